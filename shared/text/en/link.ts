import { linkFields } from './link-fields';
import { linkOutcome } from './link-outcome';
import { linkSides } from './link-sides';
import { linkSubmit } from './link-submit';

/** The screen *Link*, by area, top to bottom. */
export const link = {
  title: 'Link',
  restoring: 'Fetching what you had begun',
  notKept:
    'What you type cannot be kept on this computer just now. You can still link; close ActorLink and it is lost.',
  byHand: {
    toggle: 'Enter by hand',
    explain:
      'Ids, key, types and field values are sent exactly as you type them, so check them twice. Nothing is looked up while you type; right before sending ActorLink reads both sides and holds back what is linked already, and afterwards it reads the site back.',
    connectionId: 'ERP connection id',
    recordId: 'CRM record id',
    erpKey: 'ERP key',
    idHelp: 'A whole number from 1 to 2147483647',
    idWrong: '“{{text}}” is not an id. Enter a whole number from 1 to 2147483647.',
    select: '$select',
    selectHelp:
      'Sent as the documented query parameter. It changes nothing here: the answer of ConnectActor has no content.',
    keyHelp: 'Text, at most {{max}} characters; leading zeros count',
    keyLength: '{{length}} of {{max}} characters',
    recordName: '{{type}} {{id}}',
  },
  rights: {
    missing_one: '{{count}} call that helps is not granted on {{site}}.',
    missing_other: '{{count}} calls that help are not granted on {{site}}.',
    instead: 'What needs them is left out below and says so; the rest works. You can always link by hand.',
    show: 'What this user may do',
  },
  missing: {
    connections: 'The list of ERP connections is missing.',
    actorTypes: 'Which ERP actor types this connection maps is not known, so all are offered.',
    crmSearch: 'Searching SuperOffice does not work.',
    crmRecordGone: 'The chosen CRM record is not there any more, or you may not see it. Choose another.',
    crmRecord: 'The chosen CRM record could not be read.',
    erpSearch: 'Searching the ERP does not work. You can still type the ERP key.',
    erpKey: 'The ERP key could not be looked up.',
    fields: 'The field values could not be read.',
    values: 'Values could not be read, so fields are not compared.',
    some: 'Part of the help is missing; the rest works.',
    call: '{{call}}: {{reason}}',
    byHand: 'Enter by hand',
    instead: 'With connection id, record id and key you can link by hand.',
  },
  ...linkSides,
  ...linkFields,
  ...linkSubmit,
  outcome: linkOutcome,
};

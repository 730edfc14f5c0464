import type { CheckCode } from '../../write/check-codes';

/** What is wrong, where, and how to mend it: one sentence or two per check. */
export const checks: Record<CheckCode, string> = {
  'two-companies':
    'These look like two companies. {{differences}}. Compare them first: a value that is written goes over the one that is there.',
  'two-records':
    'These look like two different ones. {{differences}}. Compare them first: a value that is written goes over the one that is there.',
  'no-connection': 'No ERP connection is chosen. Choose one.',
  'inactive-connection':
    '{{connection}} is not active. Choose another connection, or have an administrator activate it.',
  'no-record': 'No CRM record is chosen. Search for one, or enter its id.',
  'record-not-found':
    '{{record}} is not there: SuperOffice does not show it, or not to this user. Choose another record.',
  'no-erp-actor-type': 'No ERP actor type is chosen. Choose one.',
  'no-key': 'The ERP key is empty. Choose an ERP actor, or type its key.',
  'key-too-long': 'The ERP key has {{length}} characters; {{max}} are allowed. Shorten it.',
  'already-linked':
    '{{record}} is linked in {{connection}} already. A record can have one link per connection: choose another record, or show this one in Record to change or break that link.',
  'key-held':
    'ERP key {{erpKey}} belongs to {{record}} already. Choose another ERP actor, or show that record in Record to change or break its link.',
  'key-held-by-hidden':
    'ERP key {{erpKey}} belongs to {{record}}, which SuperOffice no longer shows, or not to this user: it may be deleted or merged. Choose another ERP actor, or show that record in Record to break its link.',
  'key-shared':
    'This link would be broken and could not be made again: ERP key {{erpKey}} belongs to {{record}} as well. In Record, break or move every other link to this key, or this one.',
  'key-shared-with-hidden':
    'This link would be broken and could not be made again: ERP key {{erpKey}} belongs to {{record}} as well, which SuperOffice no longer shows, or not to this user. In Record, break every other link to this key first, or move this one to another ERP actor.',
  'holders-not-read':
    'The site did not say whether another record holds ERP key {{erpKey}} as well. If one does, this link would be broken and could not be made again. Read the record again.',
  'actor-gone':
    'This link would be broken and could not be made again: the ERP has no actor with key {{erpKey}} any more. Relink {{record}} to another ERP actor, or unlink it.',
  'new-actor-gone':
    'The old link would be broken and no new one made: the ERP has no actor with key {{erpKey}}. Choose another ERP actor.',
  'actor-not-read':
    'The ERP did not say whether it has key {{erpKey}}. If it does not, the link would be broken and none could be made. Read the values again.',
  'record-gone':
    'This link would be broken and could not be made again: {{record}} is not there, or SuperOffice does not show it to this user. Unlink it, or have somebody do it who sees it.',
  'record-not-read':
    'The values of {{record}} in SuperOffice could not be read, so nobody can say whether it is still there. If it is not, the link would be broken and could not be made again. Read the values again.',
  'not-linked':
    '{{record}} is not linked in {{connection}}, so there is no link to change. If it shall have one, link it first.',
  'other-key':
    '{{record}} is linked to ERP key {{erpKey}} now, not to {{expectedKey}}. Read the record again, then decide.',
  'same-actor': 'The old and the new ERP actor are the same. Choose another one.',
  'other-connection':
    'The old and the new ERP actor belong to two ERP connections. A link moves within one connection only.',
  'moved-unseen':
    'Changed on the site since you looked: {{fields}}. Look at what is there now, then press “I have seen it”.',
  'seen-not-read':
    'What you saw could not be read again, so nobody can say whether it changed meanwhile. Read the values again before anything is written.',
  'mandatory-empty': '{{name}} is empty, and the ERP requires it. Enter a value or take one side’s.',
  'mandatory-not-read':
    '{{name}} was not read, and the ERP requires it. Read the values again, or enter one.',
  'read-only-written': '{{name}} cannot be changed in the ERP. Switch its sync to ERP off.',
  'too-long': '{{name}} has {{length}} characters; the ERP takes {{max}}. Shorten it.',
  'not-a-number':
    '{{name}}: “{{text}}” is not a number that fits here. Write digits, such as 1500 or 1 500,50; a whole number has no decimals.',
  'not-a-date': '{{name}}: “{{text}}” is not a date. Write the day first, such as 31.12.2026, or 2026-12-31.',
  'not-yes-or-no': '{{name}}: “{{text}}” says neither yes nor no. Write yes or no, or 1 or 0.',
  'ambiguous-number':
    '{{name}}: “{{text}}” may be thousands or decimals. For thousands leave the separator out; for decimals add a zero.',
  'ambiguous-date':
    '{{name}}: “{{text}}” may be two dates. Write it with points, day first and the whole year, such as 31.12.2026, or as 2026-12-31.',
  'no-field-key': 'A field value has no CRM field key. Enter the key, or remove the row.',
  'key-not-found': 'The ERP did not know key {{erpKey}} when we looked. Check it before you link.',
  'key-has-spaces':
    'The ERP key begins or ends with a space. It is sent exactly so; remove the space if it slipped in.',
  'old-key-shared':
    'If the site refuses the new link, the old one cannot be put back: ERP key {{erpKey}} belongs to {{record}} as well.',
  'old-actor-gone':
    'If the site refuses the new link, the old one cannot be put back: the ERP has no actor with key {{erpKey}} any more.',
  'links-not-read':
    'The site did not say whether {{record}} is linked, so it may be linked already, or not any more.',
  'holder-not-read':
    'The site did not say whether a CRM record holds ERP key {{erpKey}}, so another one may hold it.',
  'key-not-told':
    'The site does not tell which ERP key the link of {{record}} holds. Compare it before you go on.',
  'mapping-not-read':
    'The site did not give its mapping, so mandatory, read-only and too long values were not checked.',
  'no-values': 'No value is sent, so this changes nothing.',
  'blanks-overwrite': 'Empty values will clear what is filled in elsewhere.',
  'empty-would-overwrite': '{{name}} is empty and set to be written. This clears what is there: {{values}}',
  'empty-may-overwrite':
    '{{name}} is empty and set to be written. What is there now was not read, so this may clear it.',
  'edited-goes-nowhere':
    'You changed {{name}}, but both its switches are off, so the new value goes nowhere.',
  'nothing-synced': 'All switches are off: only the link is made, and no value is written.',
  'unknown-list-value':
    '{{name}}: “{{value}}” is not in the list that the connection maps. The site may refuse it.',
  'same-field-twice':
    'CRM field key {{crmFieldKey}} is sent {{times}} times. Which one the site keeps is not documented.',
};

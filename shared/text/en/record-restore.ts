/** Putting the values back that were there before an entry. */
export const recordRestore = {
  title: 'Restore',
  explain:
    'The values from before the entry of {{time}}, against what is there now. Nothing is written before you press the button.',
  loading: 'Reading what was there before and what is there now…',
  failed: 'The values from before could not be prepared',
  column: {
    choose: 'Put back',
    field: 'Field',
    before: 'Before',
    now: 'Now',
    state: 'State',
  },
  crm: 'SuperOffice: {{value}}',
  erp: 'ERP: {{value}}',
  notRead: 'not read',
  empty: '(empty)',
  chooseField: 'Put back {{name}}',
  chooseValue: 'Value to put back for {{name}}',
  leaveIt: 'Leave as it is',
  state: {
    unchanged: 'as before on both sides',
    ready: 'can be put back',
    ambiguous: 'the sides held two values; choose one',
    'not-known': 'not known what was there before',
    'not-read': 'what is there now was not read',
    'not-writable': 'cannot be written any more',
  },
  changedSince: 'changed by somebody since',
  later:
    'There is a later entry of this record, of {{time}} ({{what}}). Putting values back undoes its work as well.',
  openLater: 'Open that entry',
  linkNot: {
    'not-linked': 'The record is not linked any more. Link it again first; then the values can be put back.',
    other: 'The record is linked to another ERP actor now, so these values do not belong to this link.',
    'key-not-told':
      'The site does not tell which ERP actor the record is linked to, so nothing can be put back safely.',
    'not-read': 'The site did not say whether the record is still linked: {{reason}}',
  },
  allAsBefore: 'Both sides hold what they held before: there is nothing to put back.',
  nothing: 'None of these values can be put back. The last column says why.',
  noActor: 'Nobody knew the ERP key of that entry, so its values cannot be put back.',
};

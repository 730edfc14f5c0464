/** The columns of a link plan file. The names are read again when it comes back, without capitals, blanks and signs. */
const columns = {
  rowId: 'Row id',
  state: 'State',
  decision: 'Decision',
  reason: 'Reason',
  recordBy: 'CRM record by',
  record: 'CRM record',
  postcode: 'CRM postcode',
  crmActorType: 'CRM record type',
  erpKey: 'ERP key',
  erpActorType: 'ERP actor type',
  connection: 'ERP connection',
  /** One for each field that any row has a value for. */
  value: 'Value {{crmFieldKey}}',
  note: 'Note',
  at: 'Time (UTC)',
  entryId: 'Entry',
  mark: 'Mark',
} as const;

const decisions = { none: '', approve: 'Approve', reject: 'Reject', later: 'Later' } as const;

const crmActorTypes = { Contact: 'Company', Person: 'Person', Project: 'Project', Sale: 'Sale' } as const;

const recordBy = {
  id: 'id',
  number: 'number',
  'org-number': 'organisation number',
  email: 'e-mail',
  'name-postcode': 'name and postcode',
  address: 'SuperOffice address',
} as const;

export const planFile = {
  columns,
  /** A column of the customer's own sheet that is called as one of these. */
  keptAs: 'Sheet: {{header}}',
  decisions,
  crmActorTypes,
  recordBy,
};

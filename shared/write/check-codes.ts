/** What blocks a link: it cannot be sent like this. */
export const blockingChecks = [
  'no-connection',
  'inactive-connection',
  'no-record',
  'no-erp-actor-type',
  'no-key',
  'key-too-long',
  'already-linked',
  'key-held',
  'mandatory-empty',
  'read-only-written',
  'too-long',
  'not-a-number',
  'not-a-date',
  'no-field-key',
] as const;

/** What deserves a look: it can be sent. */
export const warningChecks = [
  'key-not-found',
  'key-has-spaces',
  'empty-would-overwrite',
  'edited-goes-nowhere',
  'nothing-synced',
  'unknown-list-value',
  'same-field-twice',
] as const;

export type CheckCode = (typeof blockingChecks)[number] | (typeof warningChecks)[number];

/** What blocks a write: it cannot be sent like this. */
export const blockingChecks = [
  'no-connection',
  'inactive-connection',
  'no-record',
  'record-not-found',
  'no-erp-actor-type',
  'no-key',
  'key-too-long',
  'already-linked',
  'key-held',
  'key-held-by-hidden',
  'not-linked',
  'other-key',
  'same-actor',
  'other-connection',
  'moved-unseen',
  'mandatory-empty',
  'mandatory-not-read',
  'read-only-written',
  'too-long',
  'not-a-number',
  'not-a-date',
  'ambiguous-number',
  'ambiguous-date',
  'no-field-key',
] as const;

/** What deserves a look: it can be sent. */
export const warningChecks = [
  'two-companies',
  'two-records',
  'key-not-found',
  'key-has-spaces',
  'links-not-read',
  'holder-not-read',
  'key-not-told',
  'mapping-not-read',
  'no-values',
  'blanks-overwrite',
  'empty-would-overwrite',
  'empty-may-overwrite',
  'edited-goes-nowhere',
  'nothing-synced',
  'unknown-list-value',
  'same-field-twice',
] as const;

export type BlockingCheck = (typeof blockingChecks)[number];
export type WarningCheck = (typeof warningChecks)[number];
export type CheckCode = BlockingCheck | WarningCheck;

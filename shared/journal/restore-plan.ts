import type { Reading } from '../record/record-state';
import type { FieldValue } from '../value/field-value';
import type { PlanDescription } from '../write/plan';
import type { ActorRef, RecordRef, SeenValues } from '../write/write';
import type { WriteHead } from './entry';

/** How a field stands to its values from before an entry. */
export type RestoreState =
  /** Both sides hold what they held. Not part of the write. */
  | 'unchanged'
  /** One value, written to the sides that hold another one now. */
  | 'ready'
  /** The sides held two values, and one write carries only one: a person chooses. Not part of the write until then. */
  | 'ambiguous'
  /** What was there before was not read then. Cannot be restored. */
  | 'not-known'
  /** What is there now was not read, so nobody can say whether it changes. Not part of the write. */
  | 'not-read'
  /** The field cannot be written where it differs: read-only, or not mapped any more. */
  | 'not-writable';

export interface RestoreField {
  crmFieldKey: string;
  displayName: string;
  state: RestoreState;
  before: { crm: string | null; erp: string | null };
  now: { crm: string | null; erp: string | null };
  /** What a person calls these values, where that was kept or is told; absent where all speak for themselves. */
  words?: Record<string, string>;
  /** Somebody changed it after the entry: what is there is neither the value from before nor the entry's own. */
  changedSince: boolean;
  /** What would be sent: set for `ready`; for `ambiguous` one per side to choose from, SuperOffice's first. */
  proposals: FieldValue[];
}

/** The values from before an entry against what is there now: a draft for a person to review, never sent by itself. */
export interface RestorePlan {
  entryId: string;
  /** When the entry was written. ISO 8601, UTC. */
  entryAt: string;
  siteId: string;
  record: RecordRef;
  names: { record: string; erpConnection: string; erpActor: string };
  /** The actor that the entry's values belong to. */
  actor: ActorRef;
  /** Is the record linked to that actor now? `other` = to another key. Values go back only onto that link. */
  link: Reading<'linked' | 'not-linked' | 'other' | 'key-not-told'>;
  plan: Reading<PlanDescription>;
  fields: RestoreField[];
  /** What both sides hold now, for the `seen` of the write. */
  seen: SeenValues;
  /** A later entry of the same record, whose work the restoring would undo as well; null = none. */
  laterEntry: Pick<WriteHead, 'id' | 'at' | 'kind' | 'state'> | null;
}

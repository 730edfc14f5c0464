import type { AppErrorData } from '../errors';
import type { CrmActorType, ErpActorType } from '../record/actor-types';
import type { ComparisonResult } from '../compare/comparison';
import type { SideValue } from '../value/field-value';
import type { WriteState } from '../write/states';
import type { WriteKind } from '../write/write';

/** How the two sides of one field stand. Of equal ones only the number is kept. */
export const fieldOutcomes = [
  'not-read',
  'different',
  'list-value-unmapped',
  'one-side-empty',
  'cosmetic',
] as const satisfies readonly ComparisonResult[];
export type FieldOutcome = (typeof fieldOutcomes)[number];

/**
 * What a scan can say of a linked record, the worst first. One row can have several; `equal` stands alone and means
 * that every mapped field was read on both sides and is the same.
 */
export const rowFindings = [
  /** Of a list: the record or key has no link in this connection. */
  'not-linked',
  'orphan-record',
  'orphan-actor',
  'double-key',
  'not-read',
  'different',
  'list-value-unmapped',
  'one-side-empty',
  'cosmetic',
  'equal',
  /** Of a list: it has a link in this connection, of a kind that was not chosen, and was not read. */
  'other-kind',
] as const;
export type RowFinding = (typeof rowFindings)[number];

/** A field whose two sides are not the same, as they were read. */
export interface ScanField {
  crmFieldKey: string;
  displayName: string;
  outcome: FieldOutcome;
  /** Null = that side was not read, or did not name the field. */
  crm: SideValue | null;
  erp: SideValue | null;
}

/** One link, as a scan read it. */
export interface ScanRow {
  /** Its place in the order in which links were found; from 0. */
  row: number;
  /** `name` and `number` are empty where they were not read. Null = a listed key that no record holds. */
  record: { crmActorType: CrmActorType; crmRecordId: number; name: string; number: string } | null;
  /** `erpActorType` is null for a listed key that no record holds. Null = a listed record without a link. */
  actor: { erpActorType: ErpActorType | null; erpKey: string; name: string } | null;
  /** The worst first. Before it was read at most what is known without it. */
  findings: readonly RowFinding[];
  /** In the order of the mapping. */
  fields: readonly ScanField[];
  equalFields: number;
  /**
   * Why a side could not be read; null where both were, or nothing was said. Without the finding `not-read` it is why a
   * later reading failed: all else is as it was read before, at `at`.
   */
  error: AppErrorData | null;
  /** When it was read. ISO 8601, UTC; null = not yet. */
  at: string | null;
  /**
   * The last write from here to its record in this connection since the scan was begun: where it stands now, and when that
   * was told (ISO 8601, UTC). Null = there was none, or its entry was deleted.
   */
  lastWrite: { entryId: string; kind: WriteKind; state: WriteState; at: string } | null;
}

/** What the row shows was read before the last write from here, which may have changed it. */
export function isOfBeforeWrite({ at, lastWrite }: Pick<ScanRow, 'at' | 'lastWrite'>): boolean {
  if (at === null || lastWrite === null) return false;
  const { state } = lastWrite;
  const isNothing = state === 'Failed' || state === 'Cancelled' || state === 'Nothing';
  return !isNothing && lastWrite.at > at;
}

/** Why the row could not be read again after what it shows was read; null where it was not tried, or could be. */
export function laterFailureOf({
  at,
  findings,
  error,
}: Pick<ScanRow, 'at' | 'findings' | 'error'>): AppErrorData | null {
  return at === null || findings.includes('not-read') ? null : error;
}

/** A link was found when the scan looked for links, and none is there any more. */
export function isLinkedNoMore({
  record,
  actor,
  findings,
}: Pick<ScanRow, 'record' | 'actor' | 'findings'>): boolean {
  return record !== null && actor !== null && findings.includes('not-linked');
}

/** How many rows there are of each finding, and how many fields of each outcome, within a search. */
export interface ScanFacets {
  /** Of all rows that were found and fit the search. */
  total: number;
  findings: Record<RowFinding, number>;
  /** Rows whose last write from here nobody has seen to be as chosen. */
  unsettled: number;
  /** Of the fields with at least one row that is not equal, those first that differ most often in more than their writing. */
  fields: ScanFieldCount[];
}

export interface ScanFieldCount {
  crmFieldKey: string;
  displayName: string;
  counts: Record<FieldOutcome, number>;
}

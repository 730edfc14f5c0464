import type { AppErrorData } from '../errors';
import type { FieldValue } from '../value/field-value';
import type { LinkPlan } from '../write/plan';
import type { ErpActorType } from './actor-types';
import type { HolderOfKey } from './erp-actor';

/** What one look found, or why it found nothing. `error` null = it was not asked for. */
export type Reading<T> =
  { read: true; value: T; /** ISO 8601, UTC. */ at: string } | { read: false; error: AppErrorData | null };

/** Whether a record is linked in one connection, and as what; the ERP key is not told here. */
export interface ConnectionLink {
  erpConnectionId: number;
  connectionName: string;
  connected: boolean;
  erpActorType: ErpActorType | null;
}

/** What one reading of a record and an actor found, part by part. A part that was not read says nothing. */
export interface RecordState {
  /** One per connection that the site tells of. A connection that is missing was not told. */
  links: Reading<readonly ConnectionLink[]>;
  /** The ERP key of the record's link in the connection; null = no link there. A link whose key is not told is not read. */
  keyOfLink: Reading<string | null>;
  /** Every record that holds the ERP key; more than one where a site has let it be given twice. */
  holders: Reading<readonly HolderOfKey[]>;
  mapping: Reading<LinkPlan>;
  crm: Reading<readonly FieldValue[]>;
  erp: Reading<readonly FieldValue[]>;
}

/** `at` as text: ISO 8601, UTC, written once for the many readings of one answer. */
export function readAs<T>(value: T, at: Date | string): Reading<T> {
  return { read: true, value, at: typeof at === 'string' ? at : at.toISOString() };
}

export const notAsked = { read: false, error: null } as const satisfies Reading<never>;

/** A state of which nothing was read. */
export const nothingRead: RecordState = {
  links: notAsked,
  keyOfLink: notAsked,
  holders: notAsked,
  mapping: notAsked,
  crm: notAsked,
  erp: notAsked,
};

/** The value of a reading; null where it was not read. */
export function valueOf<T>(reading: Reading<T>): T | null {
  return reading.read ? reading.value : null;
}

/** What the site tells of the record in this connection; undefined = not read, or it does not tell of that connection. */
export function linkIn(
  { links }: Pick<RecordState, 'links'>,
  erpConnectionId: number,
): ConnectionLink | undefined {
  return valueOf(links)?.find((one) => one.erpConnectionId === erpConnectionId);
}

/** Is the record linked in this connection? Null = not read, or the site does not tell of that connection. */
export function isLinkedIn(state: Pick<RecordState, 'links'>, erpConnectionId: number): boolean | null {
  return linkIn(state, erpConnectionId)?.connected ?? null;
}

/** What became of a value between two readings: the same three words everywhere. */
export type Change = 'changed' | 'unchanged' | 'not-read';

export function compareReadings(before: string | null, after: string | null): Change {
  if (before === null || after === null) return 'not-read';
  return before === after ? 'unchanged' : 'changed';
}

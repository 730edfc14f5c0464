import type { AppErrorData } from '../errors';
import type { FieldAccess, FieldType, FieldValue } from '../value/field-value';
import type { CrmActorType, ErpActorType } from './actor-types';

/**
 * One part of a record, as one reading found it: read, or not read. `error` null = it was not asked for, or the site
 * answered without telling it. A part that was not read is never taken for one that is empty.
 */
export type Reading<T> = { read: true; value: T; at: string } | { read: false; error: AppErrorData | null };

/** One ERP connection as the site tells it for a record. A connection that is not told is one of which nothing is known. */
export interface ConnectionLink {
  erpConnectionId: number;
  connectionName: string;
  connected: boolean;
  erpActorType: ErpActorType | null;
}

/** The CRM record that holds an ERP key in a connection. */
export interface KeyHolder {
  crmActorType: CrmActorType;
  crmRecordId: number;
}

/** What a mapped field is, where the mapping was read; a field that is not mapped counts as text. */
export interface FieldShape {
  crmFieldKey: string;
  fieldType: FieldType;
  access: FieldAccess;
}

/** What one reading of a record, in one connection and beside one ERP key, found. */
export interface RecordState {
  /** The connections that the site tells of this record. */
  links: Reading<readonly ConnectionLink[]>;
  /** The ERP key of the record's link; null = no link there. A link whose key cannot be read is not read. */
  keyOfLink: Reading<string | null>;
  /** The record that holds the ERP key; null = nobody. */
  holder: Reading<KeyHolder | null>;
  mapping: Reading<readonly FieldShape[]>;
  crm: Reading<readonly FieldValue[]>;
  erp: Reading<readonly FieldValue[]>;
}

export function readAs<T>(value: T, at: Date): Reading<T> {
  return { read: true, value, at: at.toISOString() };
}

export const notAsked = { read: false, error: null } as const satisfies Reading<never>;

/** A state of which nothing was read. */
export const nothingRead: RecordState = {
  links: notAsked,
  keyOfLink: notAsked,
  holder: notAsked,
  mapping: notAsked,
  crm: notAsked,
  erp: notAsked,
};

/** The value of a reading; null where it was not read. */
export function valueOf<T>(reading: Reading<T>): T | null {
  return reading.read ? reading.value : null;
}

/** Is the record linked in this connection? Null = not read, or the site does not tell of that connection. */
export function isLinkedIn(state: Pick<RecordState, 'links'>, erpConnectionId: number): boolean | null {
  const link = valueOf(state.links)?.find((one) => one.erpConnectionId === erpConnectionId);
  return link?.connected ?? null;
}

/** What became of a value between two readings: the same three words everywhere. */
export type Change = 'changed' | 'unchanged' | 'not-read';

export function compareReadings(before: string | null, after: string | null): Change {
  if (before === null || after === null) return 'not-read';
  return before === after ? 'unchanged' : 'changed';
}

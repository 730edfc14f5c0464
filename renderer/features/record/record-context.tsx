import { createContext, use } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { OpenedRecord, RecordInConnection } from '../../../shared/record/opened-record';
import { nameInValues } from '../../../shared/record/actor-name';
import type { SiteView } from '../../../shared/site';
import type { RecordRef } from '../../../shared/write/write';
import type { RecordWriter } from './write/use-record-writer';

/** The record that the screen is about, as it was read last. */
export interface OpenRecord {
  site: SiteView;
  opened: OpenedRecord;
  ref: RecordRef;
  /** As a person calls it; its type and id where its name was not read. */
  name: string;
  /** The writes from here that may have changed something since it was read. */
  writtenSince: readonly JournalEntry[];
  isReading: boolean;
  readAgain(): void;
  writer: RecordWriter;
  /** The id of a control of this screen by its name: the screen exists once for each visited site. */
  controlId(name: string): string;
}

/** The site answered that it shows no such record; links of it may be there all the same. */
export function isGone({ record }: OpenedRecord): boolean {
  return !record.read && record.error?.code === 'not-found';
}

export const RecordContext = createContext<OpenRecord | null>(null);

/** The open record. */
export function useRecord(): OpenRecord {
  const value = use(RecordContext);
  if (!value) throw new Error('useRecord needs RecordContext above it.');
  return value;
}

/** The names that an entry of the activity keeps; empty where one is not known. The ERP actor is the linked one by default. */
export function namesOf(
  { opened }: Pick<OpenRecord, 'opened'>,
  { connectionName, erp }: Pick<RecordInConnection, 'connectionName' | 'erp'>,
  erpActor = erp.read ? nameInValues(erp.value) : '',
): { record: string; erpConnection: string; erpActor: string } {
  return {
    record: opened.record.read ? opened.record.value.name : '',
    erpConnection: connectionName,
    erpActor,
  };
}

import type { ErpActorType } from '../../shared/record/actor-types';
import type { FoundRecord } from '../superoffice/record-look-up';
import type { LeanRow } from './lean-rows';

/** Which rows of a sheet want the same, by their numbers: the numbers that the sheet gives the others. */
export interface Duplicates {
  ofKey: (seq: number) => number[];
  ofRecord: (seq: number) => number[];
}

export interface RowPlaces {
  /** Null = not known. */
  connectionOf: (row: LeanRow) => number | null;
  typeOf: (row: LeanRow) => ErpActorType | null;
  recordOf: (row: LeanRow) => FoundRecord | null;
}

/** A key belongs to one record, and a record has one link, within a connection. Rows that were sent count as well. */
export function findDuplicates(rows: readonly LeanRow[], places: RowPlaces): Duplicates {
  const byKey = new Map<string, LeanRow[]>();
  const byRecord = new Map<string, LeanRow[]>();
  for (const row of rows) {
    if (row.isRejected) continue;
    const connection = places.connectionOf(row);
    if (row.erpKey !== '') add(byKey, JSON.stringify([connection, places.typeOf(row), row.erpKey]), row);
    const record = places.recordOf(row);
    if (record) add(byRecord, JSON.stringify([connection, record.crmActorType, record.crmRecordId]), row);
  }
  const [keys, records] = [listOthers(byKey), listOthers(byRecord)];
  return { ofKey: (seq) => keys.get(seq) ?? [], ofRecord: (seq) => records.get(seq) ?? [] };
}

function add(groups: Map<string, LeanRow[]>, name: string, row: LeanRow): void {
  const group = groups.get(name);
  if (group) group.push(row);
  else groups.set(name, [row]);
}

/** No sentence names more than a few: a column that holds one text fifty thousand times must not be squared. */
const maxOthers = 12;

function listOthers(groups: ReadonlyMap<string, LeanRow[]>): Map<number, number[]> {
  const others = new Map<number, number[]>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const first = group.slice(0, maxOthers + 1);
    for (const { seq } of group) {
      const list = first.filter((row) => row.seq !== seq).slice(0, maxOthers);
      others.set(
        seq,
        list.map(({ sheetRow }) => sheetRow),
      );
    }
  }
  return others;
}

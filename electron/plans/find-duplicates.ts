import type { PlacedRow } from './place-rows';
import { forEachUnhurried } from './unhurried';

/** Which rows of a sheet want the same, by their numbers: the numbers that the sheet gives the others. */
export interface Duplicates {
  ofKey: (seq: number) => readonly number[];
  ofRecord: (seq: number) => readonly number[];
}

/**
 * A key belongs to one record, and a record has one link, within a connection. Rows that were sent count as well. Throws
 * `cancelled`.
 */
export async function findDuplicates(rows: readonly PlacedRow[], signal: AbortSignal): Promise<Duplicates> {
  const [byKey, byRecord] = [createGroups<string>(), createGroups<number>()];
  await forEachUnhurried(rows, signal, (one) => {
    const { row, connection, erpActorType, record } = one;
    if (row.isRejected) return;
    const id = connection.read ? (connection.value?.erpConnectionId ?? null) : null;
    if (row.erpKey !== '') byKey.add(`${id} ${erpActorType}`, row.erpKey, one);
    if (record) byRecord.add(`${id} ${record.crmActorType}`, record.crmRecordId, one);
  });
  const [keys, records] = [listOthers(byKey.list()), listOthers(byRecord.list())];
  return { ofKey: (seq) => keys.get(seq) ?? alone, ofRecord: (seq) => records.get(seq) ?? alone };
}

const alone: readonly number[] = [];

/** Nearly every row is alone with what it wants: a list is begun by the second. */
function createGroups<K>() {
  const firsts = new Map<string, Map<K, PlacedRow>>();
  const groups = new Map<PlacedRow, PlacedRow[]>();
  return {
    add: (scope: string, wanted: K, row: PlacedRow) => {
      const ofScope = firsts.get(scope) ?? new Map<K, PlacedRow>();
      firsts.set(scope, ofScope);
      const first = ofScope.get(wanted);
      const group = first && groups.get(first);
      if (!first) ofScope.set(wanted, row);
      else if (group) group.push(row);
      else groups.set(first, [first, row]);
    },
    list: () => [...groups.values()],
  };
}

/** No sentence names more than a few: a column that holds one text fifty thousand times must not be squared. */
const maxOthers = 12;

function listOthers(groups: readonly PlacedRow[][]): Map<number, readonly number[]> {
  const others = new Map<number, readonly number[]>();
  for (const group of groups) {
    const named = group.slice(0, maxOthers + 1).map(({ row }) => row.sheetRow);
    const ofTheRest = named.slice(0, maxOthers);
    for (const [index, { row }] of group.entries()) {
      others.set(row.seq, index < named.length ? named.toSpliced(index, 1) : ofTheRest);
    }
  }
  return others;
}

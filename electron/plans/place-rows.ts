import type { LookUp } from '../../shared/link-plan/judge-row';
import type { PlanConstants } from '../../shared/link-plan/plan';
import { keyOfWant, readWant, type RecordWant } from '../../shared/link-plan/record-want';
import { hostedAddressIn, placeOfAddress, type AddressPlace } from '../../shared/record/address-place';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { LinkPlan } from '../../shared/write/plan';
import type { RecordPlace } from '../records/read-record';
import type { FoundRecord } from '../superoffice/record-look-up';
import type { LeanRow } from './lean-rows';
import type { FoundActors } from './look-ups/find-actors';
import { forEachUnhurried } from './unhurried';

export const notAsked = { read: false, error: null } as const;

/** One connection and ERP actor type that rows lead to. */
export interface Place {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  rows: PlacedRow[];
  emptyFields: Set<string>;
  mappedTo: LookUp<CrmActorType | null>;
  mapping: LinkPlan | null;
  actors: FoundActors;
}

/** A row with where it leads, as far as the site has said. */
export interface PlacedRow {
  row: LeanRow;
  connection: LookUp<ErpConnection | null>;
  erpActorType: ErpActorType | null;
  /** Null where its connection or type is not known, or of no use. */
  place: Place | null;
  /** One for all rows that want the same; null where what stands there names no record. */
  want: RecordWant | null;
  /** Whose the address is that names it; `ours` also where none does. */
  addressPlace: AddressPlace;
  /** The records that it fits. */
  records: LookUp<readonly FoundRecord[]>;
  /** The one that is meant. */
  record: FoundRecord | null;
}

/** Says of each row where it leads and which record it wants. Throws `cancelled`. */
export async function placeRows(
  rows: readonly LeanRow[],
  constants: PlanConstants,
  connections: LookUp<ErpConnection[]>,
  { installation, signal }: { installation: string; signal: AbortSignal },
): Promise<{ placed: PlacedRow[]; places: Place[] }> {
  const connectionOf = createConnections(constants, connections);
  const placeOf = createPlaces();
  const wantOf = createWants(constants);
  const placed: PlacedRow[] = [];
  await forEachUnhurried(rows, signal, (row) => {
    const connection = connectionOf(row.connection);
    const erpActorType = row.erpActorType ?? constants.erpActorType;
    const place = placeOf.find(connection, erpActorType);
    const addressPlace = placeOfRow(row, installation);
    const want = addressPlace === 'other' ? null : wantOf(row);
    const one: PlacedRow = {
      row,
      connection,
      erpActorType,
      place,
      want,
      addressPlace,
      records: notAsked,
      record: null,
    };
    placed.push(one);
    if (place === null || row.isSent) return;
    place.rows.push(one);
    for (const field of row.emptyFields) place.emptyFields.add(field);
  });
  return { placed, places: placeOf.list() };
}

/** What a sheet calls connections is asked for once by each name. */
function createConnections(constants: PlanConstants, connections: LookUp<ErpConnection[]>) {
  const known = new Map<string, LookUp<ErpConnection | null>>();
  return (text: string | null): LookUp<ErpConnection | null> => {
    const wanted = text?.trim() ?? '';
    const found = known.get(wanted) ?? findConnection(wanted, constants, connections);
    known.set(wanted, found);
    return found;
  };
}

function findConnection(
  wanted: string,
  constants: PlanConstants,
  connections: LookUp<ErpConnection[]>,
): LookUp<ErpConnection | null> {
  if (!connections.read) return connections;
  const isWanted = ({ erpConnectionId, name }: ErpConnection) =>
    wanted === ''
      ? erpConnectionId === constants.erpConnectionId
      : name.toLowerCase() === wanted.toLowerCase() || String(erpConnectionId) === wanted;
  return { read: true, value: connections.value.find(isWanted) ?? null };
}

function createPlaces() {
  const places = new Map<string, Place>();
  return {
    list: () => [...places.values()],
    find: (connection: LookUp<ErpConnection | null>, erpActorType: ErpActorType | null): Place | null => {
      if (!connection.read || !connection.value?.active || erpActorType === null) return null;
      const { erpConnectionId } = connection.value;
      const name = `${erpConnectionId} ${erpActorType}`;
      const place = places.get(name) ?? createPlace(erpConnectionId, erpActorType);
      places.set(name, place);
      return place;
    },
  };
}

function createPlace(erpConnectionId: number, erpActorType: ErpActorType): Place {
  const empty = { rows: [], emptyFields: new Set<string>(), mappedTo: notAsked, mapping: null };
  return { erpConnectionId, erpActorType, ...empty, actors: new Map() };
}

function createWants(constants: PlanConstants) {
  const known = new Map<string, RecordWant>();
  return ({ record, crmActorType }: LeanRow): RecordWant | null => {
    const want = record && readWant(record, crmActorType ?? constants.crmActorType);
    if (!want) return null;
    const key = keyOfWant(want);
    const same = known.get(key);
    if (!same) known.set(key, want);
    return same ?? want;
  };
}

function placeOfRow({ record }: LeanRow, installation: string): AddressPlace {
  const address = record?.by === 'address' || record?.by === 'id' ? hostedAddressIn(record.text) : null;
  return address === null ? 'ours' : placeOfAddress(address, installation);
}

/** Both ends of a row, as the reader of records wants them; null while one of them is not known. */
export function toRecordPlace({ place, record, row: { erpKey } }: PlacedRow): RecordPlace | null {
  if (place === null || record === null) return null;
  const { crmActorType, crmRecordId } = record;
  const { erpConnectionId, erpActorType } = place;
  const ref = { crmActorType, crmRecordId };
  return { record: ref, erpConnectionId, erpActorType, erpKey: erpKey === '' ? null : erpKey };
}

/** The record that is meant: one alone, or the only one in use. */
export function onlyRecord(records: LookUp<readonly FoundRecord[]>): FoundRecord | null {
  if (!records.read) return null;
  const [first, ...more] = records.value;
  if (more.length === 0) return first ?? null;
  const inUse = records.value.filter(({ isRetired }) => !isRetired);
  return inUse.length === 1 ? (inUse[0] ?? null) : null;
}

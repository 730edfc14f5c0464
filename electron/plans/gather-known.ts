import { groupBy } from '../../shared/group-by';
import type { KnownOfRow, LookUp } from '../../shared/link-plan/judge-row';
import type { PlanConstants } from '../../shared/link-plan/plan';
import { readWant, type RecordWant } from '../../shared/link-plan/record-want';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { FieldValue } from '../../shared/value/field-value';
import { readPlan } from '../records/read-plan';
import { orNull } from '../records/try-call';
import type { FoundRecord } from '../superoffice/record-look-up';
import type { Teller } from './check-plan';
import { describeRow, notAsked, onlyRecord, wantById, type Place, type RowEnds } from './describe-known';
import { findDuplicates } from './find-duplicates';
import type { LeanRow } from './lean-rows';
import { askSingly, type Asked } from './look-ups/asked';
import { findActors } from './look-ups/find-actors';
import { findLinks, nameRecord, type FoundLinks } from './look-ups/find-links';
import { findRecords, type FoundRecords } from './look-ups/find-records';
import type { KeptPlan } from './plan-store';
import type { StoredRow } from './stored-row';

/** Everything that was found out, ready to be asked row by row. */
export interface KnownRows {
  ofRow: (row: StoredRow) => KnownOfRow;
}

/** So many records are read one by one to see what an empty value would take away; of more, it is said that it may. */
const maxValueReads = 300;

/** Asks the site all that is to be known of these rows, in bulk as far as the site grants it. Only reads. */
export async function gatherKnown(
  asked: Asked,
  plan: Pick<KeptPlan, 'kind' | 'constants'>,
  rows: readonly LeanRow[],
  tell: Teller,
): Promise<KnownRows> {
  const { constants } = plan;
  const open = rows.filter(({ isSent }) => !isSent);
  tell.step('connections', 1);
  const connections = await readConnections(asked);
  const connectionOf = (row: RowEnds) => findConnection(row.connection, constants, connections);
  const typeOf = (row: RowEnds) => row.erpActorType ?? constants.erpActorType;
  const places = new Map<string, Place>();
  const placeOf = (row: RowEnds): Place | null => {
    const connection = connectionOf(row);
    const erpActorType = typeOf(row);
    if (!connection.read || !connection.value?.active || erpActorType === null) return null;
    const name = `${connection.value.erpConnectionId} ${erpActorType}`;
    const place = places.get(name) ?? createPlace(connection.value.erpConnectionId, erpActorType);
    places.set(name, place);
    return place;
  };
  for (const row of open) addToPlace(placeOf(row), row);
  for (const place of places.values()) await readMapping(asked, place);

  tell.step('records', open.length);
  const wantOf = (row: RowEnds): RecordWant | null =>
    row.record && readWant(row.record, row.crmActorType ?? constants.crmActorType);
  const records = await findRecords(
    asked,
    rows.flatMap((row) => wantOf(row) ?? []),
  );

  tell.step('keys', open.length);
  for (const place of places.values()) {
    place.actors = await findActors(asked, {
      ...place,
      erpKeys: place.rows.map(({ erpKey }) => erpKey),
      crmFieldKeys: [...place.emptyFields],
    });
  }

  tell.step('links', open.length);
  const recordOf = (row: RowEnds): FoundRecord | null => onlyRecord(records, wantOf(row));
  const links = new Map<number, FoundLinks>();
  for (const [erpConnectionId, ofConnection] of groupBy(places.values(), (place) => place.erpConnectionId)) {
    links.set(erpConnectionId, await findLinks(asked, linkQueryOf(erpConnectionId, ofConnection, recordOf)));
  }
  const holders = await nameHolders(asked, places, links);

  tell.step('values', open.length);
  const crmValues = await readCrmValues(asked, open, recordOf);
  const duplicates = findDuplicates(rows, {
    connectionOf: (row) => {
      const connection = connectionOf(row);
      return connection.read ? (connection.value?.erpConnectionId ?? null) : null;
    },
    typeOf,
    recordOf,
  });
  return {
    ofRow: (row) =>
      describeRow(row, {
        plan,
        connectionOf,
        typeOf,
        placeOf,
        wantOf,
        records,
        links,
        holders,
        crmValues,
        duplicates,
      }),
  };
}

function createPlace(erpConnectionId: number, erpActorType: ErpActorType): Place {
  const empty = { rows: [], emptyFields: new Set<string>(), mappedTo: notAsked, mapping: null };
  return { erpConnectionId, erpActorType, ...empty, actors: new Map() };
}

function addToPlace(place: Place | null, row: LeanRow): void {
  place?.rows.push(row);
  for (const field of row.emptyFields) place?.emptyFields.add(field);
}

async function readConnections({ site, ask }: Asked): Promise<LookUp<ErpConnection[]>> {
  const found = await askSingly([0], () => ask(() => site.erpSync.getAllConnections()));
  return found.get(0) ?? notAsked;
}

function findConnection(
  text: string | null,
  constants: PlanConstants,
  connections: LookUp<ErpConnection[]>,
): LookUp<ErpConnection | null> {
  if (!connections.read) return connections;
  const wanted = text?.trim() ?? '';
  const isWanted = ({ erpConnectionId, name }: ErpConnection) =>
    wanted === ''
      ? erpConnectionId === constants.erpConnectionId
      : name.toLowerCase() === wanted.toLowerCase() || String(erpConnectionId) === wanted;
  return { read: true, value: connections.value.find(isWanted) ?? null };
}

async function readMapping({ site, ask }: Asked, place: Place): Promise<void> {
  const { erpConnectionId, erpActorType } = place;
  const mapped = await askSingly([0], () =>
    ask(() => site.erpSync.getCrmActorType(erpConnectionId, erpActorType)),
  );
  place.mappedTo = mapped.get(0) ?? notAsked;
  const options = { asFullAsPossible: false };
  const known = await orNull(() => ask(() => readPlan(site, erpConnectionId, erpActorType, options)));
  place.mapping = known?.plan ?? null;
}

function linkQueryOf(
  erpConnectionId: number,
  places: readonly Place[],
  recordOf: (row: RowEnds) => FoundRecord | null,
) {
  const rows = places.flatMap((place) => place.rows);
  return {
    erpConnectionId,
    records: rows.flatMap((row) => recordOf(row) ?? []),
    erpKeys: places.flatMap(listHeldKeys),
  };
}

/** Of a key that the ERP archive says nobody holds, the holder need not be asked for. */
function listHeldKeys(place: Place): string[] {
  return place.rows
    .map(({ erpKey }) => erpKey)
    .filter((erpKey) => {
      const actor = place.actors.get(erpKey);
      return actor?.read === true && actor.value !== null && actor.value.isConnected !== false;
    });
}

/** What the records that hold wanted keys are called. */
async function nameHolders(
  asked: Asked,
  places: ReadonlyMap<string, Place>,
  links: ReadonlyMap<number, FoundLinks>,
): Promise<FoundRecords> {
  const wants = [...places.values()].flatMap(({ erpConnectionId, erpActorType, rows }) =>
    rows.flatMap(({ erpKey }): RecordWant[] => {
      const link = links.get(erpConnectionId)?.ofKey(erpActorType, erpKey);
      if (!link || link === 'not-granted' || !link.read || link.value === null) return [];
      return [wantById(link.value)];
    }),
  );
  return findRecords(asked, wants);
}

async function readCrmValues(
  { site, ask }: Asked,
  rows: readonly LeanRow[],
  recordOf: (row: RowEnds) => FoundRecord | null,
): Promise<Map<string, FieldValue[]>> {
  const records = rows.filter(({ clearsCrm }) => clearsCrm).flatMap((row) => recordOf(row) ?? []);
  const wanted = records.length > maxValueReads ? [] : records;
  const read = await askSingly(wanted, ({ crmActorType, crmRecordId }) =>
    ask(() => site.erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId)),
  );
  return new Map(
    [...read].flatMap(([record, values]) => (values.read ? [[nameRecord(record), values.value]] : [])),
  );
}

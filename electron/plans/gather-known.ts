import { groupBy } from '../../shared/group-by';
import type { SaidPart } from '../../shared/link-plan/also-said';
import type { LookUp } from '../../shared/link-plan/judge-row';
import type { RecordWant } from '../../shared/link-plan/record-want';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { FieldValue } from '../../shared/value/field-value';
import { readPlan } from '../records/read-plan';
import { orNull } from '../records/try-call';
import type { FoundRecord } from '../superoffice/record-look-up';
import type { Teller } from './check-plan';
import type { Gathered } from './describe-known';
import { findDuplicates } from './find-duplicates';
import type { LeanRow } from './lean-rows';
import { askSingly, type Asked } from './look-ups/asked';
import { findActors, type FoundActor } from './look-ups/find-actors';
import { findLinks, nameRecord, type FoundLinks, type LinkQuery } from './look-ups/find-links';
import { findRecords, type FoundRecords } from './look-ups/find-records';
import { notAsked, onlyRecord, placeRows, type Place, type PlacedRow } from './place-rows';
import type { KeptPlan } from './kept-plan';
import { readSideNow } from './read-sides-now';
import { forEachUnhurried } from './unhurried';

/** So many records are read one by one to see what an empty value would take away; of more, it is said that it may. */
export const maxValueReads = 300;

/** Asks the site all that is to be known of these rows, in bulk as far as the site grants it. Only reads. */
export async function gatherKnown(
  asked: Asked,
  plan: Pick<KeptPlan, 'kind' | 'constants'>,
  rows: readonly LeanRow[],
  tell: Teller,
): Promise<Gathered> {
  const { signal } = asked;
  tell.step('connections', 1);
  const connections = await readConnections(asked);
  const { placed, places } = await placeRows(rows, plan.constants, connections, {
    installation: asked.site.client.address.url,
    signal,
  });
  for (const place of places) await readMapping(asked, place);
  const open = placed.filter(({ row }) => !row.isSent);

  tell.step('records', open.length);
  const records = await findRecords(asked, new Set(open.flatMap(({ want }) => want ?? [])), listSaid(open));
  await forEachUnhurried(placed, signal, (one) => {
    one.records = (one.want && records.get(one.want)) ?? notAsked;
    one.record = onlyRecord(one.records);
  });

  tell.step('keys', open.length);
  for (const place of places) {
    place.actors = await findActors(asked, {
      ...place,
      erpKeys: place.rows.map(({ row }) => row.erpKey),
      crmFieldKeys: [...place.emptyFields],
    });
  }

  tell.step('links', open.length);
  const links = new Map<number, FoundLinks>();
  for (const [erpConnectionId, ofConnection] of groupBy(places, (place) => place.erpConnectionId)) {
    const query = await describeQuery(erpConnectionId, ofConnection, signal);
    links.set(erpConnectionId, await findLinks(asked, query));
  }
  const holders = await nameHolders(asked, places, links);

  tell.step('values', open.length);
  const crmValues = await readCrmValues(asked, open);
  const duplicates = await findDuplicates(placed, signal);
  return { kind: plan.kind, rows: open, links, holders, crmValues, duplicates };
}

/** What the rows say of their records beside what they are looked up by, and what is read of these therefore. */
function listSaid(rows: readonly PlacedRow[]): Set<SaidPart> {
  const said = new Set<SaidPart>();
  for (const { row } of rows) for (const part in row.alsoSaid) said.add(part as SaidPart);
  return said;
}

async function readConnections({ site, ask }: Asked): Promise<LookUp<ErpConnection[]>> {
  const found = await askSingly([0], () => ask(() => site.erpSync.getAllConnections()));
  return found.get(0) ?? notAsked;
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

async function describeQuery(
  erpConnectionId: number,
  places: readonly Place[],
  signal: AbortSignal,
): Promise<LinkQuery> {
  const records: FoundRecord[] = [];
  const erpKeys: string[] = [];
  for (const { rows, actors } of places) {
    await forEachUnhurried(rows, signal, ({ row: { erpKey }, record }) => {
      if (record) records.push(record);
      if (mayBeHeld(actors.get(erpKey))) erpKeys.push(erpKey);
    });
  }
  return { erpConnectionId, records, erpKeys };
}

/** Of a key that the ERP archive says nobody holds, the holder need not be asked for. */
function mayBeHeld(actor: LookUp<FoundActor | null> | undefined): boolean {
  return actor?.read === true && actor.value !== null && actor.value.isConnected !== false;
}

/** What the records that hold wanted keys are called, by `nameRecord`. */
async function nameHolders(
  asked: Asked,
  places: readonly Place[],
  links: ReadonlyMap<number, FoundLinks>,
): Promise<Gathered['holders']> {
  const wants = new Map<string, RecordWant>();
  for (const { erpConnectionId, erpActorType, rows } of places) {
    const ofConnection = links.get(erpConnectionId);
    await forEachUnhurried(rows, asked.signal, ({ row, record }) => {
      const link = ofConnection?.ofKey(erpActorType, row.erpKey, record);
      if (!link || link === 'not-granted' || !link.read || link.value === null) return;
      const { crmActorType, crmRecordId } = link.value;
      wants.set(nameRecord(link.value), {
        crmActorType,
        by: 'id',
        value: String(crmRecordId),
        postcode: '',
      });
    });
  }
  const found: FoundRecords = await findRecords(asked, new Set(wants.values()));
  return new Map([...wants].map(([name, want]) => [name, found.get(want) ?? notAsked]));
}

async function readCrmValues(
  asked: Asked,
  rows: readonly PlacedRow[],
): Promise<Map<string, readonly FieldValue[]>> {
  const clearing = rows.filter(
    // Of one that puts values back both sides are read.
    ({ row, record }) => row.clearsCrm && row.restores === null && record !== null,
  );
  const read = await readSideNow(asked, clearing.length > maxValueReads ? [] : clearing, 'crm');
  return new Map([...read].flatMap(([{ record }, values]) => (record ? [[nameRecord(record), values]] : [])));
}

import type { MissingHelp } from '../../shared/journal/entry';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { OpenedRecord, RecordInConnection } from '../../shared/record/opened-record';
import {
  notAsked,
  readAs,
  valueOf,
  type ConnectionLink,
  type Reading,
} from '../../shared/record/record-state';
import type { PlanDescription } from '../../shared/write/plan';
import type { RecordRef } from '../../shared/write/write';
import type { SiteConnection } from '../sites/site-connection';
import { readLinksOfRecords } from '../superoffice/link-keys';
import { describeCrmRecord } from './crm-records';
import { mapLimited } from './limited';
import { readPlan } from './read-plan';
import { readPart, readRecord } from './read-record';
import { orNull } from './try-call';

const maxParallelConnections = 3;
/** For the parts of a record that belong to no connection. */
const noConnection = { erpConnectionId: 0, erpActorType: null, erpKey: null };

/**
 * A record with all its links as it stands now: what each connection maps, and the live values of both sides. A part
 * that the site does not give is not read and says why; nothing is taken for not being there because a call failed.
 */
export async function openRecord(
  site: SiteConnection,
  ref: RecordRef,
  clock: () => Date,
): Promise<OpenedRecord> {
  const { crmActorType, crmRecordId } = ref;
  const [record, state, known] = await Promise.all([
    readPart(() => describeCrmRecord(site, crmActorType, crmRecordId), clock),
    readRecord(site, { record: ref, ...noConnection }, ['links', 'crm'], { clock }),
    readPart(() => site.erpSync.getAllConnections(), clock),
  ]);
  const found = listConnections(state.links, known);
  const read = await mapLimited(found, maxParallelConnections, (one) =>
    readConnection(site, ref, one, clock),
  );
  const isGone = !record.read && record.error?.code === 'not-found';
  const connections = isGone ? await Promise.all(read.map((one) => asLinkLeft(site, ref, one))) : read;
  return {
    crmActorType,
    crmRecordId,
    record,
    crm: copyOf(state.crm),
    connections: [
      ...connections.filter(isLinked),
      ...connections.filter((connection) => !isLinked(connection)),
    ],
    connectionsNotRead: state.links.read ? null : state.links,
    at: clock().toISOString(),
  };
}

/**
 * Of a record that is gone the site may refuse to tell its links. A key that is told for it all the same is the key of a
 * link that was left behind, and the list of links tells what it leads to.
 */
async function asLinkLeft(
  { archive }: SiteConnection,
  { crmActorType, crmRecordId }: RecordRef,
  connection: RecordInConnection,
): Promise<RecordInConnection> {
  const { linked, erpKey } = connection;
  if (linked.read || !erpKey.read || erpKey.value === null || erpKey.value === '') return connection;
  const { erpConnectionId } = connection;
  const links = await orNull(() => readLinksOfRecords(archive, erpConnectionId, crmActorType, [crmRecordId]));
  const erpActorType = links?.find((link) => link.erpKey === erpKey.value)?.erpActorType ?? null;
  return { ...connection, erpActorType, linked: readAs(true, new Date(erpKey.at)) };
}

function isLinked({ linked }: RecordInConnection): boolean {
  return valueOf(linked) === true;
}

type FoundConnection = Pick<
  RecordInConnection,
  'erpConnectionId' | 'connectionName' | 'isActive' | 'linked' | 'erpActorType'
>;

/**
 * The connections that the site tells of for this record. Where it does not tell, all that there are: in each the link
 * is not read.
 */
function listConnections(
  links: Reading<readonly ConnectionLink[]>,
  known: Reading<readonly ErpConnection[]>,
): FoundConnection[] {
  const connections = valueOf(known) ?? [];
  if (!links.read) {
    return connections.map(({ erpConnectionId, name, active }) => ({
      erpConnectionId,
      connectionName: name,
      isActive: active,
      linked: links,
      erpActorType: null,
    }));
  }
  return links.value.map(({ erpConnectionId, connectionName, connected, erpActorType }) => {
    const connection = connections.find((one) => one.erpConnectionId === erpConnectionId);
    return {
      erpConnectionId,
      connectionName: connectionName || (connection?.name ?? ''),
      isActive: connection?.active ?? null,
      linked: { read: true, value: connected, at: links.at },
      erpActorType,
    };
  });
}

async function readConnection(
  site: SiteConnection,
  record: RecordRef,
  found: FoundConnection,
  clock: () => Date,
): Promise<RecordInConnection> {
  const { erpConnectionId, erpActorType, linked } = found;
  if (linked.read && !linked.value) {
    const noLink = readAs<string | null>(null, new Date(linked.at));
    return { ...found, erpKey: noLink, holders: notAsked, plan: notAsked, erp: notAsked, missing: [] };
  }
  const place = { record, erpConnectionId, erpActorType };
  const missing: MissingHelp[] = [];
  const readKeyAndActor = async () => {
    const { keyOfLink } = await readRecord(site, { ...place, erpKey: null }, ['keyOfLink'], { clock });
    const erpKey = linkedWithoutRow(linked, keyOfLink) ? notAsked : keyOfLink;
    const ofKey = { ...place, erpKey: valueOf(erpKey) };
    const { holders, erp } = await readRecord(site, ofKey, ['holders', 'erp'], { clock });
    return { erpKey, holders: copyOf(holders), erp: copyOf(erp) };
  };
  // Neither waits for the other: on a site far away each turn is a moment that a person waits.
  const [actor, plan] = await Promise.all([readKeyAndActor(), readPlanOf(site, found, missing, clock)]);
  return { ...found, ...actor, plan, missing };
}

function copyOf<T>(reading: Reading<readonly T[]>): Reading<T[]> {
  return reading.read ? { ...reading, value: [...reading.value] } : reading;
}

/** The record is linked and no row of a link is shown: the site does not show such rows, which says nothing of the key. */
function linkedWithoutRow(linked: Reading<boolean>, keyOfLink: Reading<string | null>): boolean {
  return valueOf(linked) === true && keyOfLink.read && keyOfLink.value === null;
}

async function readPlanOf(
  site: SiteConnection,
  { erpConnectionId, erpActorType }: FoundConnection,
  missing: MissingHelp[],
  clock: () => Date,
): Promise<Reading<PlanDescription>> {
  if (erpActorType === null) return notAsked;
  return readPart(async () => {
    const known = await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: true });
    missing.push(...known.missing);
    return known.description;
  }, clock);
}

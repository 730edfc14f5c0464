import type { ErpConnection } from '../../shared/record/erp-actor';
import type { HeldKey, RecordHit } from '../../shared/record/found-records';
import type { SiteConnection } from '../sites/site-connection';
import { findCrmRecordById, type CrmRecordRow } from '../superoffice/crm-records';
import { readLinksOfKeys, type ToldLink } from '../superoffice/link-keys';
import { knowledgeOf } from './connection-knowledge';
import { makeHiddenHit } from './find-left-links';
import { mapLimited } from './limited';
import { orNull } from './try-call';

/** What a text may name; a ticket has no more, and each is a restriction of the one request that a connection gets. */
const maxKeys = 24;
const maxRecords = 25;
const maxParallel = 3;

/** A record that holds a searched ERP key. */
export interface RecordOfKey {
  row: CrmRecordRow;
  held: HeldKey;
}

/** What was found, and whether every connection told all: otherwise a record that was not found may hold the key. */
export interface FoundByKey {
  records: RecordOfKey[];
  /** Records that hold a key and that the site does not show. */
  hidden: RecordHit[];
  isWhole: boolean;
}

/**
 * The records that hold one of these ERP keys in a connection of the site: one request per connection, and one per record
 * found. Never throws for a site that does not help.
 */
export async function findByErpKey(site: SiteConnection, keys: readonly string[]): Promise<FoundByKey> {
  if (keys.length === 0) return { records: [], hidden: [], isWhole: true };
  const connections = await orNull(() => knowledgeOf(site).connections());
  if (connections === null) return { records: [], hidden: [], isWhole: false };
  const active = connections.filter(({ active: isActive }) => isActive);
  const asked = keys.slice(0, maxKeys);
  const spelled = [...new Set(asked.flatMap((key) => [key, key.toUpperCase(), key.toLowerCase()]))];
  const told = await mapLimited(active, maxParallel, async (connection) => {
    const links = await orNull(() => readLinksOfKeys(site.archive, connection.erpConnectionId, spelled, 0));
    return links?.map((link) => ({ connection, link })) ?? null;
  });
  const links = told.flatMap((one) => one ?? []).slice(0, maxRecords);
  const read = await mapLimited(links, maxParallel, (one) => orNull(() => readRow(site, asked, one)));
  const holders = read.flatMap((one) => one ?? []);
  return {
    records: holders.flatMap((one) => ('row' in one ? one : [])),
    hidden: holders.flatMap((one) => ('row' in one ? [] : one)),
    isWhole: !told.includes(null) && !read.includes(null),
  };
}

async function readRow(
  site: SiteConnection,
  keys: readonly string[],
  { connection, link }: { connection: ErpConnection; link: ToldLink },
): Promise<(RecordOfKey | RecordHit)[]> {
  const { erpActorType, erpKey } = link;
  // Nobody types the capitals of a key, and what is held stands beside the hit.
  if (erpKey === null || !keys.some((key) => key.toLowerCase() === erpKey.toLowerCase())) return [];
  const row = await findCrmRecordById(site.archive, link.crmActorType, link.crmRecordId);
  const { erpConnectionId, name: connectionName } = connection;
  const held = { connectionName, erpActorType, erpKey };
  if (row === null)
    return [{ ...makeHiddenHit(link, { erpConnectionId, connectionName }), heldKeys: [held] }];
  return [{ row, held }];
}

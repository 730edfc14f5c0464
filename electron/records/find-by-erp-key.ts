import type { ErpConnection } from '../../shared/record/erp-actor';
import { maxErpKeyLength } from '../../shared/record/actor-types';
import type { HeldKey } from '../../shared/record/found-records';
import type { TextCandidate } from '../../shared/record/pasted-text';
import { cleanSearchText } from '../../shared/record/search-text';
import type { SiteConnection } from '../sites/site-connection';
import { findCrmRecordById, type CrmRecordRow } from '../superoffice/crm-records';
import { readLinksOfKeys, type ToldLink } from '../superoffice/link-keys';
import { knowledgeOf } from './connection-knowledge';
import { mapLimited } from './limited';
import { orNull } from './try-call';

const maxKeys = 12;
const maxRecords = 25;
const maxParallel = 3;

/** A record that holds a searched ERP key, and which candidate of the text the key is. */
export interface RecordOfKey {
  candidate: number;
  row: CrmRecordRow;
  held: HeldKey;
}

/** What of the text may be an ERP key: a number in it, or a text that is one word with a digit. By its candidate. */
export function pickErpKeys(candidates: readonly TextCandidate[], text: string): Map<string, number> {
  const keys = new Map<string, number>();
  const add = (key: string, candidate: number) => {
    if (key !== '' && key.length <= maxErpKeyLength && keys.size < maxKeys && !keys.has(key)) {
      keys.set(key, candidate);
    }
  };
  const whole = cleanSearchText(text);
  if (candidates.length > 0 && /^\S*\d\S*$/.test(whole) && !whole.includes('@') && !whole.includes('/')) {
    add(whole, 0);
  }
  for (const [index, candidate] of candidates.entries()) {
    if (candidate.kind === 'number') add(candidate.digits, index);
  }
  return keys;
}

/** What was found, and whether every connection told all: otherwise a record that was not found may hold the key. */
export interface FoundByKey {
  records: RecordOfKey[];
  isWhole: boolean;
}

/**
 * The records that hold one of these ERP keys in a connection of the site: one request per connection, and one per record
 * found. Never throws for a site that does not help.
 */
export async function findByErpKey(
  site: SiteConnection,
  keys: ReadonlyMap<string, number>,
): Promise<FoundByKey> {
  if (keys.size === 0) return { records: [], isWhole: true };
  const connections = await orNull(() => knowledgeOf(site).connections());
  if (connections === null) return { records: [], isWhole: false };
  const active = connections.filter(({ active: isActive }) => isActive);
  const told = await mapLimited(active, maxParallel, async (connection) => {
    const links = await orNull(() =>
      readLinksOfKeys(site.archive, connection.erpConnectionId, [...keys.keys()], 0),
    );
    return links?.map((link) => ({ connection, link })) ?? null;
  });
  const links = told.flatMap((one) => one ?? []).slice(0, maxRecords);
  const read = await mapLimited(links, maxParallel, (one) => orNull(() => readRow(site, keys, one)));
  return {
    records: read.flatMap((one) => one ?? []),
    isWhole: !told.includes(null) && !read.includes(null),
  };
}

async function readRow(
  site: SiteConnection,
  keys: ReadonlyMap<string, number>,
  { connection, link }: { connection: ErpConnection; link: ToldLink },
): Promise<RecordOfKey[]> {
  const candidate = link.erpKey === null ? undefined : keys.get(link.erpKey);
  if (candidate === undefined || link.erpKey === null) return [];
  const row = await findCrmRecordById(site.archive, link.crmActorType, link.crmRecordId);
  if (row === null) return [];
  const { erpActorType, erpKey } = link;
  return [{ candidate, row, held: { connectionName: connection.name, erpActorType, erpKey } }];
}

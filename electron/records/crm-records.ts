import { AppError } from '../../shared/errors';
import type { Page } from '../../shared/ipc/contract';
import type { CrmActorType } from '../../shared/record/actor-types';
import type { CrmRecord, LinkedConnection } from '../../shared/record/crm-record';
import { parseRecordReference } from '../../shared/record/record-reference';
import type { SiteConnection } from '../sites/site-connection';
import {
  findCrmRecordById,
  findCrmRecordsByName,
  findCrmRecordsByNumber,
  type CrmRecordRow,
} from '../superoffice/crm-records';
import { mapLimited } from './limited';
import { orNull } from './try-call';

const pageSize = 25;
const maxParallelLookUps = 4;

/** Searches by name; a text with digits also by number, and one that is an id by id. Exact hits come first, retired ones last. */
export async function searchCrmRecords(
  site: SiteConnection,
  query: { crmActorType: CrmActorType; text: string; page: number },
): Promise<Page<CrmRecord>> {
  const text = query.text.trim();
  const byName = await findCrmRecordsByName(site.archive, query.crmActorType, text, query.page, pageSize);
  const exact = query.page === 0 ? await findByNumberOrId(site, query.crmActorType, text) : [];
  const rows = [...exact, ...byName].filter(
    (row, index, all) => all.findIndex(({ crmRecordId }) => crmRecordId === row.crmRecordId) === index,
  );
  const retiredLast = [...rows.filter((row) => !row.isRetired), ...rows.filter((row) => row.isRetired)];
  const items = await mapLimited(retiredLast, maxParallelLookUps, (row) => describeRecord(site, row));
  return { items, more: byName.length === pageSize };
}

/** One record with its links. Throws `not-found`. */
export async function getCrmRecord(
  site: SiteConnection,
  crmActorType: CrmActorType,
  crmRecordId: number,
): Promise<CrmRecord> {
  const row = await findCrmRecordById(site.archive, crmActorType, crmRecordId);
  if (!row) throw new AppError('not-found', { params: { crmActorType, crmRecordId } });
  return { ...toRecord(row), linkedIn: await readLinks(site, row) };
}

async function findByNumberOrId(
  site: SiteConnection,
  crmActorType: CrmActorType,
  text: string,
): Promise<CrmRecordRow[]> {
  if (!/\d/.test(text)) return [];
  const reference = parseRecordReference(text, crmActorType);
  // A help beside the search by name: a site that cannot restrict by number still finds names.
  const [byNumber, byId] = await Promise.all([
    orNull(() => findCrmRecordsByNumber(site.archive, crmActorType, text, pageSize)),
    reference && (reference.crmActorType ?? crmActorType) === crmActorType
      ? orNull(() => findCrmRecordById(site.archive, crmActorType, reference.crmRecordId))
      : null,
  ]);
  const numbered = byNumber ?? [];
  const isExact = (row: CrmRecordRow) => row.number === text;
  return [...numbered.filter(isExact), ...(byId ? [byId] : []), ...numbered.filter((row) => !isExact(row))];
}

async function describeRecord(site: SiteConnection, row: CrmRecordRow): Promise<CrmRecord> {
  return { ...toRecord(row), linkedIn: row.hasActiveLinks ? await readLinks(site, row) : [] };
}

/** Null where the site would not say. */
async function readLinks(
  site: SiteConnection,
  { crmActorType, crmRecordId }: CrmRecordRow,
): Promise<LinkedConnection[] | null> {
  const states = await orNull(() => site.erpSync.getConnectionsAndDisplayFields(crmActorType, crmRecordId));
  return (
    states
      ?.filter((state) => state.connected)
      .map(({ erpConnectionId, connectionName }) => ({ erpConnectionId, connectionName })) ?? null
  );
}

function toRecord({
  crmActorType,
  crmRecordId,
  name,
  number,
  details,
  isRetired,
}: CrmRecordRow): Omit<CrmRecord, 'linkedIn'> {
  return { crmActorType, crmRecordId, name, number, details, isRetired };
}

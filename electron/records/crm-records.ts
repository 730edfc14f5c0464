import { AppError } from '../../shared/errors';
import type { Page } from '../../shared/ipc/contract';
import type { CrmActorType } from '../../shared/record/actor-types';
import type { CrmRecord, LinkedConnection } from '../../shared/record/crm-record';
import { findForeign } from '../../shared/record/address-place';
import {
  parseRecordReference,
  parseRecordReferences,
  type RecordReference,
} from '../../shared/record/record-reference';
import {
  cleanSearchText,
  hasNumber,
  hasWords,
  rankName,
  readNumberDigits,
  spellNumberEnd,
  spellWord,
  splitWords,
} from '../../shared/record/search-text';
import type { SiteConnection } from '../sites/site-connection';
import {
  findCrmRecordById,
  findCrmRecordsByBeginning,
  findCrmRecordsByEmail,
  findCrmRecordsByIds,
  findCrmRecordsByName,
  findCrmRecordsByNumber,
  findCrmRecordsByNumberEnd,
  type CrmRecordRow,
} from '../superoffice/crm-records';
import { mapLimited } from './limited';
import { orNull } from './try-call';

const pageSize = 25;
const maxParallelLookUps = 4;
/** Records that end in the same digits, of which those with the whole number are picked. */
const maxCandidates = 100;

interface CrmSearch {
  crmActorType: CrmActorType;
  text: string;
  page: number;
}

/**
 * Searches for what a caller gives: a name, its words in any order and spelling, or the city; number and id as they are
 * printed; a pasted address; several ids; organisation or phone number in any writing; an e-mail address. What fits best
 * comes first, retired ones last.
 */
export async function searchCrmRecords(site: SiteConnection, query: CrmSearch): Promise<Page<CrmRecord>> {
  const { rows, more } = await findRows(site, query);
  const once = rows.filter(
    (row, index, all) => all.findIndex(({ crmRecordId }) => crmRecordId === row.crmRecordId) === index,
  );
  const retiredLast = [...once.filter((row) => !row.isRetired), ...once.filter((row) => row.isRetired)];
  const items = await mapLimited(retiredLast, maxParallelLookUps, (row) => describeRow(site, row));
  return { items, more };
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

/** One record without its links: name, number and details. Throws `not-found`. */
export async function describeCrmRecord(
  site: SiteConnection,
  crmActorType: CrmActorType,
  crmRecordId: number,
): Promise<Omit<CrmRecord, 'linkedIn'>> {
  const row = await findCrmRecordById(site.archive, crmActorType, crmRecordId);
  if (!row) throw new AppError('not-found', { params: { crmActorType, crmRecordId } });
  return toRecord(row);
}

async function findRows(
  site: SiteConnection,
  { crmActorType, text, page }: CrmSearch,
): Promise<{ rows: CrmRecordRow[]; more: boolean }> {
  const clean = cleanSearchText(text);
  // An id of another installation is another record here.
  const isForeign = findForeign(text, site.client.address.url) !== null;
  const listed = isForeign ? null : parseRecordReferences(text, crmActorType);
  const [exact, given, byName] = await Promise.all([
    page === 0 ? findByNumberOrId(site, crmActorType, clean, text) : [],
    page === 0 ? findByWhatIsGiven(site, crmActorType, clean) : [],
    // Nothing is called by a list of ids; a number may be part of a name.
    listed ? [] : findByName(site, crmActorType, clean, page),
  ]);
  const byId = listed ? await findListed(site, crmActorType, listed, page) : [];
  return {
    rows: [...given, ...byId, ...exact, ...byName],
    more: byName.length >= pageSize || (listed?.length ?? 0) > (page + 1) * pageSize,
  };
}

/**
 * Those whose name begins with the text first. A site that cannot be asked for spellings is asked for the text as it
 * stands.
 */
async function findByName(
  site: SiteConnection,
  crmActorType: CrmActorType,
  text: string,
  page: number,
): Promise<CrmRecordRow[]> {
  const words = splitWords(text);
  const [beginning, containing] = await Promise.all([
    words.length === 0
      ? []
      : orNull(() => findCrmRecordsByBeginning(site.archive, crmActorType, spellWord(text), pageSize)),
    findContaining(site, crmActorType, text, words, page),
  ]);
  const isMeant = (row: CrmRecordRow) =>
    hasWords(
      [row.name, ...row.details.filter(({ what }) => what === 'city').map(({ value }) => value)].join(' '),
      words,
    );
  const rank = (row: CrmRecordRow) => rankName(row.name, text);
  const first = (beginning ?? []).filter((row) => rank(row) === 0);
  if (page > 0)
    return containing.filter(
      (row) => isMeant(row) && !first.some((one) => one.crmRecordId === row.crmRecordId),
    );
  return [...first, ...containing.filter(isMeant).toSorted((a, b) => rank(a) - rank(b))];
}

async function findContaining(
  { archive }: SiteConnection,
  crmActorType: CrmActorType,
  text: string,
  words: readonly string[],
  page: number,
): Promise<CrmRecordRow[]> {
  const spelled = { words: words.map((word) => spellWord(word)) };
  const found =
    words.length === 0
      ? null
      : await orNull(() => findCrmRecordsByName(archive, crmActorType, spelled, page, pageSize));
  return found ?? findCrmRecordsByName(archive, crmActorType, text, page, pageSize);
}

/** A help beside the search by name: a site that cannot restrict by these columns still finds names. */
async function findByWhatIsGiven(
  { archive }: SiteConnection,
  crmActorType: CrmActorType,
  text: string,
): Promise<CrmRecordRow[]> {
  if (text.includes('@')) {
    return (await orNull(() => findCrmRecordsByEmail(archive, crmActorType, text, pageSize))) ?? [];
  }
  const digits = readNumberDigits(text);
  if (digits === null) return [];
  const endings = spellNumberEnd(digits);
  const rows = await orNull(() => findCrmRecordsByNumberEnd(archive, crmActorType, endings, maxCandidates));
  return (rows ?? []).filter(({ details }) =>
    details.some(({ what, value }) => (what === 'orgNumber' || what === 'phone') && hasNumber(value, digits)),
  );
}

async function findListed(
  { archive }: SiteConnection,
  crmActorType: CrmActorType,
  references: readonly RecordReference[],
  page: number,
): Promise<CrmRecordRow[]> {
  const ids = references
    .filter((reference) => (reference.crmActorType ?? crmActorType) === crmActorType)
    .map(({ crmRecordId }) => crmRecordId)
    .slice(page * pageSize, (page + 1) * pageSize);
  return ids.length === 0 ? [] : findCrmRecordsByIds(archive, crmActorType, ids);
}

async function findByNumberOrId(
  site: SiteConnection,
  crmActorType: CrmActorType,
  clean: string,
  raw: string,
): Promise<CrmRecordRow[]> {
  if (!/\d/.test(clean)) return [];
  const isForeign = findForeign(raw, site.client.address.url) !== null;
  const reference = isForeign ? null : parseRecordReference(raw, crmActorType);
  // As the screens print it.
  const number = clean.replace(/^no\.\s*(?=\S)/i, '');
  // A help beside the search by name: a site that cannot restrict by number still finds names.
  const [byNumber, byId] = await Promise.all([
    orNull(() => findCrmRecordsByNumber(site.archive, crmActorType, number, pageSize)),
    reference && (reference.crmActorType ?? crmActorType) === crmActorType
      ? orNull(() => findCrmRecordById(site.archive, crmActorType, reference.crmRecordId))
      : null,
  ]);
  const numbered = byNumber ?? [];
  const isExact = (row: CrmRecordRow) => row.number === number;
  return [...numbered.filter(isExact), ...(byId ? [byId] : []), ...numbered.filter((row) => !isExact(row))];
}

/** A row with its links, where its own mark says that it has any. */
export async function describeRow(site: SiteConnection, row: CrmRecordRow): Promise<CrmRecord> {
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

import { AppError } from '../../shared/errors';
import { placeOfAddress } from '../../shared/record/address-place';
import { crmActorTypes, type CrmActorType } from '../../shared/record/actor-types';
import type { FoundRecords, HeldKey, RecordHit } from '../../shared/record/found-records';
import { pickErpKeys } from '../../shared/record/pasted-keys';
import { pickNumbers } from '../../shared/record/pasted-numbers';
import { pickCandidates, type TextCandidate } from '../../shared/record/pasted-text';
import { isNumber, spellNumberEnd } from '../../shared/record/search-text';
import type { SiteConnection } from '../sites/site-connection';
import {
  findCrmRecordById,
  findCrmRecordsByEmail,
  findCrmRecordsByNumber,
  findCrmRecordsByNumberEnd,
  type CrmRecordRow,
} from '../superoffice/crm-records';
import { describeRow, searchCrmRecords } from './crm-records';
import { findByErpKey, type RecordOfKey } from './find-by-erp-key';
import { findLeftLinks, mergeHidden } from './find-left-links';
import { mapLimited } from './limited';

/** A ticket may quote a whole thread: what comes later in it is shown as a candidate and not searched. */
const maxSearches = 12;
const maxParallelSearches = 3;
const maxHitsPerSearch = 10;
const maxHits = 25;
/** Records that end in the same digits, of which those with the whole number are picked. */
const maxEndingAlike = 100;
/** Shorter ones are nobody's organisation number or phone. */
const shortestDigits = 5;
const withNumbers: readonly CrmActorType[] = ['Contact', 'Person'];

/**
 * What a pasted text contains, and the records that belong to it. A search that failed is named in `failed`: then it is
 * not known whether there is such a record. Throws where no search of any candidate could be answered.
 */
export async function findRecords(site: SiteConnection, text: string): Promise<FoundRecords> {
  const candidates = pickCandidates(text, pickNumbers);
  const failed: FoundRecords['failed'] = [];
  const foreign = findForeign(candidates, site.client.address.url);
  const isOther = new Set(foreign.flatMap(({ candidate, place }) => (place === 'other' ? [candidate] : [])));
  const searched = [...candidates.entries()].filter(([index]) => !isOther.has(index)).slice(0, maxSearches);
  const byKey = findByErpKey(site, pickErpKeys(text));
  let answered = 0;
  const rows = await mapLimited(searched, maxParallelSearches, async ([index, candidate]) => {
    const { found, error } = await settle(search(site, candidate, text));
    if (error) failed.push({ candidate: index, error: error.toData() });
    answered += found.length;
    return [index, found.flat()] as const;
  });
  const [firstFailed] = failed;
  if (firstFailed && answered === 0) throw new AppError(firstFailed.error.code, firstFailed.error);
  const { records: holders, hidden, isWhole } = await byKey;
  const found = mergeRows(rows, holders).slice(0, maxHits);
  const hits = await mapLimited(
    found,
    maxParallelSearches,
    async ({ row, by, heldKeys }): Promise<RecordHit> => ({
      record: await describeRow(site, row),
      by,
      ...(heldKeys.length > 0 ? { heldKeys } : {}),
    }),
  );
  const asked = searched.flatMap(([by, one]) =>
    // Of a type that was not answered nobody knows whether it is shown.
    one.kind === 'record' && !failed.some(({ candidate }) => candidate === by) ? [{ ...one, by }] : [],
  );
  const shown = found.map(({ row }) => row);
  const left = await findLeftLinks(site, asked, shown);
  return {
    candidates,
    hits: [...hits, ...mergeHidden([...hidden, ...left])].slice(0, maxHits),
    failed: failed.toSorted((a, b) => a.candidate - b.candidate),
    ...(foreign.length > 0 ? { foreign } : {}),
    ...(isWhole ? {} : { keysNotRead: true }),
  };
}

function findForeign(
  candidates: readonly TextCandidate[],
  installation: string,
): NonNullable<FoundRecords['foreign']> {
  return candidates.flatMap((one, candidate) => {
    if (one.kind !== 'record' || one.address === null) return [];
    const place = placeOfAddress(one.address, installation);
    return place === 'ours' ? [] : [{ candidate, place }];
  });
}

interface Merged {
  row: CrmRecordRow;
  by: number[];
  heldKeys: HeldKey[];
}

/** Each record once. One that holds the very key comes before those that share a number with it. */
function mergeRows(
  rows: readonly (readonly [number, readonly CrmRecordRow[]])[],
  holders: readonly RecordOfKey[],
): Merged[] {
  const found = new Map<string, Merged>();
  const add = (row: CrmRecordRow, by: number[], held: HeldKey[]) => {
    const key = `${row.crmActorType} ${row.crmRecordId}`;
    const known = found.get(key) ?? { row, by: [], heldKeys: [] };
    found.set(key, known);
    known.by.push(...by.filter((candidate) => !known.by.includes(candidate)));
    known.heldKeys.push(...held);
  };
  for (const { row, held } of holders) add(row, [], [held]);
  for (const [index, ofCandidate] of rows) for (const row of ofCandidate) add(row, [index], []);
  return [...found.values()];
}

/** What was answered of several searches, and the first refusal. */
async function settle(
  searches: readonly Promise<CrmRecordRow[]>[],
): Promise<{ found: CrmRecordRow[][]; error: AppError | null }> {
  const settled = await Promise.allSettled(searches);
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const error = reasons.find((reason) => reason instanceof AppError) ?? null;
  const bug = reasons.find((reason) => !(reason instanceof AppError));
  if (bug !== undefined) throw bug;
  return { found: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), error };
}

/** The searches of a candidate, each of which may be answered where another is not. */
function search(site: SiteConnection, candidate: TextCandidate, text: string): Promise<CrmRecordRow[]>[] {
  const { archive } = site;
  switch (candidate.kind) {
    case 'record':
      return [findById(site, candidate.crmActorType, candidate.crmRecordId)];
    case 'company-number':
      return [findByDigits(site, ['Contact'], candidate.digits)];
    case 'phone':
      return [findByDigits(site, withNumbers, candidate.digits)];
    case 'e-mail':
      return [
        collect(withNumbers, (type) =>
          findCrmRecordsByEmail(archive, type, candidate.address, maxHitsPerSearch),
        ),
      ];
    case 'number': {
      const numbered = collect(crmActorTypes, async (type) => {
        const begun = await findCrmRecordsByNumber(archive, type, candidate.digits, maxHitsPerSearch);
        return begun.filter(({ number }) => number === candidate.digits);
      });
      // Nobody says what it is: many an organisation number does not check, and phones are written in all ways.
      const isLong = candidate.digits.length >= shortestDigits;
      return [numbered, ...(isLong ? [findByDigits(site, withNumbers, candidate.digits)] : [])];
    }
    case 'name': {
      // A company that a sentence names is no project; what stands alone may be the name of anything.
      const types = candidate.asWritten === text.trim() ? crmActorTypes : withNumbers;
      return [
        collect(types, async (crmActorType) => {
          const { items } = await searchCrmRecords(site, { crmActorType, text: candidate.text, page: 0 });
          return items.slice(0, maxHitsPerSearch).map((item) => ({
            ...item,
            hasActiveLinks: item.linkedIn === null || item.linkedIn.length > 0,
          }));
        }),
      ];
    }
  }
}

async function findById(
  { archive }: SiteConnection,
  crmActorType: CrmActorType | null,
  crmRecordId: number,
): Promise<CrmRecordRow[]> {
  const types = crmActorType === null ? crmActorTypes : [crmActorType];
  return collect(types, async (type) => {
    const row = await findCrmRecordById(archive, type, crmRecordId);
    return row === null ? [] : [row];
  });
}

function findByDigits(
  { archive }: SiteConnection,
  types: readonly CrmActorType[],
  digits: string,
): Promise<CrmRecordRow[]> {
  return collect(types, async (type) => {
    const rows = await findCrmRecordsByNumberEnd(archive, type, spellNumberEnd(digits), maxEndingAlike);
    const isMeant = ({ what, value }: CrmRecordRow['details'][number]) =>
      (what === 'orgNumber' || what === 'phone') && isNumber(value, digits);
    return rows.filter(({ details }) => details.some(isMeant));
  });
}

/** Fails as a whole where one type was not answered: half an answer would look like a whole one. */
async function collect(
  types: readonly CrmActorType[],
  find: (type: CrmActorType) => Promise<CrmRecordRow[]>,
): Promise<CrmRecordRow[]> {
  return (await Promise.all(types.map(find))).flat();
}

import { groupBy } from '../../shared/group-by';
import type { PlanKind } from '../../shared/link-plan/plan';
import type { RecordKeyKind } from '../../shared/link-plan/record-as-given';
import type { CheckCost } from '../../shared/link-plan/run';
import { crmActorTypes } from '../../shared/record/actor-types';
import { archivePageSize } from '../superoffice/archive';
import type { LookUpColumn } from '../superoffice/record-look-up';
import type { AskedFor } from './count-asked';
import { maxValueReads } from './gather-known';
import { confirmedKeys, mostListedPages } from './look-ups/find-actors';
import { keysPerRequest } from './look-ups/find-links';
import { pieceSizes } from './look-ups/find-records';

/** Of a connection and a type: what the type is mapped to, its mapping, the lists of values, the lengths. */
const requestsOfPlace = 4;
/** A full page of what is no id is asked for its next one. More are only there where very many records share a name. */
const pagesOfPiece = 2;

/** What the site has said before. */
interface SiteSaid {
  /** What it does not grant in bulk. */
  single: CheckCost['single'];
  /** The plan's own connection has less than a page of links. */
  hasFewLinks: boolean;
}

/**
 * How many requests a check sends at the most, going the same ways as its look-ups. What the site answers decides whether it is fewer: holders are named where there are any, and keys are asked for once
 * more where they were not found.
 */
export function countMostRequests(
  { records, places, clearing }: AskedFor,
  { kind, rowCount, single, hasFewLinks }: SiteSaid & { kind: PlanKind; rowCount: number },
): number {
  const isSingle = (what: CheckCost['single'][number]) => single.includes(what);
  const recordsOfId = (count: number) => (isSingle('records') ? 1 + count : pieces(count));
  const forRecords = records.map(({ by, count }) => {
    const column = lookUpColumns[by];
    if (column === 'id') return recordsOfId(count);
    return isSingle('records') ? 1 : pagesOfPiece * pieces(count, pieceSizes[column]);
  });
  const forKeys = places.map(({ keys }) =>
    isSingle('keys') ? 1 + mostListedPages(keys) + keys : pieces(keys) + Math.min(confirmedKeys, keys),
  );
  // An address may be that of any type.
  const types = records.some(({ by }) => by === 'address')
    ? crmActorTypes.length
    : new Set(records.map(({ crmActorType }) => crmActorType)).size;
  const isFew = ([first]: AskedFor['places']) => hasFewLinks && first?.connection === null;
  const forLinks = [...groupBy(places, ({ connection }) => connection).values()].map((ofConnection) => {
    const rows = sum(ofConnection.map((place) => place.rows));
    const keys = sum(ofConnection.map((place) => place.keys));
    if (isSingle('links')) return 1 + rows;
    if (isFew(ofConnection)) return 2;
    // A page to see how many there are, then all of them, or those of the records and the keys.
    return 1 + pieces(rows) + types + pagesOfPiece * pieces(keys, keysPerRequest);
  });
  const keys = sum(
    places.map((place) => (isFew([place]) ? Math.min(archivePageSize, place.keys) : place.keys)),
  );
  const forHolders = isSingle('links') ? 0 : crmActorTypes.length - 1 + recordsOfId(keys);
  // What both sides hold now is read row by row, to see what was changed since.
  const forValues = kind === 'restore' ? 2 * rowCount : Math.min(maxValueReads, clearing);
  return (
    1 +
    requestsOfPlace * places.length +
    sum(forRecords) +
    sum(forKeys) +
    sum(forLinks) +
    forHolders +
    forValues
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function pieces(count: number, size: number = archivePageSize): number {
  return Math.ceil(count / size);
}

const lookUpColumns: Record<RecordKeyKind, LookUpColumn> = {
  id: 'id',
  address: 'id',
  number: 'number',
  'org-number': 'org-number',
  email: 'email',
  'name-postcode': 'name',
};

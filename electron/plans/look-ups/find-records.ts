import { groupBy } from '../../../shared/group-by';
import type { SaidPart } from '../../../shared/link-plan/also-said';
import type { LookUp } from '../../../shared/link-plan/judge-row';
import { isWanted, spellCompanyNumber, type RecordWant } from '../../../shared/link-plan/record-want';
import type { CrmActorType } from '../../../shared/record/actor-types';
import type { FieldValue } from '../../../shared/value/field-value';
import { isRefusal } from '../../records/refusal';
import { archivePageSize } from '../../superoffice/archive';
import {
  canLookUpBy,
  lookUpRecords,
  type FoundRecord,
  type LookUpColumn,
} from '../../superoffice/record-look-up';
import { askInPieces, askSingly, type Asked } from './asked';

/** How many values one request asks for. */
export const pieceSizes: Record<LookUpColumn, number> = {
  id: archivePageSize,
  number: archivePageSize,
  email: archivePageSize,
  // Each in up to seven spellings.
  'org-number': 40,
  // Many may have one name.
  name: 100,
};
/** How many pages its answer may have. */
const maxPages = 20;

export type FoundRecords = Map<RecordWant, LookUp<readonly FoundRecord[]>>;

/** The records that are wanted, and `also` of each: in bulk where the site grants its archives, else one by one. */
export async function findRecords(
  asked: Asked,
  wants: ReadonlySet<RecordWant>,
  also: ReadonlySet<SaidPart> = new Set(),
): Promise<FoundRecords> {
  const groups = groupBy(wants, ({ crmActorType, by }) => `${crmActorType} ${by}`);
  const found: FoundRecords = new Map();
  for (const group of groups.values()) {
    for (const [want, records] of await findGroup(asked, group, also)) found.set(want, records);
  }
  return found;
}

async function findGroup(
  asked: Asked,
  wants: readonly RecordWant[],
  also: ReadonlySet<SaidPart>,
): Promise<FoundRecords> {
  const [first] = wants;
  if (!first) return new Map();
  const { crmActorType, by } = first;
  if (!canLookUpBy(crmActorType, by)) return new Map(wants.map((want) => [want, { read: true, value: [] }]));
  const { done, singly } = asked.tell;
  const { found, refused } = await askInPieces(
    wants,
    pieceSizes[by],
    (piece) => findPiece(asked, piece, also),
    done,
  );
  if (refused === null) return found;
  // Without archives only an id can be looked up.
  if (by === 'id') {
    await singly('records', wants.length);
    return askSingly(wants, (want) => findAlone(asked, want), done);
  }
  return new Map(wants.map((want) => [want, { read: false, error: refused }]));
}

async function findPiece(
  { site, ask }: Asked,
  wants: RecordWant[],
  also: ReadonlySet<SaidPart>,
): Promise<Map<RecordWant, readonly FoundRecord[]>> {
  const [first] = wants;
  if (!first) return new Map();
  const { crmActorType, by } = first;
  const isPart = by === 'org-number';
  const values = wants.flatMap(({ value }) => (isPart ? spellCompanyNumber(value) : [value]));
  const rows: FoundRecord[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const query = { crmActorType, by, values, isPart, page, also };
    const more = await ask(() => lookUpRecords(site.archive, query));
    rows.push(...more);
    // An id names one record, so the answer to a list of ids has no second page.
    if (by === 'id' || more.length < archivePageSize) break;
  }
  return sortByWant(wants, rows);
}

function sortByWant(
  wants: readonly RecordWant[],
  rows: readonly FoundRecord[],
): Map<RecordWant, readonly FoundRecord[]> {
  const byId = new Map(rows.map((row) => [row.crmRecordId, row]));
  if (wants[0]?.by === 'id') {
    return new Map(
      wants.map((want) => {
        const row = byId.get(Number(want.value));
        return [want, row ? [row] : []];
      }),
    );
  }
  const once = [...byId.values()];
  return new Map(wants.map((want) => [want, once.filter((row) => isWanted(want, row))]));
}

/**
 * Not by the reader of records: no connection is meant yet, and only whether the record is there and who it is is asked.
 * INFERENCE, as for ERP keys: a record that is not there has no values, or is refused by the documented error.
 */
async function findAlone({ site, ask }: Asked, want: RecordWant): Promise<FoundRecord[]> {
  const { crmActorType, value } = want;
  const crmRecordId = Number(value);
  try {
    const values = await ask(() => site.erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId));
    return values.length === 0 ? [] : [describeByValues(crmActorType, crmRecordId, values)];
  } catch (error) {
    if (isRefusal(error) && /^SoNotFoundException$/m.test(error.detail)) return [];
    throw error;
  }
}

function describeByValues(
  crmActorType: CrmActorType,
  crmRecordId: number,
  values: readonly FieldValue[],
): FoundRecord {
  const valueOf = (key: string) => values.find((one) => one.crmFieldKey.toUpperCase() === key)?.value ?? '';
  const names = ['NAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME', 'HEADING'].map(valueOf);
  return {
    crmActorType,
    crmRecordId,
    name: names.filter((name) => name !== '').join(' '),
    number: '',
    orgNumber: valueOf('VATNO') || valueOf('ORGNR'),
    email: valueOf('EMAIL'),
    postcodes: ['POSTALZIP', 'STREETZIP'].map(valueOf).filter((postcode) => postcode !== ''),
    isRetired: false,
  };
}

import type { FieldComparison } from '../../../shared/compare/comparison';
import type { DraftRow } from '../../../shared/link/draft';
import { fieldOf, type LinkPlan, type PlanField } from '../../../shared/write/plan';
import { listRows, type RowState } from './row-state';
import { holdsStored } from '../../../shared/write/same-stored';
import { resultOfValue } from '../../../shared/write/value-result';

/** Holds the two sides of a row against each other. */
export type CompareRow = (
  row: Pick<DraftRow, 'crmFieldKey' | 'crm' | 'erp'>,
  field: PlanField,
) => FieldComparison;

/** By what is stored: what is not the same is different. Items of a list that nobody can name are not compared. */
export const compareExactly: CompareRow = ({ crm, erp }, field) => {
  const isSame = crm === null || erp === null ? null : holdsStored(crm.value, erp.value, field);
  if (isSame === null) return { result: 'not-read' };
  return { result: isSame ? 'equal' : 'different' };
};

const rank: Record<FieldComparison['result'], number> = {
  different: 0,
  'one-side-empty': 0,
  'list-value-unmapped': 0,
  'not-read': 1,
  cosmetic: 2,
  equal: 3,
};

/** True for what somebody has to look at: more than cosmetic, and known. */
export function isDifference({ result }: FieldComparison): boolean {
  return rank[result] === 0;
}

interface Order {
  compare: CompareRow;
  plan: LinkPlan | null;
}

/**
 * The order on the screen: differing fields first, equal ones last, else as the connection maps them. It looks at what
 * both sides hold, never at what is chosen, so that no row moves away while somebody works on it.
 */
export function orderRows(rows: readonly DraftRow[], { compare, plan }: Order): string[] {
  return rows
    .map((row) => ({ id: row.id, comparison: compare(row, fieldOf(plan, row.crmFieldKey)) }))
    .toSorted((a, b) => rank[a.comparison.result] - rank[b.comparison.result])
    .map(({ id }) => id);
}

/** The row that stands first on the screen. */
export function findFirstRow(
  { plan, ...rows }: Pick<RowState, 'rowIds' | 'rows'> & { plan: LinkPlan | null },
  compare: CompareRow,
): string | undefined {
  return orderRows(listRows(rows), { compare, plan })[0];
}

/** The rows that nobody has to look at: both sides hold the same, nothing is written, and nobody typed anything. */
export function listFoldable(rows: readonly DraftRow[], plan: LinkPlan | null): ReadonlySet<string> {
  const foldable = rows.filter((row) => {
    const field = fieldOf(plan, row.crmFieldKey);
    const result = resultOfValue(row, field);
    const isKept = result.crm === 'keeps' && result.erp === 'keeps';
    return row.source !== 'typed' && isKept && compareExactly(row, field).result === 'equal';
  });
  return new Set(foldable.map(({ id }) => id));
}

/** Those of them that are read on both sides still: of the others nobody can say that they are equal. */
export function keepRead(foldable: ReadonlySet<string>, rows: readonly DraftRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ id, crm, erp }) => (crm !== null && erp !== null && foldable.has(id) ? [id] : [])),
  );
}

/** The next differing row after `current` on the screen, going round; null where no row differs. */
export function findNextDifference(
  order: readonly string[],
  isDifferent: (rowId: string) => boolean,
  current: string | null,
  step: 1 | -1,
): string | null {
  const start = current === null ? (step === 1 ? -1 : order.length) : order.indexOf(current);
  for (let away = 1; away <= order.length; away += 1) {
    const index = (start + step * away + order.length * 2) % order.length;
    const rowId = order[index];
    if (rowId !== undefined && isDifferent(rowId)) return rowId;
  }
  return null;
}

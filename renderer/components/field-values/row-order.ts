import { compareSides, type Comparison } from '../../../shared/value/compare';
import type { DraftRow } from '../../../shared/link/draft';
import { fieldOf, type LinkPlan } from '../../../shared/write/plan';
import { resultOfValue } from '../../../shared/write/value-result';

const rank = { different: 0, unknown: 1, same: 2 };

/**
 * The order on the screen: differing fields first, equal ones last, else as the connection maps them. It looks at what
 * both sides hold, never at what is chosen, so that no row moves away while somebody works on it.
 */
export function orderRows(rows: readonly DraftRow[], plan: LinkPlan | null): string[] {
  return rows
    .map((row) => ({ id: row.id, comparison: compareRow(row, plan) }))
    .toSorted((a, b) => rank[a.comparison] - rank[b.comparison])
    .map(({ id }) => id);
}

/** The rows that nobody has to look at: both sides hold the same, nothing is written, and nobody typed anything. */
export function listFoldable(rows: readonly DraftRow[], plan: LinkPlan | null): ReadonlySet<string> {
  const foldable = rows.filter((row) => {
    const result = resultOfValue(row, fieldOf(plan, row.crmFieldKey));
    const isKept = result.crm === 'keeps' && result.erp === 'keeps';
    return row.source !== 'typed' && isKept && compareRow(row, plan) === 'same';
  });
  return new Set(foldable.map(({ id }) => id));
}

/** How the two sides of a row stand. */
export function compareRow(row: DraftRow, plan: LinkPlan | null): Comparison {
  return compareSides(row, fieldOf(plan, row.crmFieldKey).fieldType);
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

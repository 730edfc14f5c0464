import type { DraftRow } from '../../../shared/link/draft';
import type { Text } from '../../../shared/text/text';
import { fieldOf, type LinkPlan } from '../../../shared/write/plan';
import { isDifference, type CompareRow } from './row-order';

export interface RowCounts {
  total: number;
  differ: number;
  /** Fields that differ and mean the same. */
  cosmetic: number;
  /** Fields of which a side was not read. */
  unknown: number;
}

/** How many fields of a record differ, by the rules in use: the same figures in the table and in what is said aloud. */
export function countRows(
  rows: readonly DraftRow[],
  { compare, plan }: { compare: CompareRow; plan: LinkPlan | null },
): RowCounts {
  const compared = rows.map((row) => compare(row, fieldOf(plan, row.crmFieldKey)));
  return {
    total: rows.length,
    differ: compared.filter(isDifference).length,
    cosmetic: compared.filter(({ result }) => result === 'cosmetic').length,
    unknown: compared.filter(({ result }) => result === 'not-read').length,
  };
}

export function tellCounts({ total, differ, cosmetic, unknown }: RowCounts, t: Text): string {
  const key =
    unknown === 0
      ? 'link.fields.summary'
      : unknown === total
        ? 'link.fields.summaryNoneRead'
        : 'link.fields.summaryNotRead';
  const summary = t(key, { total, differ, unknown });
  return cosmetic === 0 ? summary : `${summary}${t('record.compare.cosmeticCount', { count: cosmetic })}`;
}

import type { DraftRow } from '../../../shared/link/draft';
import type { Text } from '../../../shared/text/text';
import type { PlanField } from '../../../shared/write/plan';
import { resultSentence } from '../../../shared/write/result-sentence';
import { resultOfValue } from '../../../shared/write/value-result';
import type { CompareRow } from './row-order';
import { showStored } from './show-stored';
import { toIsCosmetic } from './use-compare';

/** A row in words: its name, the value, and what becomes of both sides. */
export function tellRow(
  row: DraftRow,
  field: PlanField,
  compare: CompareRow,
  t: Text,
): { name: string; value: string; result: string } {
  const show = (value: string) => showStored(value, row, field, t) || t('link.row.empty');
  return {
    name: row.displayName,
    value: show(row.value),
    result: resultSentence(row, resultOfValue(row, field, toIsCosmetic(compare)), show, t),
  };
}

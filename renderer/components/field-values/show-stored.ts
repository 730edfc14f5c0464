import type { DraftRow } from '../../../shared/link/draft';
import type { Text } from '../../../shared/text/text';
import { hiddenText, isChecked, refusedText, showDecoded } from '../../../shared/value/encoded-value';
import { spellingOf } from '../../../shared/write/list-values';
import type { PlanField } from '../../../shared/write/plan';

/**
 * A stored value as a person reads it, in one form in every column: numbers and dates decoded by us, list items by their
 * names, texts as the site shows them. Empty for an empty value.
 */
export function showStored(
  value: string,
  row: Pick<DraftRow, 'crm' | 'erp' | 'value' | 'displayValue' | 'source'>,
  { fieldType, list }: Pick<PlanField, 'fieldType' | 'list'>,
  t: Text,
): string {
  if (value === '') return '';
  if (fieldType === 'Password') return hiddenText;
  if (fieldType === 'Checkbox') return t(isChecked(value) ? 'link.row.checked' : 'link.row.unchecked');
  const refused = refusedText(row, fieldType);
  if (refused === value) return refused;
  const decoded = showDecoded(value, fieldType);
  if (decoded !== null) return decoded;
  const item = list?.names[spellingOf(list, row)].get(value);
  if (item !== undefined) return item;
  const known = [row.crm, row.erp, row].find((held) => held?.value === value && held.displayValue !== '');
  return known?.displayValue ?? value;
}

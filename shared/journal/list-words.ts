import { valueOf, type RecordState } from '../record/record-state';
import { joinValues } from '../write/joined-value';
import { spellingOf } from '../write/list-values';
import { fieldOf } from '../write/plan';
import type { Write } from '../write/write';

/** What a person calls the stored values of list fields, by CrmFieldKey and value. */
export type ListWords = Record<string, Record<string, string>>;

/**
 * The words for the list values that a write finds and sends: later, when the values are others, nobody gives them any
 * more. Other types speak for themselves. Undefined where there are none.
 */
export function listWordsOf(write: Write, before: RecordState): ListWords | undefined {
  const plan = valueOf(before.mapping);
  if (!('values' in write) || plan === null) return undefined;
  const hasLists = write.values.some(({ crmFieldKey }) => fieldOf(plan, crmFieldKey).fieldType === 'List');
  if (!hasLists) return undefined;
  const rows = joinValues(write.values, plan, { crm: valueOf(before.crm), erp: valueOf(before.erp) });
  const words = rows.flatMap((row) => {
    const { fieldType, list } = fieldOf(plan, row.crmFieldKey);
    if (fieldType !== 'List') return [];
    const named = [row.crm, row.erp, row].flatMap((held) => {
      if (held === null || held.value === '') return [];
      const { value, displayValue } = held;
      const word = list?.names[spellingOf(list, row)].get(value) ?? displayValue;
      return word === '' || word === value ? [] : [[value, word] as const];
    });
    return named.length === 0 ? [] : [[row.crmFieldKey, Object.fromEntries(named)] as const];
  });
  return words.length === 0 ? undefined : Object.fromEntries(words);
}

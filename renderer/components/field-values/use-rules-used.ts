import type { CompareRule } from '../../../shared/compare/comparison';
import { fieldOf } from '../../../shared/write/plan';
import { useLinkForm } from './form-context';
import { listRows } from './row-state';

/** Counts in how many fields of this record each rule tells two texts to be one. */
export function useRulesUsed(): () => ReadonlyMap<CompareRule, number> {
  const { form, compare } = useLinkForm();
  return () => {
    const { plan, ...rows } = form.store.getState();
    const used = new Map<CompareRule, number>();
    for (const row of listRows(rows)) {
      const comparison = compare(row, fieldOf(plan, row.crmFieldKey));
      if (comparison.result !== 'cosmetic') continue;
      for (const rule of comparison.rules) used.set(rule, (used.get(rule) ?? 0) + 1);
    }
    return used;
  };
}

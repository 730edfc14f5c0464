import { hiddenText } from '../value/encoded-value';
import { createKeyFinder } from '../value/field-key';
import { joinValues, type SideReadings } from '../write/joined-value';
import { fieldOf, type LinkPlan } from '../write/plan';
import { isSameStored } from '../write/same-stored';
import type { LeftValue, PlanValue } from './plan-row';
import { because, type RowReason } from './row-reason';
import { toFieldValues } from './row-values';

/**
 * What putting values back would write over that is not the run's own: neither what it left nor what goes back. What was
 * not read is said, never taken for unchanged. `left` = what the run left; a field that it does not tell is not judged.
 */
export function judgeChanges(
  values: readonly PlanValue[],
  left: readonly LeftValue[],
  mapping: LinkPlan | null,
  now: SideReadings,
): RowReason[] {
  const findLeft = createKeyFinder(left.map((one) => [one.crmFieldKey, one]));
  return joinValues(toFieldValues(values, mapping, 'restore'), mapping, now).flatMap((row) => {
    const was = findLeft(row.crmFieldKey);
    if (!was) return [];
    const field = fieldOf(mapping, row.crmFieldKey);
    const name = row.displayName || row.crmFieldKey;
    const sides = [row.syncToCrm ? ('crm' as const) : null, row.syncToErp ? ('erp' as const) : null];
    const found = sides.flatMap((side): RowReason[] => {
      if (side === null) return [];
      const held = row[side];
      const wrote = was[side];
      if (held === null || wrote === null) return [because('now-not-read', { name })];
      const isKnown = [wrote, row.value].some((value) => isSameStored(held.value, value, field));
      if (isKnown) return [];
      const shown = field.fieldType === 'Password' ? hiddenText : held.displayValue || held.value;
      return [because(`${side}-changed-since`, { name, now: shown })];
    });
    return found.filter(({ code }, at) => found.findIndex((one) => one.code === code) === at);
  });
}

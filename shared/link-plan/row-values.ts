import type { FieldValue } from '../value/field-value';
import type { Check } from '../write/check';
import { checkValues } from '../write/check-values';
import { joinValues } from '../write/joined-value';
import { fieldOf, type LinkPlan } from '../write/plan';
import type { PlanValue } from './plan-row';
import { because, type RowReason } from './row-reason';

/** The values of a row as they are sent. What the site calls each field stands in its mapping. */
export function toFieldValues(values: readonly PlanValue[], mapping: LinkPlan | null): FieldValue[] {
  return values.map(({ crmFieldKey, value, direction }) => ({
    displayName: fieldOf(mapping, crmFieldKey).displayName,
    crmFieldKey,
    value,
    displayValue: '',
    syncToCrm: direction === 'to-crm' || direction === 'both',
    syncToErp: direction === 'to-erp' || direction === 'both',
  }));
}

/** Would writing this value take something away in SuperOffice? Then what is there has to be known. */
export function mayClearCrm({ value, direction }: PlanValue): boolean {
  return value === '' && (direction === 'to-crm' || direction === 'both');
}

/**
 * What the values of a row are up against: the rules of a single link, with what both sides hold as far as that was read.
 * `crm`, `erp` null = not read.
 */
export function judgeValues(
  values: readonly PlanValue[],
  mapping: LinkPlan | null,
  sides: { crm: readonly FieldValue[] | null; erp: readonly FieldValue[] | null },
): RowReason[] {
  const rows = joinValues(toFieldValues(values, mapping), mapping, sides);
  return checkValues(rows, mapping).flatMap(toReason);
}

function toReason({ code, level, params }: Check): RowReason[] {
  // A row that only links is what most plans are made of.
  if (code === 'nothing-synced') return [];
  if (code === 'empty-would-overwrite') return [because('value-would-clear', params)];
  if (code === 'empty-may-overwrite') return [because('value-may-clear', params)];
  return [because(level === 'blocked' ? 'value-blocked' : 'value-warning', { ...params, check: code })];
}

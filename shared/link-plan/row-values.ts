import { encodeTyped } from '../value/encode-typed';
import { parseEncoded } from '../value/encoded-value';
import type { FieldType, FieldValue } from '../value/field-value';
import type { Check } from '../write/check';
import { checkValues } from '../write/check-values';
import { joinValues } from '../write/joined-value';
import { fieldOf, type LinkPlan } from '../write/plan';
import type { PlanKind } from './plan';
import type { PlanValue } from './plan-row';
import { because, type RowReason } from './row-reason';

/**
 * The values of a row as they are sent. What the site calls each field, and of which type it is, stands in its mapping: a
 * number or date that a row has as people write it goes in the form of the site. What goes back is the site's own writing.
 */
export function toFieldValues(
  values: readonly PlanValue[],
  mapping: LinkPlan | null,
  kind: PlanKind,
): FieldValue[] {
  return values.map(({ crmFieldKey, value, direction }) => {
    const { displayName, fieldType } = fieldOf(mapping, crmFieldKey);
    const isTyped = kind === 'link' && written.has(fieldType) && parseEncoded(value).marker === null;
    return {
      displayName,
      crmFieldKey,
      value: isTyped ? encodeTyped(value, fieldType) : value,
      displayValue: isTyped ? value : '',
      syncToCrm: direction === 'to-crm' || direction === 'both',
      syncToErp: direction === 'to-erp' || direction === 'both',
    };
  });
}

/** What people write otherwise than the site does. */
const written: ReadonlySet<FieldType> = new Set(['Integer', 'Double', 'Date', 'Checkbox']);

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
  kind: PlanKind,
): RowReason[] {
  const rows = joinValues(toFieldValues(values, mapping, kind), mapping, sides);
  return checkValues(rows, mapping).flatMap(toReason);
}

function toReason({ code, level, params }: Check): RowReason[] {
  // A row that only links is what most plans are made of.
  if (code === 'nothing-synced') return [];
  if (code === 'empty-would-overwrite') return [because('value-would-clear', params)];
  if (code === 'empty-may-overwrite') return [because('value-may-clear', params)];
  return [because(level === 'blocked' ? 'value-blocked' : 'value-warning', { ...params, check: code })];
}

import type { FieldValue, SideValue } from '../value/field-value';
import type { LinkPlan, PlanField } from './plan';
import { createKeyFinder } from '../value/field-key';

/** Where a value to store came from. */
export const valueSources = ['crm', 'erp', 'typed'] as const;
export type ValueSource = (typeof valueSources)[number];

/**
 * A value to store, beside what both sides hold now. `crm` or `erp` is null where that side was not read or does not
 * have the field. What the field is like stands in the plan, not here.
 */
export interface JoinedValue extends FieldValue {
  /** Tells values of one key apart. */
  id: string;
  crm: SideValue | null;
  erp: SideValue | null;
  source: ValueSource;
}

/** A mapped field with what both sides hold now. */
export interface JoinedField {
  field: PlanField;
  crm: SideValue | null;
  erp: SideValue | null;
}

/** What both sides gave; null = not read. */
export interface SideReadings {
  crm: readonly FieldValue[] | null;
  erp: readonly FieldValue[] | null;
}

/** One per field of the plan, in its order. */
export function joinFields(plan: LinkPlan, { crm, erp }: SideReadings): JoinedField[] {
  const crmSides = sidesByField(plan, crm);
  const erpSides = sidesByField(plan, erp);
  return plan.fields.map((field, index) => ({
    field,
    crm: toSide(crmSides[index]),
    erp: toSide(erpSides[index]),
  }));
}

/** Values to store beside what both sides hold. Without a plan they are found by their keys alone. */
export function joinValues(
  values: readonly FieldValue[],
  plan: LinkPlan | null,
  sides: SideReadings,
): JoinedValue[] {
  if (values.length === 0) return [];
  const findCrm = createSideFinder(plan, sides.crm);
  const findErp = createSideFinder(plan, sides.erp);
  return values.map((given, index) => {
    const { displayName, crmFieldKey, value, displayValue, syncToCrm, syncToErp } = given;
    const field = plan?.find(crmFieldKey);
    const crm = toSide(findCrm(crmFieldKey, field));
    const erp = toSide(findErp(crmFieldKey, field));
    const source = crm?.value === value ? 'crm' : erp?.value === value ? 'erp' : 'typed';
    return {
      id: String(index),
      displayName,
      crmFieldKey,
      value,
      displayValue,
      syncToCrm,
      syncToErp,
      crm,
      erp,
      source,
    };
  });
}

type SideFinder = (crmFieldKey: string, field: PlanField | undefined) => FieldValue | undefined;

function createSideFinder(plan: LinkPlan | null, side: readonly FieldValue[] | null): SideFinder {
  if (side === null) return () => undefined;
  const byField = plan && sidesByField(plan, side);
  let findByKey: ((crmFieldKey: string) => FieldValue | undefined) | null = null;
  return (crmFieldKey, field) => {
    if (byField && field) return byField[field.index];
    findByKey ??= createKeyFinder(side.map((value) => [value.crmFieldKey, value] as const));
    return findByKey(crmFieldKey);
  };
}

/** What a side says of each field of the plan, in its order; where it names one twice, the last counts. */
export function sidesByField(plan: LinkPlan, side: readonly FieldValue[] | null): (FieldValue | undefined)[] {
  const { fields } = plan;
  const found = fields.map((): FieldValue | undefined => undefined);
  let expected = 0;
  for (const value of side ?? []) {
    // Sites tell values in the order of the mapping, mostly: then none has to be looked up.
    const next = fields[expected];
    const field = next?.crmFieldKey === value.crmFieldKey ? next : plan.find(value.crmFieldKey);
    if (!field) continue;
    found[field.index] = value;
    expected = field.index + 1;
  }
  return found;
}

export function toSide(found: FieldValue | undefined): SideValue | null {
  return found === undefined ? null : { value: found.value, displayValue: found.displayValue };
}

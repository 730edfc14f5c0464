import { isSameValue } from '../value/compare';
import type { SideValue } from '../value/field-value';
import { joinFields, type JoinedField, type SideReadings } from '../write/joined-value';
import type { LinkPlan, PlanField } from '../write/plan';
import { listSpellings } from '../write/list-values';
import type { FieldOutcome, ScanField } from './scan-row';

/** How two values of one field stand to each other, both of them read. */
export type CompareField = (field: PlanField, crm: SideValue, erp: SideValue) => FieldOutcome | 'equal';

export interface ComparedFields {
  /** Those that are not equal, in the order of the mapping. */
  fields: ScanField[];
  equalFields: number;
}

/**
 * Compares what the connection maps. A side that does not name a mapped field has not told it: such a field is not read,
 * never equal.
 */
export function compareFields(
  plan: LinkPlan,
  sides: SideReadings,
  compare: CompareField = compareField,
): ComparedFields {
  const fields: ScanField[] = [];
  let equalFields = 0;
  for (const joined of joinFields(plan, sides)) {
    const outcome = outcomeOf(joined, compare);
    if (outcome === 'equal') equalFields += 1;
    else fields.push(describe(joined, outcome));
  }
  return { fields, equalFields };
}

function outcomeOf({ field, crm, erp }: JoinedField, compare: CompareField): FieldOutcome | 'equal' {
  return crm === null || erp === null ? 'not-read' : compare(field, crm, erp);
}

function describe({ field, crm, erp }: JoinedField, outcome: FieldOutcome): ScanField {
  return { crmFieldKey: field.crmFieldKey, displayName: field.displayName, outcome, crm, erp };
}

/** By the type of the field alone. */
export function compareField(field: PlanField, crm: SideValue, erp: SideValue): FieldOutcome | 'equal' {
  if (isSameValue(crm.value, erp.value, field.fieldType)) return 'equal';
  if (isUnmapped(field, crm.value) || isUnmapped(field, erp.value)) return 'list-value-unmapped';
  return crm.value === '' || erp.value === '' ? 'one-side-empty' : 'different';
}

function isUnmapped({ list }: PlanField, value: string): boolean {
  return list !== null && value !== '' && !listSpellings.some((spelling) => list.names[spelling].has(value));
}

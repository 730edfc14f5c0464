import type { ComparedSides } from '../compare/compare-field';
import { kindOfField, type FieldKind } from '../compare/field-kinds';
import type { SideReadings } from '../write/joined-value';
import type { LinkPlan } from '../write/plan';
import type { ScanField } from './scan-row';

/** Compares what the connection maps, by the rules as they are set now. One per field of the plan. */
export type CompareSides = (plan: LinkPlan, sides: SideReadings) => ComparedSides[];

/** A field with what is needed to compare its two sides by other rules, without asking anybody again. */
export interface KeptField extends ScanField {
  kind: FieldKind;
}

export interface Differences {
  /** Fields that are not equal, in the order of the mapping. */
  fields: KeptField[];
  equalFields: number;
}

/**
 * What a scan keeps of two sides. A side that does not name a mapped field has not told it: such a field is not read,
 * never equal.
 */
export function keepDifferences(compared: readonly ComparedSides[]): Differences {
  const fields = compared.flatMap(({ field, crm, erp, comparison }): KeptField[] => {
    if (comparison.result === 'equal') return [];
    const { crmFieldKey, displayName, fieldType } = field;
    const kind = kindOfField(crmFieldKey, fieldType);
    return [{ crmFieldKey, displayName, kind, outcome: comparison.result, crm, erp }];
  });
  return { fields, equalFields: compared.length - fields.length };
}

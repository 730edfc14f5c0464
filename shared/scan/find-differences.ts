import { compareBy, type RulesOfPair } from '../compare/compare-by';
import { kindOfField, type FieldKind } from '../compare/field-kinds';
import { sidesByField, toSide, type SideReadings } from '../write/joined-value';
import type { LinkPlan } from '../write/plan';
import type { ScanField } from './scan-row';

/** Compares what the connection maps, by the rules as they are set now. */
export type CompareSides = (plan: LinkPlan, sides: SideReadings) => Differences;

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
export function findDifferences(plan: LinkPlan, sides: SideReadings, rulesOfPair: RulesOfPair): Differences {
  const crmSides = sidesByField(plan, sides.crm);
  const erpSides = sidesByField(plan, sides.erp);
  const fields: KeptField[] = [];
  for (const field of plan.fields) {
    const inCrm = crmSides[field.index];
    const inErp = erpSides[field.index];
    // Letter for letter the same is equal in every type of field, and most are.
    if (inCrm !== undefined && inErp !== undefined && inCrm.value === inErp.value) continue;
    const crm = toSide(inCrm);
    const erp = toSide(inErp);
    const { result } = compareBy(field, crm, erp, rulesOfPair);
    if (result === 'equal') continue;
    const { crmFieldKey, displayName, fieldType } = field;
    const kind = kindOfField(crmFieldKey, fieldType);
    fields.push({ crmFieldKey, displayName, kind, outcome: result, crm, erp });
  }
  return { fields, equalFields: plan.fields.length - fields.length };
}

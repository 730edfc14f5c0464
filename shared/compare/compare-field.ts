import type { SideValue } from '../value/field-value';
import { joinFields, type SideReadings } from '../write/joined-value';
import type { LinkPlan, PlanField } from '../write/plan';
import { compareBy, type ComparedField, type RulesOfPair } from './compare-by';
import type { FieldComparison, RuleSwitches } from './comparison';
import { rulesOfKind } from './field-kinds';
import { findRules } from './rules';

/** Reads the rules that are switched on. */
export function readByRules(rules: RuleSwitches): RulesOfPair {
  return ({ kind, crm, erp }) =>
    findRules([crm, erp], new Set(rulesOfKind[kind].filter((rule) => rules[rule])));
}

/** `compareBy` with the rules that are switched on. */
export function compareField(
  field: ComparedField,
  crm: SideValue | null,
  erp: SideValue | null,
  rules: RuleSwitches,
): FieldComparison {
  return compareBy(field, crm, erp, readByRules(rules));
}

/** A mapped field with what both sides hold and how they stand to each other. */
export interface ComparedSides {
  field: PlanField;
  crm: SideValue | null;
  erp: SideValue | null;
  comparison: FieldComparison;
}

/** One per field of the plan, in its order. */
export function compareFields(plan: LinkPlan, sides: SideReadings, rules: RuleSwitches): ComparedSides[] {
  return joinFields(plan, sides).map(({ field, crm, erp }) => ({
    field,
    crm,
    erp,
    comparison: compareField(field, crm, erp, rules),
  }));
}

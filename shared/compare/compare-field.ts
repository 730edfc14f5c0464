import type { SideValue } from '../value/field-value';
import { compareBy, type ComparedField, type RulesOfPair } from './compare-by';
import type { FieldComparison, RuleSwitches } from './comparison';
import { fieldKinds, rulesOfKind, type FieldKind } from './field-kinds';
import { chooseRules, findRules, type ChosenRules } from './rules';

/** Reads the rules that are switched on. */
export function readByRules(rules: RuleSwitches): RulesOfPair {
  const chosen = Object.fromEntries(
    fieldKinds.map((kind) => [kind, chooseRules(rulesOfKind[kind].filter((rule) => rules[rule]))]),
  ) as Record<FieldKind, ChosenRules>;
  return ({ kind, crm, erp }) => findRules([crm, erp], chosen[kind]);
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

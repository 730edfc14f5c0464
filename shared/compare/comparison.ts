/** The rules by which two texts that differ can still mean the same. Each can be switched off. */
export const compareRules = [
  'letter-case',
  'spacing',
  'punctuation',
  'nordic-letters',
  'company-form',
  'street',
  'postcode',
  'phone',
  'company-number',
  'web-address',
  'e-mail',
] as const;
export type CompareRule = (typeof compareRules)[number];

/** Which rules count. */
export type RuleSwitches = Readonly<Record<CompareRule, boolean>>;

/** Every rule on: how a fresh program compares. */
export const allRulesOn: RuleSwitches = Object.fromEntries(
  compareRules.map((rule) => [rule, true]),
) as Record<CompareRule, boolean>;

export function switchesOf(rulesOff: readonly CompareRule[]): RuleSwitches {
  const off = new Set(rulesOff);
  return Object.fromEntries(compareRules.map((rule) => [rule, !off.has(rule)])) as Record<
    CompareRule,
    boolean
  >;
}

/** How the two sides of a field stand to each other. */
export type FieldComparison =
  | { result: 'equal' }
  /** They differ as texts and mean the same; `rules` say why, in the order of `compareRules`. */
  | { result: 'cosmetic'; rules: readonly CompareRule[] }
  | { result: 'different' }
  | { result: 'one-side-empty'; empty: 'crm' | 'erp' }
  /** A list whose value on these sides is none that the connection maps, so the two cannot be held against each other. */
  | { result: 'list-value-unmapped'; sides: readonly ('crm' | 'erp')[] }
  /** A side was not read. */
  | { result: 'not-read' };
export type ComparisonResult = FieldComparison['result'];

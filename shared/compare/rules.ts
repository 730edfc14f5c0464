import { isSameCompanyNumber } from '../value/company-number';
import { isSamePhone } from '../value/phone-number';
import { plainEmail, plainWebAddress } from './address-forms';
import { alignCompanyForm } from './company-form';
import { compareRules, type CompareRule } from './comparison';
import { ruleOfForm, ruleOfSameness, type Pair, type PairRule } from './pair-rule';
import { alignPostcode } from './postcode';
import { spellStreetOut } from './street';
import { evenSpacing, lowerCase, oneSpelling, withoutMarks } from './text-rules';

type RulesInOrder = readonly (readonly [CompareRule, PairRule])[];

/** In the order in which they are applied: a rule that reads marks comes before the one that takes them away. */
const rules: RulesInOrder = [
  ['spacing', ruleOfForm(evenSpacing)],
  ['phone', ruleOfSameness(isSamePhone)],
  ['company-number', ruleOfSameness(isSameCompanyNumber)],
  ['postcode', alignPostcode],
  ['web-address', ruleOfForm(plainWebAddress)],
  ['e-mail', ruleOfForm(plainEmail)],
  ['company-form', alignCompanyForm],
  ['street', ruleOfForm(spellStreetOut)],
  ['punctuation', ruleOfForm(withoutMarks)],
  ['nordic-letters', ruleOfForm(oneSpelling)],
  ['letter-case', ruleOfForm(lowerCase)],
];

/** What is longer is a text: these rules read names, numbers and addresses. */
const maxFormCharacters = 500;
const ofTexts: ReadonlySet<CompareRule> = new Set([
  'spacing',
  'punctuation',
  'nordic-letters',
  'letter-case',
]);

/** Rules that are allowed, as they are tried. */
export interface ChosenRules {
  forms: RulesInOrder;
  /** For what is too long for a name, a number or an address. */
  texts: RulesInOrder;
}

export function chooseRules(allowed: readonly CompareRule[]): ChosenRules {
  const forms = rules.filter(([rule]) => allowed.includes(rule));
  return { forms, texts: forms.filter(([rule]) => ofTexts.has(rule)) };
}

/**
 * The fewest rules by which two texts mean the same; empty where they are the same, null where no choice of these rules
 * makes them so. Every choice is tried, so a rule that is switched off can never make two texts the same.
 */
export function findRules(pair: Pair, { forms, texts }: ChosenRules): readonly CompareRule[] | null {
  const isLong = pair.some((text) => text.length > maxFormCharacters);
  const found = search(pair, isLong ? texts : forms, 0, []);
  return found && compareRules.filter((rule) => found.includes(rule));
}

function search(
  pair: Pair,
  chosen: RulesInOrder,
  at: number,
  used: readonly CompareRule[],
): readonly CompareRule[] | null {
  if (pair[0] === pair[1]) return used;
  const next = chosen[at];
  if (!next) return null;
  const [rule, apply] = next;
  const applied = apply(pair);
  const without = search(pair, chosen, at + 1, used);
  // A rule that changes neither text need not be tried.
  if (applied[0] === pair[0] && applied[1] === pair[1]) return without;
  const by = search(applied, chosen, at + 1, [...used, rule]);
  if (without === null || by === null) return without ?? by;
  return by.length < without.length ? by : without;
}

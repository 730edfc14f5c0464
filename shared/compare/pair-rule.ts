/** The texts of both sides. */
export type Pair = readonly [crm: string, erp: string];

/**
 * Brings two texts closer where the rule says that they mean the same, and leaves them as they are where it does not.
 * Treats both sides alike.
 */
export type PairRule = (pair: Pair) => Pair;

/** A rule that has one form for each text, whatever the other is. */
export function ruleOfForm(form: (text: string) => string): PairRule {
  return ([crm, erp]) => [form(crm), form(erp)];
}

/** A rule that only says whether two texts mean the same. */
export function ruleOfSameness(isSame: (crm: string, erp: string) => boolean): PairRule {
  return (pair) => (isSame(...pair) ? [pair[0], pair[0]] : pair);
}

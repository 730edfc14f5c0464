import { z } from 'zod';
import { carrierSchema, optionalFlag, optionalList, optionalText } from '../http/member-binding';
import { refuse } from '../http/refusal';
import type { Condition } from './condition';

/** `ArchiveRestrictionInfo`, as far as it decides which rows come back. */
export const restrictionMember = carrierSchema({
  Name: z.string(),
  Operator: optionalText,
  Values: optionalList(z.string().nullable()),
  IsActive: optionalFlag,
  InterParenthesis: z.number().int().nullish(),
  InterOperator: optionalText,
});
export type Restriction = z.output<typeof restrictionMember>;

interface Level {
  /** Alternatives, each a list of conditions that must all hold: "and" binds tighter than "or". */
  alternatives: Condition[][];
  /** The operator that leads to the next condition. */
  startsAlternative: boolean;
}

const add = (level: Level, condition: Condition): void => {
  const last = level.alternatives.at(-1);
  if (level.startsAlternative || !last) level.alternatives.push([condition]);
  else last.push(condition);
};

const close = ({ alternatives }: Level): Condition => {
  const parts = alternatives.map((all): Condition => ({ kind: 'and', parts: all }));
  return { kind: 'or', parts };
};

const simplify = (condition: Condition): Condition => {
  if (condition.kind === 'compare') return condition;
  const parts = condition.parts.map(simplify);
  return parts.length === 1 && parts[0] ? parts[0] : { ...condition, parts };
};

const toComparison = ({ Name, Operator, Values }: Restriction): Condition => ({
  kind: 'compare',
  column: Name,
  operator: Operator === '' ? '=' : Operator,
  values: Values.map((value) => value ?? ''),
});

/**
 * Reads restriction objects: each is joined to the next by its InterOperator ("And" where none is given), and
 * InterParenthesis opens (positive) or closes (negative) brackets. Inactive ones do not count.
 */
export function readRestrictions(restrictions: readonly Restriction[]): Condition | null {
  const active = restrictions.filter((restriction) => restriction.IsActive);
  if (active.length === 0) return null;
  const levels: Level[] = [{ alternatives: [], startsAlternative: false }];
  const top = (): Level => {
    const level = levels.at(-1);
    if (!level) throw refuse('The parentheses of the restrictions do not match.');
    return level;
  };
  for (const restriction of active) {
    const parenthesis = restriction.InterParenthesis ?? 0;
    for (let open = 0; open < parenthesis; open += 1)
      levels.push({ alternatives: [], startsAlternative: false });
    add(top(), toComparison(restriction));
    for (let closed = 0; closed > parenthesis; closed -= 1) {
      const inner = levels.pop();
      if (!inner || levels.length === 0) throw refuse('The parentheses of the restrictions do not match.');
      add(top(), close(inner));
    }
    top().startsAlternative = restriction.InterOperator.toLowerCase() === 'or';
  }
  if (levels.length !== 1) throw refuse('The parentheses of the restrictions do not match.');
  return simplify(close(top()));
}

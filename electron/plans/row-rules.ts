import {
  decisions,
  isToBeSent,
  mayStillBeSent,
  rowStates,
  type Decision,
  type RowState,
} from '../../shared/link-plan/row-state';

type Rule = (row: { state: RowState; decision: Decision | null }) => boolean;

const everyDecision: readonly (Decision | null)[] = [null, ...decisions];

/**
 * A rule over state and decision as a condition on `plan_row`: asked once of every pair there is, so that the database and
 * whoever reads a row by itself never judge it differently.
 */
function conditionOfRule(rule: Rule): string {
  const parts = rowStates.flatMap((state) => {
    const taken = everyDecision.filter((decision) => rule({ state, decision }));
    if (taken.length === 0) return [];
    const ofState = `plan_row.state = '${state}'`;
    if (taken.length === everyDecision.length) return [ofState];
    return [`(${ofState} AND (${taken.map(isDecided).join(' OR ')}))`];
  });
  return `(${parts.join(' OR ')})`;
}

/** Never unknown: of a row without a decision the opposite is asked too. */
function isDecided(decision: Decision | null): string {
  return `plan_row.decision IS ${decision === null ? 'NULL' : `'${decision}'`}`;
}

/** Rows that a run of their plan would take now. */
export const toBeSent = conditionOfRule(isToBeSent);
/** Rows that a run which has them already would still send. */
export const mayBeSent = conditionOfRule(mayStillBeSent);

import type { JournalEntry } from '../../../../shared/journal/entry';
import { remediesOf, type Mending } from '../../../../shared/journal/standing';
import { canCheckAgain } from '../../../components/write-steps/describe-outcome';
import type { TriageStep } from './triage-keys';

/** What can be done about a write that nobody has seen to be as chosen, each by a single key. */
export interface RowStep {
  id: TriageStep;
  /** Of the steps that make the link that a write left undone. */
  remedy?: Mending;
}

/**
 * The next steps after a write of a row, in the order in which they are offered. `isLinked` is what was read of the link
 * last; null = the site did not tell.
 */
export function listRowSteps(entry: JournalEntry, isLinked: boolean | null): RowStep[] {
  const isHeld = entry.holdUntil !== undefined;
  const check: RowStep[] = canCheckAgain(entry) ? [{ id: 'check' }] : [];
  const mendings = isLinked === true ? [] : remediesOf(entry).filter((remedy) => remedy.do !== 'look');
  if (isHeld) {
    // While the site may still be at work, whoever knows better makes the broken link again, or sends once more.
    const [putBack] = mendings;
    return [...check, { id: 'anyway', ...(putBack ? { remedy: putBack } : {}) }];
  }
  return [...check, ...mendings.map((remedy): RowStep => ({ id: remedy.do, remedy }))];
}

/** A write whose outcome somebody has to see to: it is shown wherever its row is shown. */
export function isOpenOutcome({ state }: Pick<JournalEntry, 'state'>): boolean {
  return state !== 'Verified' && state !== 'Cancelled';
}

import type { JournalEntry } from '../../../../shared/journal/entry';
import type { SubmitState } from '../../../../shared/write/states';
import type { Text } from '../../../../shared/text/text';
import type { Situation } from './submitter';

/** The outcome in one or two sentences. It never says more than is known. */
export function describeOutcome(entry: JournalEntry, t: Text): string {
  const { state, readBack, httpStatus } = entry;
  const linked = readBack?.linked ?? null;
  if (state === 'Unknown' && linked === false) return t('link.outcome.unknownNotLinked');
  if (state === 'Unknown' && linked === true) return t('link.outcome.unknownLinked');
  if (state === 'Different' && linked === false) {
    return t('link.outcome.differentNotLinked', { site: entry.siteName });
  }
  // Nobody refused what never reached the site: the sign-in was over, or the network was.
  if (state === 'Failed' && httpStatus === null) return t('link.outcome.failedOnTheWay');
  return t(`link.outcome.${state}`, { site: entry.siteName });
}

/** The states in which the site made the link. */
export const madeLink: readonly SubmitState[] = ['Sent', 'Verified', 'Different'];

/** True where the form has done its work: the next thing is another link. */
export function hasLinked(situation: Situation): boolean {
  return situation.kind === 'done' && madeLink.includes(situation.entry.state);
}

/** True while the last try may have worked and nobody has seen that it did not. */
export function mustLookFirst(situation: Situation): boolean {
  if (situation.kind !== 'done' || situation.entry.state !== 'Unknown') return false;
  return situation.entry.readBack?.linked !== false;
}

import type { JournalEntry } from '../../../shared/journal/entry';
import { findFailedPutBack, standingOf } from '../../../shared/journal/standing';
import type { Text } from '../../../shared/text/text';

/** True where the site was looked at later and showed the link: that the answer was lost is a matter of the past. */
export function isErrorPast({ state }: JournalEntry): boolean {
  return state === 'Verified' || state === 'Different';
}

/** True where the sentence of the outcome tells it already: what kept the old link from being put back. */
export function isErrorTold(entry: JournalEntry): boolean {
  const told = standingOf(entry) === 'no-link' ? findFailedPutBack(entry)?.error : null;
  const { error } = entry;
  // What leads to a sign-in stands for itself, with its button.
  return (
    error?.code === 'rejected' &&
    told?.code === error.code &&
    told.params['reason'] === error.params['reason']
  );
}

/** What looking at the site found in place of an answer to go by; null where there was one, or nobody has looked. */
export function describeFinding(
  { state, error, httpStatus, readBack }: JournalEntry,
  t: Text,
  time: (iso: string) => string,
): string | null {
  // A program that was ended in the middle has heard nothing, not even an error.
  const wasSilent = error?.changed === 'unknown' || (error === null && state === 'Unknown');
  if (!wasSilent || !readBack) return null;
  const { linked, at } = readBack;
  const finding = linked === null ? 'unknown' : linked ? 'yes' : 'no';
  return httpStatus === null
    ? t(`activity.lookedAfterSilence.${finding}`, { time: time(at) })
    : t(`activity.lookedAfterStatus.${finding}`, { time: time(at), status: httpStatus });
}

import type { JournalEntry } from '../../../shared/journal/entry';
import type { Text } from '../../../shared/text/text';

/** True where the site was looked at later and showed the link: that the answer was lost is a matter of the past. */
export function isErrorPast({ state }: JournalEntry): boolean {
  return state === 'Verified' || state === 'Different';
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

import type { WriteHead } from '../../shared/journal/entry';
import { toWallMs, type TwoClocks } from '../clock';

/** When the holds after silence are over. One for the whole program: it knows what the disk cannot say. */
export interface HoldTimes {
  /** On the clock that only grows: what a look has to be later than. */
  nowMs: () => number;
  /** An entry holds for so long from now. Answers when that is over, as the computer's clock is set now. ISO 8601, UTC. */
  hold: (entryId: string, forMs: number) => string;
  /** When the hold of an entry is over, on the same clock as `nowMs`. `timeoutMs`: how long its site has for an answer. */
  endOf: (entry: Held, timeoutMs: number) => number;
  /** The entry as it is to be told: a computer's clock that was set meanwhile moves the moment, not the wait. */
  tell: <E extends Held>(entry: E) => E;
  forget: (entryId: string) => void;
}

type Held = Pick<WriteHead, 'id' | 'at' | 'holdUntil'>;

/** Two clocks are never read at the same moment: what differs by less was not set. */
const sameMomentMs = 1_000;
/** So much later than it is over is what is shown: who looks at the moment shown must not come too early by a hair. */
const shownLateMs = 50;

export function createHoldTimes(clock: TwoClocks): HoldTimes {
  const ends = new Map<string, number>();
  const iso = (endMs: number) => new Date(toWallMs(clock, endMs) + shownLateMs).toISOString();
  const tell = <E extends Held>(entry: E): E => {
    const endMs = ends.get(entry.id);
    if (endMs === undefined || entry.holdUntil === undefined) return entry;
    const isSame = Math.abs(toWallMs(clock, endMs) - Date.parse(entry.holdUntil)) < sameMomentMs;
    return isSame ? entry : { ...entry, holdUntil: iso(endMs) };
  };
  return {
    nowMs: clock.monotonicMs,
    hold: (entryId, forMs) => {
      const endMs = clock.monotonicMs() + forMs;
      ends.set(entryId, endMs);
      return iso(endMs);
    },
    endOf: (entry, timeoutMs) => {
      const known = ends.get(entry.id);
      if (known !== undefined) return known;
      // Of a run before this one only the computer's clock tells. From here on it is not asked again.
      const endMs = clock.monotonicMs() + leftMs(entry, clock.wallMs(), 2 * timeoutMs);
      ends.set(entry.id, endMs);
      return endMs;
    },
    tell,
    forget: (entryId) => void ends.delete(entryId),
  };
}

/** Negative = it was over before now. No hold is longer than `longestMs`. A clock that says so, or stands before the entry was made, was set: the longest is kept. */
function leftMs({ at, holdUntil = at }: Held, nowMs: number, longestMs: number): number {
  const left = Date.parse(holdUntil) - nowMs;
  const isClockSet = nowMs < Date.parse(at) || !(left <= longestMs);
  return isClockSet ? longestMs : left;
}

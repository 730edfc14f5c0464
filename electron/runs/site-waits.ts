import { AppError, type AppErrorData } from '../../shared/errors';
import type { PauseReason } from '../../shared/link-plan/run';
import { wantsRest } from '../../shared/link-plan/run-rules';
import { toWallMs, type Clock } from '../clock';

/** How long a site that is too busy wants to be left alone, as a run sees it. */
export interface SiteWaits {
  /** A row was turned away. `false` = not for that; otherwise why the run cannot wait it out, or null: it waits. */
  note: (error: AppErrorData) => PauseReason | null | false;
  /** The site has taken a row. */
  noteTaken: () => void;
  /** Resolves when the site may be asked again, or the signal is aborted. */
  pass: (signal: AbortSignal) => Promise<void>;
  /** Reads, and reads again after a wait. Throws what reading throws, and where the wait would be too long. */
  waitOut: <T>(read: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** ISO 8601, UTC; null = nothing is waited for. */
  until: () => string | null;
}

/** A longer one is for a person to decide. */
const longestWaitMs = 60_000;
/** So often in a row, without a row that the site took between them. */
const mostWaits = 3;
/** The line of the site waits a little longer than it was asked to, so that not everybody comes back at once. */
const jitterMs = 1_000;

/** `patienceMs`: how long a write stands in the line of the site before it is sent away. */
export function createSiteWaits(
  clock: Clock,
  { patienceMs, onChange }: { patienceMs: number; onChange: () => void },
): SiteWaits {
  const longestMs = Math.min(longestWaitMs, patienceMs - jitterMs);
  let untilMs = 0;
  let waits = 0;
  const leftMs = () => Math.max(0, untilMs - clock.monotonicMs());
  const begin = ({ params }: AppErrorData): PauseReason | null => {
    const waitMs = Number(params['seconds']) * 1_000;
    const isNext = leftMs() === 0;
    if (waitMs > 0) untilMs = Math.max(untilMs, clock.monotonicMs() + waitMs);
    if (!(waitMs <= longestMs)) return 'site-too-busy';
    // What was under way by then is told the same.
    if (isNext) waits += 1;
    if (waits > mostWaits) return 'site-too-busy';
    onChange();
    return null;
  };
  const pass = async (signal: AbortSignal) => {
    while (leftMs() > 0 && !signal.aborted) await clock.sleep(leftMs(), signal).catch(() => undefined);
  };
  return {
    note: (error) => wantsRest(error) && begin(error),
    noteTaken: () => {
      waits = 0;
    },
    pass,
    waitOut: async (read, signal) => {
      for (;;) {
        try {
          return await read();
        } catch (error) {
          const told = error instanceof AppError ? error.toData() : null;
          const isBusy = told !== null && (told.code === 'too-many-requests' || wantsRest(told));
          if (!isBusy || signal.aborted || begin(told) !== null) throw error;
          await pass(signal);
        }
      }
    },
    until: () =>
      leftMs() === 0 ? null : new Date(toWallMs(clock, clock.monotonicMs() + leftMs())).toISOString(),
  };
}

import { setMaxListeners } from 'node:events';
import { AppError } from '../../shared/errors';
import { stopsAtOnce } from '../../shared/link-plan/run-rules';
import type { PauseReason, RunStage } from '../../shared/link-plan/run';
import { StopUnsent } from '../superoffice/attempt';
import type { WriteTools } from '../writes/run-write';

/** Why a run does not go on: it waits for a person, it was cancelled, or the program is closing. */
export type StopReason = PauseReason | 'cancelled' | 'closing';

/** What a run has come to when it does not send any more; `reason` null = there is nothing left to be sent. */
export interface RunEnd {
  reason: StopReason | null;
  error: AppError | null;
  /** The stage with which whoever goes on begins, where that is another one than it was in. */
  nextStage?: RunStage;
}

/** Why a run is to stop, as soon as somebody or something says so. The first reason counts. */
export interface Stopping {
  /** Why nothing more is to be sent; null = go on. */
  reason: () => StopReason | null;
  /** Aborted at the first reason: rows that are ready to leave and have not do not leave any more. */
  unsent: AbortController;
  stop: (reason: StopReason, error?: AppError | null) => void;
  stopFor: (error: unknown) => void;
  end: () => RunEnd;
}

export function createStopping({ noteProblem }: Pick<WriteTools, 'noteProblem'>): Stopping {
  const unsent = new AbortController();
  // Each row that is ready to leave listens.
  setMaxListeners(0, unsent.signal);
  let end: RunEnd = { reason: null, error: null };
  const stop = (reason: StopReason, error: AppError | null = null) => {
    if (end.reason !== null) return;
    end = { reason, error };
    unsent.abort(new StopUnsent());
  };
  return {
    stop,
    unsent,
    reason: () => end.reason,
    stopFor: (error) => {
      if (!(error instanceof AppError)) noteProblem('run', error);
      const known = error instanceof AppError ? error : new AppError('bug');
      stop(known.code === 'bug' ? 'bug' : (stopsAtOnce(known) ?? 'no-answer'), known);
    },
    end: () => end,
  };
}

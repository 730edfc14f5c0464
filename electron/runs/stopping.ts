import { AppError } from '../../shared/errors';
import { stopsAtOnce } from '../../shared/link-plan/run-rules';
import type { PauseReason } from '../../shared/link-plan/run';
import type { RunContext } from './run-context';

/** Why a run does not go on: it waits for a person, it was cancelled, or the program is closing. */
export type StopReason = PauseReason | 'cancelled' | 'closing';

/** What a run has come to when it does not send any more; `reason` null = there is nothing left to be sent. */
export interface RunEnd {
  reason: StopReason | null;
  error: AppError | null;
}

/** Why a run is to stop, as soon as somebody or something says so. */
export interface Stopping {
  /** Why nothing more is to be sent; null = go on. */
  reason: () => StopReason | null;
  stop: (reason: PauseReason, error?: AppError | null) => void;
  stopFor: (error: unknown) => void;
  end: () => RunEnd;
}

/** The first reason counts. */
export function createStopping({ wantsStop, tools }: Pick<RunContext, 'wantsStop' | 'tools'>): Stopping {
  let own: RunEnd = { reason: null, error: null };
  const stop = (reason: PauseReason, error: AppError | null = null) => {
    if (own.reason === null) own = { reason, error };
  };
  return {
    stop,
    reason: () => own.reason ?? wantsStop(),
    stopFor: (error) => {
      if (!(error instanceof AppError)) tools.noteProblem('run', error);
      const known = error instanceof AppError ? error : new AppError('bug');
      stop(known.code === 'bug' ? 'bug' : (stopsAtOnce(known) ?? 'no-answer'), known);
    },
    end: () => (own.reason === null ? { reason: wantsStop(), error: null } : own),
  };
}

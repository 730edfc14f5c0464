import { AppError } from '../../shared/errors';
import type { PlanCommand } from './parse-arguments';
import type { Plan } from '../../shared/link-plan/plan';
import type { Run } from '../../shared/link-plan/run';

/** How the command ended, for scripts: documented in `docs/command-line.md`. */
export const exitCodes = {
  /** check: every row can be sent or needs nothing. run: every row verified or needed nothing. export: written. */
  done: 0,
  /** Some row needs somebody: it is blocked, waits for approval, failed, is different or unknown. */
  rowsLeft: 1,
  usage: 2,
  /** The site could not be reached or signed in to, or refused. */
  site: 3,
  /** The run stopped by itself, or somebody paused or cancelled it. */
  stopped: 4,
  /** A production site is locked, or its name was not repeated. */
  notAllowed: 5,
  /** The file, the database or the plan cannot be used now. */
  notUsable: 6,
  bug: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOfError(error: unknown): ExitCode {
  if (!(error instanceof AppError)) return exitCodes.bug;
  const { code } = error;
  if (code === 'site-locked' || code === 'confirmation-needed') return exitCodes.notAllowed;
  if (/^(storage|sheet|plan|row|too-many-sheets)-/.test(code)) return exitCodes.notUsable;
  if (code === 'site-not-listed' || /^connection-not-(named|listed)$/.test(code)) return exitCodes.notUsable;
  if (code === 'not-found' || code === 'invalid-input' || code === 'nothing-to-send')
    return exitCodes.notUsable;
  return code === 'bug' ? exitCodes.bug : exitCodes.site;
}

export function exitCodeOfPlan({ counts }: Plan, { what }: Pick<PlanCommand, 'what'>): ExitCode {
  const { Blocked, Draft, Warning, Failed, Different, Unknown, Sent, Ready } = counts;
  const left = Blocked + Draft + Warning + Failed + Different + Unknown;
  return left + (what === 'run' ? Ready + Sent : 0) === 0 ? exitCodes.done : exitCodes.rowsLeft;
}

export function exitCodeOfRun(run: Run): ExitCode | null {
  if (run.status === 'ended' && !run.isCancelled) return null;
  if (run.pausedBy === 'pilot-done') return null;
  if (run.pausedBy === 'signed-out' || run.pausedBy === 'no-permission') return exitCodes.site;
  return run.pausedBy === 'permit-ended' ? exitCodes.notAllowed : exitCodes.stopped;
}

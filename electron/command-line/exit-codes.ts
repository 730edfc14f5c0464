import { AppError } from '../../shared/errors';
import type { PlanCommand } from './parse-arguments';
import type { Plan } from '../../shared/link-plan/plan';
import type { PauseReason, Run } from '../../shared/link-plan/run';
import { isSilence } from '../../shared/link-plan/run-rules';
import { countStands, type RowStand } from '../../shared/link-plan/row-stand';

/** How the command ended, for scripts: documented in `docs/command-line.md`. */
export const exitCodes = {
  /** check: every row can be sent or needs nothing. run: every row verified or needed nothing. export: written. */
  done: 0,
  /** Some row needs somebody: it is blocked, waits for approval, was put off, failed, is different or unknown. */
  rowsLeft: 1,
  usage: 2,
  /** The site could not be reached or signed in to, or refused. */
  site: 3,
  /** The run stopped by itself for another reason, or somebody paused or cancelled it. */
  stopped: 4,
  /** A production site is locked, its name was not repeated, or the person at the window said no. */
  notAllowed: 5,
  /** The file, the database or the plan cannot be used now. */
  notUsable: 6,
  bug: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOfError(error: unknown): ExitCode {
  if (!(error instanceof AppError)) return exitCodes.bug;
  const { code } = error;
  if (['site-locked', 'confirmation-needed', 'run-refused'].includes(code)) return exitCodes.notAllowed;
  if (code === 'cancelled' || code === 'site-wants-rest') return exitCodes.stopped;
  if (/^(storage|sheet|plan|row|too-many-sheets)-/.test(code)) return exitCodes.notUsable;
  // A word of the command line is missing, or names nothing: the sentence says which, and what there is.
  if (
    code === 'site-not-listed' ||
    code === 'export-over-sheet' ||
    code === 'option-not-of-plan' ||
    code === 'not-production' ||
    /^connection-not-(named|listed)$/.test(code)
  )
    return exitCodes.usage;
  if (code === 'not-found' || code === 'invalid-input' || code === 'nothing-to-send')
    return exitCodes.notUsable;
  return code === 'bug' ? exitCodes.bug : exitCodes.site;
}

/** A row that somebody rejected needs nobody; one that was put off waits for somebody. */
export function exitCodeOfPlan(
  plan: Pick<Plan, 'rowCount' | 'counts' | 'leftOut' | 'toBeSent'>,
  { what }: Pick<PlanCommand, 'what'>,
): ExitCode {
  const settled = countStands(plan).filter(({ stand }) => needNothing.includes(stand));
  // What is there already needs nobody, also where somebody had put it off.
  const putOff = plan.leftOut.later.Skipped ?? 0;
  const needing = settled.reduce((left, { count }) => left - count, plan.rowCount - putOff);
  return needing === (what === 'check' ? plan.toBeSent : 0) ? exitCodes.done : exitCodes.rowsLeft;
}

const needNothing: readonly RowStand[] = ['Verified', 'Skipped', 'reject'];

export function exitCodeOfRun(run: Run): ExitCode | null {
  if (run.status === 'ended' && !run.isCancelled) return null;
  // The same error three times may be that nobody answers.
  if (run.pausedBy === 'same-error-three-times' && run.error && isSilence(run.error)) return exitCodes.site;
  return run.pausedBy === null ? exitCodes.stopped : codeOfPause[run.pausedBy];
}

const codeOfPause: Record<PauseReason, ExitCode | null> = {
  'pilot-done': null,
  person: exitCodes.stopped,
  'command-ended': exitCodes.stopped,
  'same-error-three-times': exitCodes.stopped,
  'too-few-verified': exitCodes.stopped,
  'site-too-busy': exitCodes.stopped,
  'site-changed': exitCodes.stopped,
  'signed-out': exitCodes.site,
  'no-permission': exitCodes.site,
  offline: exitCodes.site,
  'no-answer': exitCodes.site,
  'permit-ended': exitCodes.notAllowed,
  storage: exitCodes.notUsable,
  bug: exitCodes.bug,
};

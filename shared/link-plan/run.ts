import { z } from 'zod';
import type { Environment } from '../environment';
import type { AppErrorData } from '../errors';
import type { Plan } from './plan';
import type { RowState } from './row-state';

/** How a run goes: pilot, a look at it, ramp, a look at it, the rest. */
export const runStages = ['pilot', 'ramp', 'rest'] as const;
export type RunStage = (typeof runStages)[number];
export const pilotRows = 3;
export const rampRows = 30;

export const runSettingsSchema = z.strictObject({
  /** Requests at the same time. */
  atOnce: z.number().int().min(1).max(16),
  /**
   * Requests a second; null = as many as the settings of the site allow, 10 where nobody agreed on more. Never more than
   * those allow.
   */
  perSecond: z.number().int().min(1).max(50).nullable(),
  /**
   * Both in bulk. `as-it-goes`: a few hundred rows behind the sending, so that a run stops where too few verify.
   * `after`: at the end.
   */
  readBack: z.enum(['after', 'as-it-goes']),
  /** False: the ramp begins by itself once the pilot has verified. */
  pauseAfterPilot: z.boolean(),
});
export type RunSettings = z.infer<typeof runSettingsSchema>;
export const defaultRunSettings: RunSettings = {
  atOnce: 4,
  perSecond: null,
  readBack: 'as-it-goes',
  pauseAfterPilot: true,
};

/**
 * - `sending`, `reading-back`: at work.
 * - `paused`: it waits for a person; why, `pausedBy` says.
 * - `interrupted`: the program ended meanwhile. It says where it stands and goes on when told to.
 * - `ended`: every row has its outcome, or it was cancelled.
 */
export const runStatuses = ['sending', 'reading-back', 'paused', 'interrupted', 'ended'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Why a run waits. `command-ended`: the command that was carried out for another process lost it. Those after it are stops of its own. */
export const pauseReasons = [
  'pilot-done',
  'person',
  'command-ended',
  'same-error-three-times',
  'signed-out',
  'no-permission',
  'too-few-verified',
  'permit-ended',
  'offline',
  'no-answer',
  'site-too-busy',
  'site-changed',
  'storage',
  'bug',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** What allows a run to write to a production site; null in a run where none is needed. */
export interface RunPermitView {
  /** ISO 8601, UTC. */
  givenAt: string;
  /** The reference of the job; empty for none. */
  ticket: string;
  /** When it was taken back or ended; null = it holds. ISO 8601, UTC. */
  endedAt: string | null;
}

/** One carrying out of a plan, as lists, its page and the band show it. */
export interface Run {
  runId: string;
  planId: string;
  planName: string;
  siteId: string;
  siteName: string;
  environment: Environment;
  user: string;
  /** The run whose rows it tries again; null = the first. */
  retryOf: string | null;
  settings: RunSettings;
  status: RunStatus;
  stage: RunStage;
  pausedBy: PauseReason | null;
  /** What was said where an error stopped it. */
  error: AppErrorData | null;
  isCancelled: boolean;
  permit: RunPermitView | null;
  /** The reference of the job where no permit has it; not there = none was given. */
  ticket?: string;
  /** How many rows it has; the counts add up to it. */
  total: number;
  /** By state; Ready = still to be sent. */
  counts: Record<RowState, number>;
  /**
   * How rows that were not sent stand in the plan, where they can be changed: while the run waits those still to be sent,
   * once it is over those of the cancelled that somebody took out; null = it is at work.
   */
  unsent: Pick<Plan, 'counts' | 'leftOut'> | null;
  /** How many of those still to be sent going on would leave out: somebody decided otherwise while it waited, or a check found something. */
  leftOut: number;
  /** How many of those that were sent and not verified a later run has verified, while this one waits. */
  verifiedSince: number;
  /** How many rows of the plan *Retry* would send, whichever run had them last: failed, seen to have come to nothing, or cancelled. */
  retryable: number;
  /** How many of these no run has sent yet. */
  neverSent: number;
  /** How many of these are *Nothing*. */
  settled: number;
  /** How many of these the site called done, and a look found no link. */
  notThere: number;
  /** How many of these have no link now, as far as it was seen: theirs is made again, and none is broken. */
  linkless: number;
  /** How many rows of the plan *Look again* is about, whichever run had them last: sent and not read back, unknown, or held by another write. */
  toLookAt: number;
  /** From when on a look settles all of these; null = at any time. ISO 8601, UTC. */
  heldUntil: string | null;
  /** How many links of a plan that puts values back were broken and are not there again, as far as it was seen. */
  unlinked: number;
  /** Until when the site wants to be left alone, and the run waits by itself; null = it does not. ISO 8601, UTC. */
  waitsUntil: string | null;
  /** Of the last seconds; null where it does not send. */
  rowsPerSecond: number | null;
  secondsLeft: number | null;
  /** ISO 8601, UTC. */
  startedAt: string;
  endedAt: string | null;
}

/** What a check costs at the most, before it is begun. */
export interface CheckCost {
  requests: number;
  seconds: number;
  /** What is asked for one row at a time, because the site does not grant its archive. */
  single: readonly ('records' | 'keys' | 'links')[];
}

/** The stage that a run is seen in: one that waits after its first rows, however they did, has not come to the next yet. */
export function stageOf(run: Pick<Run, 'stage' | 'status' | 'pausedBy' | 'counts' | 'total'>): RunStage {
  const { stage, status, pausedBy, counts, total } = run;
  if (status !== 'paused') return stage;
  const tried = total - counts.Ready - counts.Sending;
  const isPilotOver = pausedBy === 'pilot-done' || (pausedBy === 'too-few-verified' && tried <= pilotRows);
  return isPilotOver ? 'pilot' : stage;
}

/** How far a check is. */
export interface CheckProgress {
  planId: string;
  step: 'rows' | 'connections' | 'records' | 'keys' | 'links' | 'values' | 'judging';
  done: number;
  total: number;
  requests: number;
  secondsLeft: number | null;
  /** What the site refused to look up in bulk since the check began, and is asked for one by one. */
  single: CheckCost['single'];
  /** How many requests it takes at the most with these; null where nothing was refused. */
  atMost: number | null;
}

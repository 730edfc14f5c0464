import type { AppErrorData } from '../errors';
import type { RowState } from './row-state';
import { pilotRows, rampRows, type PauseReason, type RunStage } from './run';

/** The first row of a stage and the first one behind it, of so many rows in all; positions from 1. */
export function boundsOfStage(stage: RunStage, total: number): { from: number; to: number } {
  const pilotEnd = Math.min(pilotRows, total);
  const rampEnd = Math.min(pilotRows + rampRows, total);
  if (stage === 'pilot') return { from: 1, to: pilotEnd + 1 };
  return stage === 'ramp' ? { from: pilotEnd + 1, to: rampEnd + 1 } : { from: rampEnd + 1, to: total + 1 };
}

/** What becomes of a row that was tried. */
export interface RowOutcome {
  state: RowState;
  error: AppErrorData | null;
}

export const identicalErrors = 3;
export const wantedShare = 0.9;
/** Of fewer rows than the pilot has, no share is told. */
const leastLookedAt = pilotRows;

/** How so many rows of a stage stand, as it is kept. */
export interface KeptOutcome extends RowOutcome {
  /** Somebody looked at it after it was sent. */
  isLookedAt: boolean;
  rows: number;
}

/** What is known of the rows of a stage that were tried, by what a run stops. */
export interface StageTally {
  tried: number;
  /** Of those that the site answered with "done". */
  lookedAt: number;
  verified: number;
  /** How often each error came, by its name. */
  errors: Readonly<Record<string, number>>;
}

/** Nothing was tried. */
export const emptyTally: StageTally = { tried: 0, lookedAt: 0, verified: 0, errors: {} };

const triedStates: readonly RowState[] = ['Sent', 'Verified', 'Different', 'Failed', 'Unknown', 'Nothing'];

/** However a stage was interrupted meanwhile, what is kept of its rows tells as much as what was seen without a break. */
export function tallyKept(outcomes: readonly KeptOutcome[]): StageTally {
  const countOf = (fits: (outcome: KeptOutcome) => boolean) =>
    outcomes.filter(fits).reduce((sum, { rows }) => sum + rows, 0);
  const verified = countOf(({ state }) => state === 'Verified');
  const errors: Record<string, number> = {};
  for (const { error, rows } of outcomes) {
    if (error === null || stopsAtOnce(error)) continue;
    const name = nameError(error);
    errors[name] = (errors[name] ?? 0) + rows;
  }
  // One that was turned away unread, by a rule or a lapse that is about no row, tells of no row; but of all of them, it does.
  const isTurnedAway = ({ state, error }: KeptOutcome) =>
    state === 'Failed' && error !== null && stopsAtOnce(error) !== null;
  return {
    tried: countOf(
      (outcome) => triedStates.includes(outcome.state) && (verified === 0 || !isTurnedAway(outcome)),
    ),
    lookedAt:
      verified +
      countOf(({ state, isLookedAt }) => state === 'Different' || (state === 'Sent' && isLookedAt)),
    verified,
    errors,
  };
}

function since(count: number, before: number): number {
  return Math.max(0, count - before);
}

/** What came after a person was told of `told` and went on: that alone is judged from then on. */
export function tallySince(now: StageTally, told: StageTally): StageTally {
  const lookedAt = since(now.lookedAt, told.lookedAt);
  return {
    tried: since(now.tried, told.tried),
    lookedAt,
    verified: Math.min(lookedAt, since(now.verified, told.verified)),
    errors: Object.fromEntries(
      Object.entries(now.errors).map(([name, times]) => [name, since(times, told.errors[name] ?? 0)]),
    ),
  };
}

/**
 * Did enough of the first rows verify for the others to follow by themselves? Whatever became of those that did not: one
 * that failed or got no answer tells as much as one that reads back otherwise. Of no rows nothing is told.
 */
export function judgePilot({ tried, verified }: Pick<StageTally, 'tried' | 'verified'>): PauseReason | null {
  return verified < wantedShare * tried ? 'too-few-verified' : null;
}

/** When a stage of a run stops by itself, counted since a person was last told of such a stop and went on. */
export interface StopRules {
  /** What is known already: why nothing more is to be sent, or null. */
  judge: () => PauseReason | null;
  /** A row that was sent, or refused. Says why the run has to stop, or null. */
  noteSent: (outcome: RowOutcome) => PauseReason | null;
  /** Rows that somebody looked at after they were sent. Told as often as there is news. */
  noteLooked: (states: readonly RowState[]) => PauseReason | null;
}

function judgeError(count: number): PauseReason | null {
  return count >= identicalErrors ? 'same-error-three-times' : null;
}

/** `before`: what is kept of the stage as it goes on. */
export function createStopRules(before: StageTally = emptyTally): StopRules {
  const times = new Map<string, number>(Object.entries(before.errors));
  let { lookedAt, verified } = before;
  const judgeShare = () =>
    lookedAt >= leastLookedAt && verified < wantedShare * lookedAt ? 'too-few-verified' : null;
  return {
    judge: () => judgeError(Math.max(0, ...times.values())) ?? judgeShare(),
    noteSent: ({ error }) => {
      if (error === null) return null;
      const atOnce = stopsAtOnce(error);
      if (atOnce) return atOnce;
      const name = nameError(error);
      const count = (times.get(name) ?? 0) + 1;
      times.set(name, count);
      return judgeError(count);
    },
    noteLooked: (states) => {
      lookedAt += states.length;
      verified += states.filter((state) => state === 'Verified').length;
      return judgeShare();
    },
  };
}

/** Of these a person is told what became of the rows so far; whoever goes on then has seen it. */
export function isStopRule(reason: PauseReason | null): boolean {
  return reason === 'too-few-verified' || reason === 'same-error-three-times';
}

/** The site itself wants to be left alone for a time. Without a status it is our own line that gave up, and nothing was sent. */
export function wantsRest({ code, params }: AppErrorData): boolean {
  if (params['status'] === undefined || params['seconds'] === undefined) return false;
  return code === 'too-many-requests' || code === 'site-error';
}

const silences: readonly AppErrorData['code'][] = [
  'timeout',
  'connection-lost',
  'connection-refused',
  'host-not-found',
  'proxy-unreachable',
];

/** Nobody has answered. */
export function isSilence({ code, params }: AppErrorData): boolean {
  return params['status'] === undefined && silences.includes(code);
}

/** Errors after which the next row would fare the same. */
export function stopsAtOnce(error: AppErrorData): PauseReason | null {
  const { code, params } = error;
  if (code === 'offline') return 'offline';
  if (code === 'no-permission' || params['status'] === 403) return 'no-permission';
  if (isSignedOut(code) || params['status'] === 401) return 'signed-out';
  if (code === 'site-locked') return 'permit-ended';
  if (code === 'too-many-waiting' || code === 'too-many-requests' || wantsRest(error)) return 'site-too-busy';
  if (code === 'tenant-moved' || code === 'wrong-tenant-host' || code === 'site-address-changed') {
    return 'site-changed';
  }
  return code.startsWith('storage-') ? 'storage' : null;
}

function isSignedOut(code: AppErrorData['code']): boolean {
  return /^(unauthorized|no-sign-in|token-expired|(password|sign-in|identity)-.*)$/.test(code);
}

/** Two errors are the same where only numbers and what stands in quotation marks differ: each row has its own of these. */
export function nameError({ code, params, detail }: AppErrorData): string {
  const plain = detail.replaceAll(/'[^']*'|"[^"]*"|\d+/g, '');
  return JSON.stringify([code, params['status'] ?? null, plain]);
}

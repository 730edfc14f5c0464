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

/**
 * Did enough of the first rows verify for the others to follow by themselves? Whatever became of those that did not: one
 * that failed or got no answer tells as much as one that reads back otherwise. Of no rows nothing is told.
 */
export function judgePilot(states: readonly RowState[]): PauseReason | null {
  const verified = states.filter((state) => state === 'Verified').length;
  return verified < wantedShare * states.length ? 'too-few-verified' : null;
}

/** When a run stops by itself, counted since a person last told it to go on. */
export interface StopRules {
  /** A row that was sent, or refused. Says why the run has to stop, or null. */
  noteSent: (outcome: RowOutcome) => PauseReason | null;
  /** Rows that somebody looked at after they were sent. Told as often as there is news. */
  noteLooked: (states: readonly RowState[]) => PauseReason | null;
}

export function createStopRules(): StopRules {
  const times = new Map<string, number>();
  let looked = 0;
  let verified = 0;
  return {
    noteSent: ({ error }) => {
      if (error === null) return null;
      const atOnce = stopsAtOnce(error);
      if (atOnce) return atOnce;
      const name = nameError(error);
      const count = (times.get(name) ?? 0) + 1;
      times.set(name, count);
      return count >= identicalErrors ? 'same-error-three-times' : null;
    },
    noteLooked: (states) => {
      looked += states.length;
      verified += states.filter((state) => state === 'Verified').length;
      return looked >= leastLookedAt && verified < wantedShare * looked ? 'too-few-verified' : null;
    },
  };
}

/** Errors after which the next row would fare the same. */
export function stopsAtOnce({ code, params }: AppErrorData): PauseReason | null {
  if (code === 'offline') return 'offline';
  if (code === 'no-permission' || params['status'] === 403) return 'no-permission';
  if (isSignedOut(code) || params['status'] === 401) return 'signed-out';
  if (code === 'site-locked') return 'permit-ended';
  if (code === 'too-many-waiting' || code === 'too-many-requests') return 'site-too-busy';
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

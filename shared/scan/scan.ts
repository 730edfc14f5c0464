import type { CompareRule } from '../compare/comparison';
import type { AppErrorData } from '../errors';
import type { ActorTypePair } from '../record/erp-actor';

/**
 * Where a scan stands: it finds the links, then reads both sides of each. A paused one goes on where it was; one that is
 * done or cancelled keeps what it has read and reads no more.
 */
export const scanStates = ['finding', 'reading', 'paused', 'done', 'cancelled'] as const;
export type ScanState = (typeof scanStates)[number];

/** True while requests of the scan leave. */
export function isScanRunning(state: ScanState): boolean {
  return state === 'finding' || state === 'reading';
}

/** Why a scan stands still. Nothing but a person's word lets it go on. */
export const pauseReasons = [
  'person',
  /** The program ended, or was killed, while it ran. */
  'closed',
  'sleep',
  'sign-in',
  'unreachable',
  'no-permission',
  'too-busy',
  /** One reading after the other failed in the same way. */
  'failing',
  /** The site did not list its links, so that there is nothing to read. */
  'not-listed',
  /** What every reading needs could not be had, such as the mapping. */
  'stopped',
  'storage',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

export interface ScanPause {
  reason: PauseReason;
  /** What the site or the database said; null where nobody had anything to say. */
  error: AppErrorData | null;
}

/** Which of the links of a connection are read, as it is shown: a list only by its length. */
export type ScanScopeSummary =
  | { kind: 'all' }
  /** Records that were changed in SuperOffice on this day (`yyyy-mm-dd`) or later: of a change in the ERP no site tells. */
  | { kind: 'changed-since'; since: string }
  | { kind: 'records' | 'keys'; count: number };

/** How far a scan has come. Sent as an event, at most four times a second. */
export interface ScanProgress {
  scanId: string;
  siteId: string;
  state: ScanState;
  /** Null unless it is paused. */
  pause: ScanPause | null;
  /** Links found so far, and of a list also what is not linked. */
  found: number;
  /** False while there may be more to find. */
  isFound: boolean;
  /** Those that were read, or of which it is known that they cannot be read. */
  read: number;
  /** Of these, at least one side could not be read. */
  notRead: number;
  /** Rows a minute over the last while; null where nothing is known yet. */
  perMinute: number | null;
  /** Null where nothing is known yet. */
  secondsLeft: number | null;
}

/** One scan, as the list of scans shows it. */
export interface Scan extends ScanProgress {
  siteName: string;
  /** Where the site was when it was begun: what was found there says nothing of another installation. */
  siteAddress: string;
  erpConnectionId: number;
  erpConnectionName: string;
  pairs: readonly ActorTypePair[];
  scope: ScanScopeSummary;
  /** The rules that were off when its sides were compared; null = begun by a version that did not note them. */
  rulesOff: readonly CompareRule[] | null;
  /** Who was signed in; empty where it is not known. */
  user: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** ISO 8601, UTC; null while it is not done or cancelled. */
  endedAt: string | null;
}

import type { RecordState } from '../../shared/record/record-state';
import type { Ended } from '../../shared/write/judgement';
import type { Write } from '../../shared/write/write';
import type { RecordPart, RecordPlace } from '../records/read-record';
import type { SiteConnection } from '../sites/site-connection';
import type { WriteSteps } from './write-steps';

export interface SendOptions {
  /** The documented query parameter `$select`, sent as it is; empty for none. */
  select: string;
}

/** What one kind of write adds to the runner's order of steps. What it holds and how it is judged is pure and shared. */
export interface WriteModule<W extends Write> {
  /** The record, the connection and the actor that it is about: the one that the link is meant to hold afterwards. */
  place: (write: W) => RecordPlace;
  /** What is read just before it is sent: for its guard, and to know what was there. */
  evidence: readonly RecordPart[];
  /** What is read afterwards. */
  look: readonly RecordPart[];
  /** More than the checks of its kind: throws a coded error where it must not be sent. */
  guard?: (site: SiteConnection, write: W, before: RecordState) => Promise<void> | void;
  /** Sends it, step by step, each at most once. */
  send: (site: SiteConnection, write: W, steps: WriteSteps, options: SendOptions) => Promise<Ended>;
}

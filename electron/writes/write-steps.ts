import { AppError } from '../../shared/errors';
import type { CallRemark, JournalEntry, ReachedStep } from '../../shared/journal/entry';
import type { Ended } from '../../shared/write/judgement';
import type { Journal } from '../journal/journal';
import { holdWhileSending } from './held';
import type { WritePermit } from './permit';

/** One call of a write. */
export interface Step {
  /** Its WebAPI name. */
  call: string;
  /** How far the write has come once the site said that it is done. */
  reaches: ReachedStep;
  /** Resolves with the HTTP status of an answer that says that it is done, and what it says beside. */
  send: (options: { abortController: AbortController }) => Promise<number | DoneAnswer>;
  /** It takes back what an earlier step did, so neither a stop nor a lock that came meanwhile keeps it from being sent. */
  isPutBack?: boolean;
}

/** The answer of a call that was done. */
export interface DoneAnswer {
  status: number;
  remark: CallRemark | null;
}

/** Sends the calls of one write and keeps the entry true: each is on disk before it leaves, and its answer after. */
export interface WriteSteps {
  /**
   * Sends one call, at most once. Throws only where nothing was sent yet and the entry could not be kept
   * (`storage-failed`, `storage-full`); otherwise says how it ended.
   */
  run: (step: Step) => Promise<Ended>;
  /** For a write that turned out another way than its last call says: an earlier call decided, but its work was undone or left half done. */
  conclude: (changes: Partial<Pick<JournalEntry, 'httpStatus' | 'error'>>) => void;
  entry: () => JournalEntry;
}

export interface WriteStepsOptions {
  journal: Journal;
  permit: WritePermit;
  clock: () => Date;
  /** How long an answer is waited for. */
  writeTimeoutMs: number;
  abortController: AbortController;
  /** Aborted with `StopUnsent` = a write of which nothing has left yet does not leave; one that has is carried through. */
  unsent?: AbortController | undefined;
  /** For what must not fail the write but must not be lost either. */
  noteProblem: (event: string, error: unknown) => void;
  onSending: (entry: JournalEntry) => void;
  /** The program ends: nothing is begun any more. */
  isClosing: () => boolean;
}

/** `entry` is theirs from now on, and is changed in place: each further copy of so large an object makes V8 slower at reading any. */
export function createWriteSteps(entry: JournalEntry, options: WriteStepsOptions): WriteSteps {
  const { journal, permit, clock, writeTimeoutMs, abortController, unsent, noteProblem } = options;
  const { onSending, isClosing } = options;
  const holdUntil = holdWhileSending(entry.at, writeTimeoutMs);
  let isBegun = false;

  const keepBefore = async () => {
    if (!isBegun) {
      // On disk before a byte leaves: a program killed from here on finds this entry and asks the site.
      await journal.begin(entry);
      isBegun = true;
      onSending(entry);
      // As it is now: what cannot be written waits, while this goes on.
    } else await journal.end({ ...entry });
  };
  /** Why the call must not leave now, although it was to. */
  const findObstacle = (step: Step): unknown => {
    if (step.isPutBack) return null;
    const isUnsent = entry.calls.length === 1;
    const isStopped = abortController.signal.aborted;
    if (isStopped || (isUnsent && (unsent?.signal.aborted || isClosing()))) return new AppError('cancelled');
    // Again: the site may have been locked while the entry was written.
    try {
      permit.require(entry.siteId);
      return null;
    } catch (error) {
      return error;
    }
  };
  const finish = (call: string, outcome: Outcome, reaches: ReachedStep): Ended => {
    const { ended, httpStatus, error, remark } = outcome;
    entry.calls = [
      ...entry.calls.slice(0, -1),
      { call, ended, httpStatus, error, ...(remark ? { remark } : {}) },
    ];
    if (ended === 'accepted') entry.reached = reaches;
    entry.httpStatus = httpStatus;
    entry.error = error;
    entry.answeredAt = clock().toISOString();
    // Added last, so V8 finds the entry as it was before.
    delete entry.holdUntil;
    return ended;
  };
  return {
    entry: () => entry,
    conclude: (changes) => {
      Object.assign(entry, changes);
    },
    run: async (step) => {
      const { call, reaches } = step;
      entry.calls = [...entry.calls, { call, ended: null, httpStatus: null, error: null }];
      // What was answered before is the answer of another call: of this one there is none yet.
      entry.httpStatus = null;
      entry.answeredAt = null;
      entry.holdUntil = holdUntil;
      try {
        await keepBefore();
      } catch (error) {
        if (!isBegun) throw error;
        // What was done must be undone even where the disk is full; nothing new is begun then.
        if (!step.isPutBack) return finish(call, describeFailure(error, noteProblem), reaches);
        noteProblem('journal.end', error);
      }
      const obstacle = findObstacle(step);
      if (obstacle !== null) return finish(call, describeFailure(obstacle, noteProblem), reaches);
      if (step.isPutBack)
        return finish(call, await sendOnce(step, new AbortController(), noteProblem), reaches);
      // For the first call alone: once that has left, the write goes its way to the end.
      const controller = (entry.calls.length === 1 ? unsent : undefined) ?? abortController;
      return finish(call, await sendOnce(step, controller, noteProblem), reaches);
    },
  };
}

interface Outcome {
  ended: Ended;
  httpStatus: number | null;
  error: JournalEntry['error'];
  remark?: CallRemark | null;
}

/** Nothing here or below sends it a second time. */
async function sendOnce(
  step: Step,
  abortController: AbortController,
  noteProblem: WriteStepsOptions['noteProblem'],
): Promise<Outcome> {
  try {
    const answer = await step.send({ abortController });
    const { status, remark } = typeof answer === 'number' ? { status: answer, remark: null } : answer;
    return { ended: 'accepted', httpStatus: status, error: null, remark };
  } catch (error) {
    return describeFailure(error, noteProblem);
  }
}

function describeFailure(error: unknown, noteProblem: WriteStepsOptions['noteProblem']): Outcome {
  const known = error instanceof AppError ? error : new AppError('bug', { changed: 'unknown' });
  if (known !== error) noteProblem('write', error);
  const { status } = known.params;
  const httpStatus = typeof status === 'number' ? status : null;
  return { ended: endedBy(known, httpStatus), httpStatus, error: known.toData() };
}

function endedBy({ code, changed, params }: AppError, httpStatus: number | null): Ended {
  // The answer itself says that it was not done, whatever a part of it has changed.
  if (params['isOk'] === 'false') return 'refused';
  if (changed === 'unknown') return 'unknown';
  if (code === 'cancelled') return 'cancelled';
  return httpStatus === null ? 'not-sent' : 'refused';
}

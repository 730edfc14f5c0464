import { createStore, type StoreApi } from 'zustand/vanilla';
import { isWriteEntry, type JournalEntry } from '../../../shared/journal/entry';
import { AppError, type AppErrorData } from '../../../shared/errors';
import type { Input, SubmitProgress } from '../../../shared/ipc/contract';
import type { SubmitState } from '../../../shared/write/states';
import { callBridge, toErrorData } from '../../api/client';

/** Where the last submit of the form stands. */
export type Situation =
  /** `refusedFor`: the last press sent nothing, because of that earlier try, of which is known by now what it became. */
  | { kind: 'idle'; refusedFor?: string }
  | {
      kind: 'sending';
      submitId: string;
      state: SubmitState;
      /** Nothing has left: what is there is read once more, and no entry of it is on the disk. */
      isReading: boolean;
      isStopping: boolean;
      /** The program asks in a window of its own whether to send it all the same: nothing leaves before the answer. */
      isAsked: boolean;
      /** Set where the submit was started before the page was loaded again: nobody here waits for its answer. */
      adopted: { activityId: string } | null;
    }
  | { kind: 'done'; entry: JournalEntry }
  | { kind: 'not-sent'; error: AppErrorData };

export interface Submitter {
  store: StoreApi<Situation>;
  /**
   * The last try whose outcome was put away while it still holds its pair; null = none. Once the hold is over it is looked
   * at, whatever is shown by then.
   */
  openTry: StoreApi<JournalEntry | null>;
  /** True from the first key press on, before anything is drawn: a second press finds it running. */
  isBusy(): boolean;
  /** True for a moment after an outcome: a key that is pressed twice in a row is no wish to send once more. */
  hasJustEnded(): boolean;
  /** Resolves with the entry of what was sent; null where nothing was, as where a question was answered with no. */
  send(input: Input<'links.submit'>): Promise<JournalEntry | null>;
  /** Looks at the site for a submit whose outcome is not known. */
  check(activityId: string): Promise<void>;
  /** The same for one whose outcome was put away: what is shown stays, and its entry says what was found. */
  look(activityId: string): Promise<void>;
  stop(): Promise<void>;
  dismiss(): void;
  /** What a press was refused for is settled: it takes the place of the refusal. */
  settleRefusal(entry: JournalEntry): void;
  /** Takes in a step that the main process reports. */
  follow(progress: SubmitProgress): void;
  /**
   * Finds a submit of this site that is under way, or the outcome of the one that was. With `isMine` only one whose entry
   * belongs to what is shown is taken over.
   */
  lookForRunning(siteId: string, isMine?: (entry: JournalEntry) => boolean): Promise<void>;
}

/** Two presses of one key lie closer together, and nobody has read an outcome by then. */
const settleMs = 1_000;

/** Whoever still has the try before him looks by himself, in the second in which its hold is over. */
const lateLookMs = 1_500;

const idle: Situation = { kind: 'idle' };

const partsOfRecord: ReadonlySet<unknown> = new Set([
  'crm-record',
  'crm-search',
  'erp-key',
  'erp-search',
  'fields',
]);

/** Whether a query tells what a write may have changed: the record, its key, its values; not what the site is set up for. */
export function isOfRecord({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return partsOfRecord.has(queryKey[1]);
}

/**
 * Sends at most one link at a time and follows it until its outcome is known. `onDone`: the site may have changed, by the write
 * of this entry; null = nothing was sent.
 */
export function createSubmitter(onDone: (entry: JournalEntry | null) => void): Submitter {
  const store = createStore<Situation>(() => idle);
  const openTry = createStore<JournalEntry | null>(() => null);
  let isBusy = false;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  const lateLooks = new Map<string, ReturnType<typeof setTimeout>>();
  const set = (situation: Situation) => store.setState(situation, true);
  const isLookedAt = (activityId: string) => {
    clearTimeout(lateLooks.get(activityId));
    lateLooks.delete(activityId);
  };
  const lookLate = async (activityId: string) => {
    isLookedAt(activityId);
    // One that fails leaves the try open, which says that it has to be looked at.
    onDone(await callBridge('links.check', { activityId }).catch(() => null));
  };
  const keepOpen = (entry: JournalEntry) => {
    const { id, holdUntil } = entry;
    if (holdUntil === undefined) {
      const kept = openTry.getState();
      if (kept !== null && isOfSameEnds(kept, entry)) openTry.setState(null, true);
      return;
    }
    openTry.setState(entry, true);
    isLookedAt(id);
    const waitMs = Math.max(0, Date.parse(holdUntil) - Date.now()) + lateLookMs;
    lateLooks.set(
      id,
      setTimeout(() => void lookLate(id), waitMs),
    );
  };
  const finish = (situation: Situation) => {
    isBusy = false;
    endedAtMs = performance.now();
    set(situation);
    onDone(situation.kind === 'done' ? situation.entry : null);
  };
  const run = async (
    work: () => Promise<JournalEntry>,
    fail = (error: AppErrorData): Situation => ({ kind: 'not-sent', error }),
  ): Promise<JournalEntry | null> => {
    isBusy = true;
    try {
      const entry = await work();
      finish({ kind: 'done', entry });
      return entry;
    } catch (error) {
      finish(fail(toErrorData(error)));
      return null;
    }
  };
  return {
    store,
    openTry,
    isBusy: () => isBusy,
    hasJustEnded: () => performance.now() - endedAtMs < settleMs,
    async send(input) {
      if (isBusy) return null;
      const before = store.getState();
      const isAsked = input.despiteSilence === true;
      set({ ...sending(input.submitId, 'Sending', null), isReading: true, isAsked });
      return run(
        () => callBridge('links.submit', input),
        // Whoever was told the risk and did not take it has sent nothing: what is not known yet stays in sight.
        (error) =>
          isAsked && error.code === 'held-after-silence' && before.kind !== 'sending'
            ? before
            : { kind: 'not-sent', error },
      );
    },
    async check(activityId) {
      if (isBusy) return;
      isBusy = true;
      isLookedAt(activityId);
      try {
        finish({ kind: 'done', entry: await callBridge('links.check', { activityId }) });
      } finally {
        isBusy = false;
      }
    },
    async look(activityId) {
      if (isBusy) return;
      isBusy = true;
      isLookedAt(activityId);
      let entry: JournalEntry;
      try {
        entry = await callBridge('links.check', { activityId });
      } finally {
        isBusy = false;
      }
      onDone(entry);
    },
    async stop() {
      const situation = store.getState();
      if (situation.kind !== 'sending' || situation.isStopping) return;
      set({ ...situation, isStopping: true });
      await callBridge('links.cancel', { submitId: situation.submitId });
    },
    dismiss() {
      if (isBusy) return;
      // Whoever put the outcome away has seen it.
      endedAtMs = Number.NEGATIVE_INFINITY;
      const situation = store.getState();
      if (situation.kind === 'done') keepOpen(situation.entry);
      set(idle);
    },
    settleRefusal(entry) {
      if (store.getState().kind !== 'not-sent') return;
      openTry.setState(entry, true);
      set({ kind: 'idle', refusedFor: entry.id });
    },
    follow({ submitId, state, activityId }) {
      const situation = store.getState();
      if (situation.kind === 'sending' && situation.submitId === submitId)
        set({ ...situation, state, isReading: activityId === '', isAsked: false });
    },
    async lookForRunning(siteId, isMine) {
      const found = await callBridge('links.running', { siteId });
      if (found && isMine && !(await belongs(found.activityId, isMine))) return;
      const situation = store.getState();
      if (found && situation.kind === 'idle' && !isBusy) {
        isBusy = true;
        const { submitId, state, activityId } = found;
        set({ ...sending(submitId, state, { activityId }), isReading: activityId === '' });
      } else if (!found && situation.kind === 'sending' && situation.adopted) {
        const { activityId } = situation.adopted;
        await run(() => getSubmit(activityId));
      }
    },
  };
}

function isOfSameEnds(one: JournalEntry, other: JournalEntry): boolean {
  return (
    one.record.crmActorType === other.record.crmActorType &&
    one.record.crmRecordId === other.record.crmRecordId &&
    one.erpConnectionId === other.erpConnectionId &&
    one.erpKey === other.erpKey
  );
}

/** Before its entry is on the disk nobody can say whose write it is. */
async function belongs(activityId: string, isMine: (entry: JournalEntry) => boolean): Promise<boolean> {
  return activityId !== '' && isMine(await getSubmit(activityId));
}

/** The activity holds more than submits; this id came from one. */
async function getSubmit(activityId: string): Promise<JournalEntry> {
  const entry = await callBridge('activity.get', { activityId });
  if (!isWriteEntry(entry)) throw new AppError('entry-gone');
  return entry;
}

function sending(submitId: string, state: SubmitState, adopted: { activityId: string } | null) {
  return { kind: 'sending', submitId, state, isStopping: false, isAsked: false, adopted } as const;
}

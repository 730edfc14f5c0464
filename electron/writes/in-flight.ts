import { setMaxListeners } from 'node:events';
import { AppError } from '../../shared/errors';
import type { SubmitProgress } from '../../shared/ipc/contract';
import type { WriteState } from '../../shared/write/states';
import { createRecentHolds } from './recent-holds';
import { createUnderWay, type UnderWay } from './under-way';

/** What a write or a look holds while it is under way. */
export interface Claim {
  siteId: string;
  /** What nobody else may write or look at meanwhile, within the site: the record, the ERP key in its connection. */
  holds: readonly string[];
  /** The page's own id of a write that it follows; null = nobody follows it, as for a look. */
  submitId: string | null;
}

/** One write or look that is under way. */
export interface Flight {
  abortController: AbortController;
  /** Tells the page, and whoever asks after a reload. */
  progress: (activityId: string, state: WriteState) => void;
}

/** The writes and looks that are under way. Two that hold the same thing never are at once. */
export interface InFlight {
  /** Runs the work while it holds what it claims. Throws `already-running`. */
  run: <T>(claim: Claim, work: (flight: Flight) => Promise<T>) => Promise<T>;
  /** For whoever reads what a later write will count on: the turn that it is before the first request. */
  turn: () => number;
  /** Has nothing that this would hold been under way since that turn? Else what was read by then may be no longer so. */
  isUntouchedSince: (claim: Pick<Claim, 'siteId' | 'holds'>, turn: number) => boolean;
  /** Stops a write; does nothing where there is none of this id. */
  cancel: (submitId: string) => void;
  /** A write of this site that the page follows. */
  ofSite: (siteId: string) => SubmitProgress | null;
  /** For requests that must not be cut off between two of them: the program does not end before they are through. */
  carry: <T>(work: () => Promise<T>) => Promise<T>;
  /** For what follows an answer: its place on the disk, and the read-back. The program waits for that once more. */
  follow: <T>(work: () => Promise<T>) => Promise<T>;
  /** The program ends: nothing is begun any more. */
  isClosing: () => boolean;
  /**
   * Resolves when nothing is under way any more, or when the time is up; never before what is carried is through, however
   * long its requests take. What was answered by then, or is carried, has as long again to be read back. Once the time is up
   * nothing is begun any more, unless `reopen` was called.
   */
  settle: (timeoutMs: number, readBackMs?: number) => Promise<void>;
  /** The program does not end after all. */
  reopen: () => void;
}

/** A record is read by half a dozen requests at a time, and each listens in several places. */
const maxListeners = 50;

/** A write that the page follows. */
interface Slot {
  abortController: AbortController;
  progress: SubmitProgress;
}

export function createInFlight(emit: (progress: SubmitProgress) => void): InFlight {
  const followed = new Map<string, Slot>();
  const held = new Set<string>();
  const recent = createRecentHolds();
  const underWay = createUnderWay();
  const carried = createUnderWay();
  const answered = createUnderWay();
  let isClosing = false;
  /** The end that the program was last asked for, and that nobody has taken back. */
  let asked = 0;
  // What nobody follows cannot be stopped, so all of it has the same: one for each row of a run would be felt.
  const unfollowed: Flight = { abortController: createController(0), progress: () => undefined };
  const follow = (siteId: string, submitId: string): Flight => {
    const abortController = createController(maxListeners);
    const note = (activityId: string, state: WriteState) => {
      const progress = { submitId, siteId, activityId, state };
      followed.set(submitId, { abortController, progress });
      return progress;
    };
    note('', 'Sending');
    return { abortController, progress: (activityId, state) => emit(note(activityId, state)) };
  };
  return {
    run: async ({ siteId, holds, submitId }, work) => {
      const keys = nameHolds({ siteId, holds });
      if (keys.some((key) => held.has(key)) || (submitId !== null && followed.has(submitId))) {
        throw new AppError('already-running');
      }
      for (const key of keys) held.add(key);
      underWay.begin();
      try {
        return await work(submitId === null ? unfollowed : follow(siteId, submitId));
      } finally {
        if (submitId !== null) followed.delete(submitId);
        for (const key of keys) held.delete(key);
        recent.note(keys);
        underWay.end();
      }
    },
    turn: recent.turn,
    isUntouchedSince: (claim, turn) => recent.isUntouchedSince(nameHolds(claim), turn),
    cancel: (submitId) => followed.get(submitId)?.abortController.abort(),
    ofSite: (siteId) =>
      [...followed.values()].find(({ progress }) => progress.siteId === siteId)?.progress ?? null,
    carry: (work) => during(carried, work),
    follow: (work) => during(answered, work),
    isClosing: () => isClosing,
    settle: async (timeoutMs, readBackMs = timeoutMs) => {
      asked += 1;
      const mine = asked;
      await settle(underWay, timeoutMs);
      if (mine === asked) isClosing = true;
      const isToBeRead = carried.isAny() || answered.isAny();
      await carried.settle();
      if (isToBeRead) await settle(underWay, readBackMs);
    },
    reopen: () => {
      asked += 1;
      isClosing = false;
    },
  };
}

function nameHolds({ siteId, holds }: Pick<Claim, 'siteId' | 'holds'>): string[] {
  return holds.map((hold) => `${siteId} ${hold}`);
}

/** `mostListeners` 0 = as many as come. */
function createController(mostListeners: number): AbortController {
  const controller = new AbortController();
  setMaxListeners(mostListeners, controller.signal);
  return controller;
}

async function during<T>(underWay: UnderWay, work: () => Promise<T>): Promise<T> {
  underWay.begin();
  try {
    return await work();
  } finally {
    underWay.end();
  }
}

async function settle(underWay: UnderWay, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([underWay.settle(), timeUp]);
  clearTimeout(timer);
}

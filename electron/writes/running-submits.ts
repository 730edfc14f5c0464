import { AppError } from '../../shared/errors';
import type { Input, SubmitProgress } from '../../shared/ipc/contract';
import type { SubmitState } from '../../shared/write/states';

/** One submit that is under way. */
export interface RunningSubmit {
  abortController: AbortController;
  /** Tells the page, and whoever asks after a reload. */
  progress: (activityId: string, state: SubmitState) => void;
}

/** The submits that are under way: one at a time per record of a site. */
export interface RunningSubmits {
  /** Runs the work under the single-flight guard. Throws `already-running`. */
  run: <T>(input: Input<'links.submit'>, work: (submit: RunningSubmit) => Promise<T>) => Promise<T>;
  /** Stops a submit; does nothing where there is none of this id. */
  cancel: (submitId: string) => void;
  ofSite: (siteId: string) => SubmitProgress | null;
  isRunning: (activityId: string) => boolean;
  /** Resolves when nothing is under way any more, or when the time is up. */
  settle: (timeoutMs: number) => Promise<void>;
}

interface Slot {
  abortController: AbortController;
  progress: SubmitProgress;
  done: Promise<unknown>;
}

export function createRunningSubmits(emit: (progress: SubmitProgress) => void): RunningSubmits {
  const slots = new Map<string, Slot>();
  const all = () => [...slots.values()];
  return {
    run: (input, work) => {
      const key = JSON.stringify([input.siteId, input.request.crmActorType, input.request.crmRecordId]);
      if (slots.has(key) || all().some(({ progress }) => progress.submitId === input.submitId)) {
        throw new AppError('already-running');
      }
      const abortController = new AbortController();
      const { submitId, siteId } = input;
      const slot: Slot = {
        abortController,
        progress: { submitId, siteId, activityId: '', state: 'Sending' },
        done: Promise.resolve(),
      };
      slots.set(key, slot);
      const submit: RunningSubmit = {
        abortController,
        progress: (activityId, state) => {
          slot.progress = { submitId, siteId, activityId, state };
          emit(slot.progress);
        },
      };
      const working = work(submit).finally(() => slots.delete(key));
      slot.done = working.catch(() => undefined);
      return working;
    },
    cancel: (submitId) => {
      all()
        .find(({ progress }) => progress.submitId === submitId)
        ?.abortController.abort();
    },
    ofSite: (siteId) => all().find(({ progress }) => progress.siteId === siteId)?.progress ?? null,
    isRunning: (activityId) => all().some(({ progress }) => progress.activityId === activityId),
    settle: async (timeoutMs) => {
      const timeUp = new AbortController();
      const timer = setTimeout(() => timeUp.abort(), timeoutMs);
      const stopped = new Promise<void>((resolve) => {
        timeUp.signal.addEventListener('abort', () => resolve());
      });
      await Promise.race([Promise.all(all().map(({ done }) => done)), stopped]);
      clearTimeout(timer);
    },
  };
}

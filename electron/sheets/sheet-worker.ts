import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors';
import type { SheetAnswer, SheetQuestion, SheetResults, SheetSource } from './messages';

export type SheetProgressOf = Extract<SheetAnswer, { progress: unknown }>['progress'];

type QuestionOf<K> = Extract<SheetQuestion, { kind: K }>;

/** The thread that reads one sheet. */
export interface SheetWorker {
  /** Throws `sheet-…`; after the end `sheet-closed`. */
  ask: <K extends keyof SheetResults>(question: QuestionOf<K>) => Promise<SheetResults[K]>;
  /** Stops whatever it is doing. Resolves when nothing of it is left. */
  end: () => Promise<void>;
}

/** Of its own: a sheet without end takes no memory away from the program, only this thread. */
const maxHeapMb = 1_536;

/** Starts the built `sheet-thread.js` on a file or a paste. */
export function startSheetWorker(
  entry: string,
  source: SheetSource,
  onProgress: (progress: SheetProgressOf) => void,
): SheetWorker {
  const worker = new Worker(entry, {
    workerData: { read: source },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: AppError) => void }>();
  let asked = 0;
  let end = new AppError('sheet-closed');
  let isOver = false;

  worker.on('message', (answer: SheetAnswer) => {
    if ('progress' in answer) return onProgress(answer.progress);
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asker?.resolve(answer.result as never);
    else asker?.reject(new AppError(answer.error.code, answer.error));
  });
  worker.on('error', (error: unknown) => {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    end = isMemory
      ? new AppError('sheet-too-large-unpacked')
      : new AppError('sheet-damaged', { detail: error instanceof Error ? error.message : String(error) });
  });
  const over = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      isOver = true;
      for (const { reject } of waiting.values()) reject(end);
      waiting.clear();
      resolve();
    });
  });
  return {
    ask: <K extends keyof SheetResults>(question: QuestionOf<K>) =>
      new Promise<SheetResults[K]>((resolve, reject) => {
        if (isOver) return reject(end);
        asked += 1;
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ ...question, id: asked }, []);
      }),
    end: async () => {
      await worker.terminate();
      await over;
    },
  };
}

import { Worker } from 'node:worker_threads';
import type { DatabaseAnswer, DatabaseRequest } from './messages';
import { createPacker, unpackAnswers, type PackedAnswers } from './packed-messages';

/** Whatever serves the database: a worker thread, or in tests this thread itself. */
export interface DatabaseThread {
  post: (requests: readonly DatabaseRequest[]) => void;
  onAnswers: (take: (answers: readonly DatabaseAnswer[]) => void) => void;
  /** Resolves, with the reason in English, when nothing serves any more. Never rejects. */
  ended: Promise<string>;
}

/**
 * Starts the built `database-thread.js`. The thread must have ended before the program does: a program that exits with
 * it alive is aborted by the native module.
 */
export function startDatabaseWorker(entry: string): DatabaseThread {
  // What this process was started with is not meant for the thread.
  const worker = new Worker(entry, { execArgv: [] });
  const pack = createPacker();
  let reason = 'The database thread ended.';
  worker.on('error', (error) => {
    reason = error instanceof Error ? error.message : String(error);
  });
  return {
    post: (requests) => worker.postMessage(pack(requests), []),
    onAnswers: (take) => worker.on('message', (answers: PackedAnswers) => take(unpackAnswers(answers))),
    ended: new Promise((resolve) => worker.on('exit', () => resolve(reason))),
  };
}

import { MessageChannel, Worker } from 'node:worker_threads';
import type { DatabaseThread } from '../storage/database/database-worker';
import { createPacker, unpackAnswers, type PackedAnswers } from '../storage/database/packed-messages';
import { builtHostEntry } from './built-threads';

let host: Worker | null = null;
let openCount = 0;

/**
 * A database in a thread, as the program runs it; those of one test file share the thread. To start one costs as much as
 * all that most tests do with it. What is about the thread, or has two programs wait for each other, takes
 * `startBuiltDatabase`.
 */
export function startSharedDatabase(): DatabaseThread {
  host ??= new Worker(builtHostEntry, { execArgv: [] });
  const { port1: ours, port2: its } = new MessageChannel();
  host.postMessage(its, [its]);
  openCount += 1;
  const pack = createPacker();
  return {
    post: (requests) => ours.postMessage(pack(requests), []),
    onAnswers: (take) => ours.on('message', (answers: PackedAnswers) => take(unpackAnswers(answers))),
    ended: new Promise((resolve) => {
      ours.once('close', () => {
        openCount -= 1;
        resolve('The database was closed.');
      });
    }),
  };
}

/** After each test file. Returns how many databases were left open. */
export async function endSharedDatabases(): Promise<number> {
  if (!host) return 0;
  const leftOpen = openCount;
  const ending = host;
  host = null;
  openCount = 0;
  if (leftOpen > 0) await ending.terminate();
  else {
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.postMessage(null, []);
    await ended;
  }
  return leftOpen;
}

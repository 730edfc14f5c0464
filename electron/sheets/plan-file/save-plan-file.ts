import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors';
import { toStorageError } from '../../storage/storage-error';
import type { WritingAnswer, WritingRequest } from './serve-writing';
import { unfinishedName, type PlanFileTarget } from './write-plan-file';

/**
 * Writes a link plan file in a thread of its own, from rows that are read while it is written: neither the window nor the
 * memory notices 100,000 of them. Resolves with how many rows it has. Throws `sheet-too-many-rows`, `storage-full`,
 * `storage-failed`, and what reading the rows throws; the file that was there before is then still there.
 */
export async function savePlanFile(
  entry: string,
  target: PlanFileTarget,
  rows: AsyncIterable<string[][]>,
): Promise<number> {
  const thread = startWriting(entry, target);
  try {
    for await (const some of rows) {
      thread.post({ rows: some });
      const answer = await thread.next();
      if (!('taken' in answer)) return finish(answer, target);
    }
    thread.post({ end: true });
    return finish(await thread.next(), target);
  } finally {
    await thread.stop();
    // A thread that is stopped in the middle clears nothing away.
    await rm(unfinishedName(target.file), { force: true });
  }
}

function finish(answer: WritingAnswer, { file }: PlanFileTarget): number {
  if ('count' in answer) return answer.count;
  if (!('error' in answer)) throw new AppError('storage-failed', { params: { file } });
  const { error } = answer;
  if ('params' in error) throw new AppError(error.code, error);
  throw toStorageError(Object.assign(new Error(error.message), { code: error.code }), file);
}

function startWriting(entry: string, target: PlanFileTarget) {
  const worker = new Worker(entry, { workerData: { write: target }, execArgv: [] });
  const answers: WritingAnswer[] = [];
  let wake: (() => void) | null = null;
  const take = (answer: WritingAnswer) => {
    answers.push(answer);
    wake?.();
  };
  worker.on('message', take);
  worker.on('error', (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    take({ error: { message, code: '' } });
  });
  worker.on('exit', () => take({ error: { message: 'The thread ended.', code: '' } }));
  return {
    post: (request: WritingRequest) => worker.postMessage(request, []),
    next: async (): Promise<WritingAnswer> => {
      for (;;) {
        const answer = answers.shift();
        if (answer) return answer;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}

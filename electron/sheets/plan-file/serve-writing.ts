import type { MessagePort } from 'node:worker_threads';
import { AppError, type AppErrorData } from '../../../shared/errors';
import { writePlanFile, type PlanFileTarget } from './write-plan-file';

/** What the thread that writes is told: some rows, or that there are no more. */
export type WritingRequest = { rows: string[][] } | { end: true };
/** `taken` asks for more; at the end one of the others comes. */
export type WritingAnswer =
  { taken: true } | { count: number } | { error: AppErrorData | { message: string; code: string } };

/** Writes one link plan file out of the rows that come through the port. */
export function serveWriting(port: MessagePort, target: PlanFileTarget): void {
  const send = (answer: WritingAnswer) => port.postMessage(answer);
  const waiting: WritingRequest[] = [];
  let wake: (() => void) | null = null;
  port.on('message', (request: WritingRequest) => {
    waiting.push(request);
    wake?.();
  });
  async function* rows() {
    for (;;) {
      const next = waiting.shift();
      if (!next) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if ('end' in next) return;
      yield* next.rows;
      send({ taken: true });
    }
  }
  const write = async () => {
    try {
      send({ count: await writePlanFile(target, rows()) });
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      send({ error: error instanceof AppError ? error.toData() : { message, code: code ?? '' } });
    }
    port.close();
  };
  void write();
}

import { parentPort, workerData } from 'node:worker_threads';
import type { SheetSource } from './messages';
import type { PlanFileTarget } from './plan-file/write-plan-file';

/** What a thread is started for: to read one sheet, or to write one. */
const task = workerData as { read: SheetSource } | { write: PlanFileTarget };

async function serve(): Promise<void> {
  if (!parentPort) return;
  if ('read' in task) {
    const { serveSheet } = await import('./serve-sheet');
    serveSheet(parentPort, task.read);
  } else {
    const { serveWriting } = await import('./plan-file/serve-writing');
    serveWriting(parentPort, task.write);
  }
}

// What is asked before that waits in the port.
void serve();

import { parentPort, workerData } from 'node:worker_threads';
import type { SheetSource } from './messages';
import { serveSheet } from './serve-sheet';

// The whole worker: what it does is in `serveSheet`.
if (parentPort) serveSheet(parentPort, workerData as SheetSource);

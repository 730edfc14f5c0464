import { parentPort } from 'node:worker_threads';
import { serveDatabase } from './serve-database';

// The whole worker: what it does is in `serveDatabase`, which tests also run without a thread.
if (parentPort) serveDatabase(parentPort);

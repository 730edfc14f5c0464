import { parentPort, type MessagePort } from 'node:worker_threads';
import { serveDatabase } from '../storage/database/serve-database';

/** The whole thread: each port that is handed over gets a database of its own, until the last word. */
parentPort?.on('message', (port: MessagePort | null) => {
  if (port) serveDatabase(port);
  else parentPort?.close();
});

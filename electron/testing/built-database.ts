import { fileURLToPath } from 'node:url';
import { startDatabaseWorker, type DatabaseThread } from '../storage/database/database-worker';

/** Where `build-database-thread.ts` puts it before the tests run. */
export const builtDatabaseEntry = fileURLToPath(
  new URL('../../node_modules/.cache/database-thread.mjs', import.meta.url),
);

/** The database in a thread of its own, as the program runs it. */
export function startBuiltDatabase(): DatabaseThread {
  return startDatabaseWorker(builtDatabaseEntry);
}

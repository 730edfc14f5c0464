import { startDatabaseWorker, type DatabaseThread } from '../storage/database/database-worker';
import { builtDatabaseEntry } from './built-threads';

/** The database in a thread of its own, as the program runs it. */
export function startBuiltDatabase(): DatabaseThread {
  return startDatabaseWorker(builtDatabaseEntry);
}

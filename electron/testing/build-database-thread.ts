import { buildForChild } from './build-for-child';

/** Before the tests: the thread of the database is built, as the program's is. */
export async function setup(): Promise<void> {
  await buildForChild('electron/storage/database/database-thread.ts', 'database-thread.mjs');
}

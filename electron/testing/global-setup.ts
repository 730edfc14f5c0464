import { buildForChild } from './build-for-child';

/** Before the tests: the threads are built, as the program's are, and one that holds the databases of many tests. */
export async function setup(): Promise<void> {
  await buildForChild('electron/storage/database/database-thread.ts', 'database-thread.mjs');
  await buildForChild('electron/testing/database-host.ts', 'database-host.mjs');
  await buildForChild('electron/sheets/sheet-thread.ts', 'sheet-thread.mjs');
}

import { fileURLToPath } from 'node:url';
import { buildForChild } from './build-for-child';

/** Where `setup` puts it before the tests run. */
export const builtSheetEntry = fileURLToPath(
  new URL('../../node_modules/.cache/sheet-thread.mjs', import.meta.url),
);

/** Before the tests: the thread of a sheet is built, as the program's is. */
export async function setup(): Promise<void> {
  await buildForChild('electron/sheets/sheet-thread.ts', 'sheet-thread.mjs');
}

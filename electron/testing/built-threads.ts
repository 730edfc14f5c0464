import { fileURLToPath } from 'node:url';

const inCache = (name: string) =>
  fileURLToPath(new URL(`../../node_modules/.cache/${name}`, import.meta.url));

// Where `global-setup.ts` puts them before the tests run.
/** The thread of the database. */
export const builtDatabaseEntry = inCache('database-thread.mjs');
/** One that holds several databases. */
export const builtHostEntry = inCache('database-host.mjs');
/** The thread of a sheet. */
export const builtSheetEntry = inCache('sheet-thread.mjs');

import { afterEach, beforeEach } from 'vitest';
import type { Database } from '../storage/database/database';
import { prepareDatabaseFile } from '../storage/database/testing/database-file';
import { startSharedDatabase } from './shared-database';

/** To be called at the top of a test file: each of its tests has an empty database, in a folder of its own. */
export function prepareDatabase(): Database & { readonly folder: string } {
  const place = prepareDatabaseFile(startSharedDatabase);
  let database: Database;
  beforeEach(async () => {
    database = await place.open();
  });
  afterEach(() => database.close());
  return {
    get folder() {
      return place.folder;
    },
    read: (statements) => database.read(statements),
    write: (statements) => database.write(statements),
    maintain: () => database.maintain(),
    useBackup: (day) => database.useBackup(day),
    close: () => database.close(),
    isLost: () => database.isLost(),
  };
}

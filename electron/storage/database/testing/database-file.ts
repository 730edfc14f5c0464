import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Notice } from '../../../../shared/ipc/contract';
import { openDatabase, type Database } from '../database';
import type { DatabaseThread } from '../database-worker';

/** Where the database of the test that is running lies, and what was told of it. */
export interface DatabaseFile {
  readonly folder: string;
  readonly file: string;
  readonly notices: Notice[];
  /** Opens it, with what the clock says then and later. Whoever opens it closes it. */
  open: (now?: () => string) => Promise<Database>;
}

/** To be called at the top of a test file: each of its tests has a folder of its own, without a database so far. */
export function prepareDatabaseFile(startThread: () => DatabaseThread): DatabaseFile {
  let folder: string;
  let notices: Notice[];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
    notices = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const fileOf = () => path.join(folder, 'actorlink.db');
  return {
    get folder() {
      return folder;
    },
    get file() {
      return fileOf();
    },
    get notices() {
      return notices;
    },
    open: (now = () => '2026-01-02T03:04:05Z') => {
      const told = notices;
      return openDatabase({
        file: fileOf(),
        clock: () => new Date(now()),
        addNotice: (notice) => told.push(notice),
        startThread,
      });
    },
  };
}

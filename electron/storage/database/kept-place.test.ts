import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../../shared/ipc/contract';
import { startSharedDatabase } from '../../testing/shared-database';
import { openDatabase, type Database } from './database';
import { loadSqliteEngine } from './sqlite-engine';
import { withSqlite } from './testing/sqlite-file';

let folder: string;
let file: string;
let notices: Notice[];
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  file = path.join(folder, 'actorlink.db');
  notices = [];
  database = await openDatabase({
    file,
    clock: () => new Date('2026-01-02T03:04:05Z'),
    addNotice: (notice) => notices.push(notice),
    startThread: startSharedDatabase,
  });
  await database.write([draft('before')]);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const draft = (key: string) => ({ sql: 'INSERT INTO drafts VALUES (?, ?)', values: [key, 'kept'] });
const keysIn = (name: string) =>
  withSqlite(name, (other) => other.prepare('SELECT site_id FROM drafts ORDER BY 1').all()).map((row) =>
    String((row as { site_id: unknown }).site_id),
  );
const hold = () => {
  const holder = new (loadSqliteEngine().DatabaseSync)(file);
  holder.exec('BEGIN IMMEDIATE');
  return holder;
};
const deleteIt = (...ends: string[]) => ends.forEach((end) => rmSync(file + end));

// Windows lets nobody delete or replace what is open.
describe.skipIf(process.platform === 'win32')('a database that is open', () => {
  it.each([
    ['deleted', () => deleteIt('')],
    ['deleted with all that belongs to it', () => deleteIt('', '-wal', '-shm')],
    ['deleted in part', () => deleteIt('-wal')],
    ['deleted with its folder', () => rmSync(folder, { recursive: true })],
  ])(
    'and is %s is written anew, with all that was in it, before anything more is written',
    async (_how, harm) => {
      harm();
      await database.write([draft('after')]);
      await database.close();
      expect(keysIn(file)).toEqual(['after', 'before']);
      expect(notices.map(({ kind }) => kind)).not.toEqual([]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    },
  );

  it('and is replaced goes on as its own, and the other file is kept', async () => {
    const other = path.join(folder, 'other.db');
    withSqlite(other, (one) =>
      one.exec("CREATE TABLE drafts (site_id, draft); INSERT INTO drafts VALUES ('foreign', 'x')"),
    );
    renameSync(other, file);
    await database.write([draft('after')]);
    await database.close();
    expect(keysIn(file)).toEqual(['after', 'before']);
    expect(notices.map(({ kind }) => kind)).toEqual(['database-replaced']);
    const keptAs = String(notices[0]?.params['keptAs']);
    expect(keysIn(path.join(folder, keptAs))).toEqual(['foreign']);
  });

  it('and cannot be written anew writes nothing, says so, and is when it can', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    await expect(database.write([draft('lost')])).rejects.toMatchObject({ code: 'storage-failed' });
    rmSync(folder);
    await database.write([draft('after')]);
    await database.close();
    expect(keysIn(file)).toEqual(['after', 'before']);
    expect(readdirSync(folder)).toContain('actorlink.db');
  });
});

describe('a database that another program holds', () => {
  it('is waited for', async () => {
    const holder = hold();
    const writing = database.write([draft('after')]);
    // The thread has begun to wait by the time it has answered nothing to what was asked before.
    await new Promise((resolve) => setImmediate(resolve));
    holder.exec('COMMIT');
    holder.close();
    expect(await writing).toEqual([1]);
  });

  it('and does not let go is named, nothing is written, and nothing is lost', async () => {
    const holder = hold();
    await expect(database.write([draft('after')])).rejects.toMatchObject({
      code: 'storage-locked',
      params: { file: 'actorlink.db' },
    });
    holder.exec('COMMIT');
    holder.close();
    await database.write([draft('after')]);
    expect(notices).toEqual([]);
    await database.close();
    expect(keysIn(file)).toEqual(['after', 'before']);
  });
});

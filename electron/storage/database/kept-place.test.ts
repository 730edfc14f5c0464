import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSharedDatabase } from '../../testing/shared-database';
import type { Database } from './database';
import { loadSqliteEngine } from './sqlite-engine';
import { prepareDatabaseFile } from './testing/database-file';
import { withSqlite } from './testing/sqlite-file';

const place = prepareDatabaseFile(startSharedDatabase);
let database: Database;
beforeEach(async () => {
  database = await place.open();
  await database.write([draft('before')]);
});
afterEach(() => database.close());

const draft = (key: string) => ({ sql: 'INSERT INTO drafts VALUES (?, ?)', values: [key, 'kept'] });
const keysIn = (name: string) =>
  withSqlite(name, (other) => other.prepare('SELECT site_id FROM drafts ORDER BY 1').all()).map((row) =>
    String((row as { site_id: unknown }).site_id),
  );
const hold = () => {
  const holder = new (loadSqliteEngine().DatabaseSync)(place.file);
  holder.exec('BEGIN IMMEDIATE');
  return holder;
};
const deleteIt = (...ends: string[]) => ends.forEach((end) => rmSync(place.file + end));

// Windows lets nobody delete or replace what is open.
describe.skipIf(process.platform === 'win32')('a database that is open', () => {
  it.each([
    ['deleted', () => deleteIt('')],
    ['deleted with all that belongs to it', () => deleteIt('', '-wal', '-shm')],
    ['deleted in part', () => deleteIt('-wal')],
    ['deleted with its folder', () => rmSync(place.folder, { recursive: true })],
  ])(
    'and is %s is written anew, with all that was in it, before anything more is written',
    async (_how, harm) => {
      harm();
      await database.write([draft('after')]);
      await database.close();
      expect(keysIn(place.file)).toEqual(['after', 'before']);
      expect(place.notices.map(({ kind }) => kind)).not.toEqual([]);
      expect(statSync(place.file).mode & 0o777).toBe(0o600);
    },
  );

  it('and is replaced goes on as its own, and the other file is kept', async () => {
    const other = path.join(place.folder, 'other.db');
    withSqlite(other, (one) =>
      one.exec("CREATE TABLE drafts (site_id, draft); INSERT INTO drafts VALUES ('foreign', 'x')"),
    );
    renameSync(other, place.file);
    await database.write([draft('after')]);
    await database.close();
    expect(keysIn(place.file)).toEqual(['after', 'before']);
    expect(place.notices.map(({ kind }) => kind)).toEqual(['database-replaced']);
    const keptAs = String(place.notices[0]?.params['keptAs']);
    expect(keysIn(path.join(place.folder, keptAs))).toEqual(['foreign']);
  });

  it('and cannot be written anew writes nothing, says so, and is when it can', async () => {
    rmSync(place.folder, { recursive: true });
    writeFileSync(place.folder, 'a file where the folder was');
    await expect(database.write([draft('lost')])).rejects.toMatchObject({ code: 'storage-failed' });
    rmSync(place.folder);
    await database.write([draft('after')]);
    await database.close();
    expect(keysIn(place.file)).toEqual(['after', 'before']);
    expect(readdirSync(place.folder)).toContain('actorlink.db');
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
    expect(place.notices).toEqual([]);
    await database.close();
    expect(keysIn(place.file)).toEqual(['after', 'before']);
  });
});

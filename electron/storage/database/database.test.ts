import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBuiltDatabase } from '../../testing/built-database';
import { loadSqliteEngine } from './sqlite-engine';
import { prepareDatabaseFile } from './testing/database-file';
import { withSqlite } from './testing/sqlite-file';

const place = prepareDatabaseFile(startBuiltDatabase);
const { open } = place;
const saveDraft = [{ sql: "INSERT OR REPLACE INTO drafts (site_id, draft) VALUES ('practice', '{}')" }];
const countDrafts = [{ sql: 'SELECT count(*) AS drafts FROM drafts' }];
const readFolder = () => readdirSync(place.folder).toSorted();
const modeOf = (name: string) => statSync(path.join(place.folder, name)).mode & 0o777;

describe('openDatabase', () => {
  it('keeps what was written for the next opening, in files for this user alone', async () => {
    const first = await open();
    await first.write(saveDraft);
    expect(readFolder()).toEqual([
      'actorlink.db',
      'actorlink.db-shm',
      'actorlink.db-wal',
      'actorlink.db.in-use',
    ]);
    for (const name of readFolder()) expect(`${name} ${modeOf(name).toString(8)}`).toBe(`${name} 600`);
    await first.close();

    const second = await open();
    expect(await second.read(countDrafts)).toEqual([[{ drafts: 1 }]]);
    await second.close();
    expect(readFolder()).toEqual(['actorlink.db']);
  });

  it('opens although a killed process of an earlier version left its lock behind', async () => {
    await (await open()).close();
    mkdirSync(`${place.file}.lock`);

    const database = await open();
    await database.write(saveDraft);
    await database.close();
    expect(readFolder()).toEqual(['actorlink.db']);
  });

  it.each([
    ['empty of sense', Buffer.from('this is no database '.repeat(500))],
    ['full of zeros', Buffer.alloc(20_000)],
  ])(
    'puts a file that is %s aside, unchanged and with its companions, and says so',
    async (_what, contents) => {
      writeFileSync(place.file, contents);
      writeFileSync(`${place.file}-wal`, 'its newest rows');
      writeFileSync(`${place.file}-journal`, 'its old pages');

      const database = await open();
      await database.write(saveDraft);
      await database.close();
      expect(place.notices.map(({ kind, params }) => [kind, params['file']])).toEqual([
        ['file-set-aside', 'actorlink.db'],
      ]);
      const aside = path.join(place.folder, String(place.notices[0]?.params['keptAs']));
      expect(readFileSync(aside)).toEqual(contents);
      expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('its newest rows');
      expect(readFileSync(`${aside}-journal`, 'utf8')).toBe('its old pages');
    },
  );

  it('puts the database of a newer version aside instead of misreading it', async () => {
    await (await open()).close();
    withSqlite(place.file, (newer) => newer.exec('PRAGMA user_version = 99'));

    await (await open()).close();
    expect(place.notices.map(({ kind }) => kind)).toEqual(['newer-file-set-aside']);
  });

  it('leaves a healthy file alone that another program holds, and says that it is locked', async () => {
    await (await open()).close();
    const before = readFolder();
    await withHeldFile(async () => {
      await expect(open()).rejects.toMatchObject({
        code: 'storage-locked',
        params: { file: 'actorlink.db' },
      });
    });
    expect(place.notices).toEqual([]);
    expect(readFolder()).toEqual(before);
    const database = await open();
    await database.write(saveDraft);
    await database.close();
  });

  it('leaves a file alone that cannot be opened at all', async () => {
    mkdirSync(place.file);
    writeFileSync(path.join(place.file, 'kept'), '');
    await expect(open()).rejects.toMatchObject({ code: 'storage-failed', params: { file: 'actorlink.db' } });
    expect(readFolder()).toEqual(['actorlink.db']);
    expect(place.notices).toEqual([]);
  });

  it('says that the disk is full in its own code', async () => {
    const database = await open();
    await database.read([{ sql: 'PRAGMA max_page_count = 1' }]);
    const fill = database.write([
      { sql: "INSERT INTO drafts VALUES ('practice', ?)", values: ['x'.repeat(100_000)] },
    ]);
    await expect(fill).rejects.toMatchObject({ code: 'storage-full', params: { file: 'actorlink.db' } });
    await database.close();
  });
});

/** Another program in the middle of a change that it does not end. */
async function withHeldFile(work: () => Promise<void>): Promise<void> {
  const holder = new (loadSqliteEngine().DatabaseSync)(place.file);
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  try {
    await work();
  } finally {
    holder.close();
  }
}

describe('a database', () => {
  it('does all of a write or nothing, and fails no neighbour', async () => {
    const database = await open();
    const bad = database.write([...saveDraft, { sql: 'INSERT INTO drafts VALUES (NULL, NULL)' }]);
    const good = database.write([{ sql: "INSERT INTO drafts VALUES ('other', '{}')" }]);
    await expect(bad).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await good).toEqual([1]);
    expect(await database.read([{ sql: 'SELECT site_id FROM drafts' }])).toEqual([[{ site_id: 'other' }]]);
    await database.close();
  });

  it('is not opened again by a call that comes after it was closed', async () => {
    const database = await open();
    await database.close();
    await expect(database.read(countDrafts)).rejects.toMatchObject({ code: 'storage-closed' });
    await expect(database.write(saveDraft)).rejects.toMatchObject({ code: 'storage-closed' });
    expect(readFolder()).toEqual(['actorlink.db']);
  });

  it('does first what was asked for before it was closed', async () => {
    const database = await open();
    const written = database.write(saveDraft);
    await database.close();
    expect(await written).toEqual([1]);
  });
});

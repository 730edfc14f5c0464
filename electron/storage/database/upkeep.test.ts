import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBuiltDatabase } from '../../testing/built-database';
import { prepareDatabaseFile } from './testing/database-file';
import { damagePages, withSqlite } from './testing/sqlite-file';

const place = prepareDatabaseFile(startBuiltDatabase);

let today = '2026-01-02T03:04:05Z';
const open = () => place.open(() => today);
const fill = (key: string) => ({
  sql: 'INSERT OR REPLACE INTO drafts VALUES (?, ?)',
  values: [key, 'x'.repeat(60_000)],
});
const backups = () => readdirSync(path.join(place.folder, 'backups')).toSorted();

/** What a killed program leaves: the files as they are while it runs. */
async function leaveUnclean(keys = ['a']): Promise<void> {
  const database = await open();
  await database.write(keys.map(fill));
  const left = readdirSync(place.folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [path.join(place.folder, name), readFileSync(path.join(place.folder, name))] as const);
  await database.close();
  for (const [name, contents] of left) writeFileSync(name, contents);
}

describe('the check of the file', () => {
  it('comes after an unclean end, not with the opening, and puts a damaged file aside with all that is in it', async () => {
    await (await open()).close();
    // So much that the damage meets nothing which the opening reads.
    await leaveUnclean(['a', 'c', 'd', 'e', 'f', 'g']);
    withSqlite(place.file, (other) => other.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    damagePages(place.file);
    const database = await open();
    expect(place.notices).toEqual([]);
    await database.maintain();
    expect(place.notices.map(({ kind }) => kind)).toEqual(['file-set-aside']);
    await database.write([fill('b')]);
    expect(await database.read([{ sql: 'SELECT site_id FROM drafts' }])).toEqual([[{ site_id: 'b' }]]);
    await database.close();
  });

  it('finds nothing wrong with what a kill leaves', async () => {
    await leaveUnclean();
    const database = await open();
    await database.maintain();
    expect(place.notices).toEqual([]);
    expect(await database.read([{ sql: 'SELECT site_id FROM drafts' }])).toEqual([[{ site_id: 'a' }]]);
    await database.close();
    expect(readdirSync(place.folder).toSorted()).toEqual(['actorlink.db', 'backups']);
  });
});

describe('the backup', () => {
  it('is made once a day, for this user alone, and the newest three stay', async () => {
    const database = await open();
    for (const day of ['02', '03', '04', '05']) {
      today = `2026-01-${day}T03:04:05Z`;
      await database.write([fill(day)]);
      await database.maintain();
      today = `2026-01-${day}T23:04:05Z`;
      await database.write([fill(`${day} later`)]);
      await database.maintain();
    }
    await database.close();
    expect(backups()).toEqual([
      'actorlink-2026-01-03.db',
      'actorlink-2026-01-04.db',
      'actorlink-2026-01-05.db',
    ]);
    const newest = path.join(place.folder, 'backups', 'actorlink-2026-01-05.db');
    expect(statSync(newest).mode & 0o777).toBe(0o600);
    const kept = withSqlite(newest, (backup) =>
      backup.prepare('SELECT site_id FROM drafts ORDER BY 1').all(),
    );
    expect(kept.map((row) => Object.values(row))).toEqual([
      ['02'],
      ['02 later'],
      ['03'],
      ['03 later'],
      ['04'],
      ['04 later'],
      ['05'],
    ]);
  });

  it('of what was lost stays beside those of what was begun anew, however many days pass', async () => {
    const large = await open();
    await large.write(Array.from({ length: 20 }, (_none, number) => fill(String(number))));
    today = '2026-01-02T03:04:05Z';
    await large.maintain();
    await large.close();
    rmSync(place.file);
    const small = await open();
    for (const day of ['03', '04', '05', '06', '07']) {
      today = `2026-01-${day}T03:04:05Z`;
      await small.write([fill(day)]);
      await small.maintain();
    }
    const days = ['02', '05', '06', '07'];
    expect(backups()).toEqual(days.map((day) => `actorlink-2026-01-${day}.db`));
    // Once what is there now is worth more, it goes as any other does.
    await small.write(Array.from({ length: 30 }, (_none, number) => fill(String(number))));
    today = '2026-01-08T03:04:05Z';
    await small.maintain();
    await small.close();
    expect(backups()).not.toContain('actorlink-2026-01-02.db');
  });

  it('lets writers in between its steps, and a close end it', async () => {
    const database = await open();
    await database.write(Array.from({ length: 60 }, (_none, number) => fill(String(number))));
    const order: string[] = [];
    const backup = database.maintain().then(
      () => order.push('backup'),
      () => order.push('backup ended'),
    );
    // All three are with the database before the first step of the backup is over.
    const write = database.write([fill('meanwhile')]).then(() => order.push('write'));
    await database.close();
    await Promise.all([backup, write]);
    expect(order).toEqual(['write', 'backup ended']);
    expect(backups()).toEqual([]);
    expect(readdirSync(place.folder).toSorted()).toEqual(['actorlink.db', 'backups']);
  });
});

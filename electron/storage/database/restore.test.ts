import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournal } from '../../journal/journal';
import { makeActivityEntry as entry } from '../../journal/testing/activity-entry';
import { startSharedDatabase } from '../../testing/shared-database';
import { prepareDatabaseFile } from './testing/database-file';
import { zeroTable } from './testing/sqlite-file';

const place = prepareDatabaseFile(startSharedDatabase);

const open = () => place.open(() => '2026-03-01T03:04:05Z');
const all = { text: '', states: [], page: 0 };

const ended = entry('a', { state: 'Sent', httpStatus: 204 });

/** Two entries in the backup, a third after it was made. */
async function keepSome(): Promise<void> {
  const database = await open();
  const journal = createJournal(database);
  await journal.begin(entry('a'));
  await journal.end(ended);
  await journal.begin(entry('b'));
  await database.maintain();
  await journal.begin(entry('c'));
  await database.close();
}

describe('a database that cannot be used where a backup is', () => {
  it.each([
    ['damaged', Buffer.from('this is no database '.repeat(500))],
    ['empty', Buffer.alloc(0)],
  ])('and that is %s is put aside, and the newest backup offered with its day', async (_what, contents) => {
    await keepSome();
    writeFileSync(place.file, contents);
    await (await open()).close();
    expect(place.notices).toMatchObject([
      { kind: 'database-set-aside', params: { file: 'actorlink.db', day: '2026-03-01' } },
    ]);
    expect(readFileSync(path.join(place.folder, String(place.notices[0]?.params['keptAs'])))).toEqual(
      contents,
    );
  });

  it('and that is found damaged while it is open is put aside then, and the backup offered', async () => {
    await keepSome();
    zeroTable(place.file, 'entry');
    const database = await open();
    const journal = createJournal(database);
    await expect(journal.list(all)).rejects.toMatchObject({ code: 'storage-damaged' });
    await expect.poll(() => place.notices.length).toBe(1);
    expect(place.notices).toMatchObject([{ kind: 'database-set-aside', params: { day: '2026-03-01' } }]);
    // What comes next is kept, without a restart, and what the backup holds comes back.
    await journal.begin(entry('d'));
    expect(await database.useBackup('2026-03-01')).toBe(2);
    expect((await journal.list(all)).items.map(({ id }) => id)).toEqual(['d', 'b', 'a']);
    await database.close();
  });

  it('gets back what the backup holds, before what was written since, and nothing twice', async () => {
    await keepSome();
    writeFileSync(place.file, '');
    const database = await open();
    const journal = createJournal(database);
    await journal.begin(entry('d'));
    await journal.end(entry('d', { state: 'Failed', httpStatus: 400 }));
    expect(await database.useBackup('2026-03-01')).toBe(2);
    expect(await database.useBackup('2026-03-01')).toBe(0);
    const { items } = await journal.list(all);
    expect(items.map(({ id, ...head }) => [id, 'state' in head ? head.state : ''])).toEqual([
      ['d', 'Failed'],
      ['b', 'Unknown'],
      ['a', 'Sent'],
    ]);
    expect(await journal.get('a')).toEqual(ended);
    expect(await journal.get('d')).toMatchObject({ httpStatus: 400 });
    await journal.begin(entry('e'));
    expect((await journal.list({ ...all, text: 'bjørkåsen' })).items[0]).toMatchObject({ id: 'e' });
    await database.close();
    expect(readdirSync(place.folder).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('is as it was where the backup is gone', async () => {
    const database = await open();
    await expect(database.useBackup('2026-03-01')).rejects.toMatchObject({
      code: 'storage-failed',
      params: { file: 'actorlink-2026-03-01.db' },
    });
    expect((await createJournal(database).list(all)).items).toEqual([]);
    await database.close();
  });
});

describe('an empty file', () => {
  it('that a first start left behind is no loss', async () => {
    writeFileSync(place.file, '');
    await (await open()).close();
    expect(place.notices).toEqual([]);
  });

  it('where a database was, with what belongs to it still there, is a loss', async () => {
    writeFileSync(place.file, '');
    writeFileSync(`${place.file}-wal`, 'its newest rows');
    await (await open()).close();
    expect(place.notices.map(({ kind }) => kind)).toEqual(['file-set-aside']);
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../shared/ipc/contract';
import type { DatabaseThread } from '../storage/database/database-worker';
import { startBuiltDatabase } from '../testing/built-database';
import { openRecords } from './open-journal';
import { createRecordsLater } from './records-later';
import { makeActivityEntry } from './testing/activity-entry';

let folder: string;
let notices: Notice[];
let threads: DatabaseThread[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  notices = [];
  threads = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const createRecords = () =>
  createRecordsLater(() =>
    openRecords({
      file: path.join(folder, 'data', 'actorlink.db'),
      clock: () => new Date(0),
      addNotice: (notice) => notices.push(notice),
      startThread: () => {
        const thread = startBuiltDatabase();
        threads.push(thread);
        return thread;
      },
    }),
  );

describe('what lives in the database', () => {
  it('is not opened again by a call that comes after quitting, and its thread has ended by then', async () => {
    const records = createRecords();
    const { journal } = await records.open();
    await records.close();
    await Promise.all(threads.map(({ ended }) => ended));
    await expect(records.open()).rejects.toMatchObject({ code: 'storage-closed' });
    await expect(journal.begin(makeActivityEntry('late'))).rejects.toMatchObject({ code: 'storage-closed' });
    expect(threads).toHaveLength(1);
    expect(readdirSync(path.join(folder, 'data'))).toEqual(['actorlink.db']);
  });

  it('is closed also where quitting comes while it opens', async () => {
    const records = createRecords();
    const opening = records.open();
    await records.close();
    await Promise.all(threads.map(({ ended }) => ended));
    const { journal } = await opening;
    await expect(journal.get('a')).rejects.toMatchObject({ code: 'storage-closed' });
    expect(readdirSync(path.join(folder, 'data'))).toEqual(['actorlink.db']);
  });

  it('is never opened by quitting before anybody asked for it', async () => {
    const records = createRecords();
    await records.close();
    await expect(records.open()).rejects.toMatchObject({ code: 'storage-closed' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says which writes were left without an outcome, at every start until somebody has looked in time', async () => {
    const first = createRecords();
    await (await first.open()).journal.begin(makeActivityEntry('a'));
    await first.close();
    const second = createRecords();
    expect((await (await second.open()).journal.getWrite('a')).state).toBe('Unknown');
    await second.close();
    const third = createRecords();
    const { journal } = await third.open();
    const readBack = { at: '2026-11-28T10:00:00.000Z', linked: null, erpKey: null, fields: [], missing: [] };
    // What a look finds while the site may still be at work is not what will be there.
    const holdUntil = '2026-11-28T10:02:00.000Z';
    await journal.end({ ...(await journal.getWrite('a')), readBack, holdUntil });
    await third.close();
    const fourth = createRecords();
    const { journal: later } = await fourth.open();
    const { holdUntil: _over, ...released } = await later.getWrite('a');
    await later.end(released);
    await fourth.close();
    const fifth = createRecords();
    await fifth.open();
    await fifth.close();
    const notice = { kind: 'unfinished-submits', params: { count: 1, entryIds: 'a' } };
    expect(notices).toMatchObject([notice, notice, notice]);
  });

  it('opens anew after its thread was lost', async () => {
    const records = createRecords();
    const before = await records.open();
    const [thread] = threads;
    // As the thread itself would end, asked by nobody.
    thread?.post([{ id: -1, kind: 'close' }]);
    await thread?.ended;
    await expect(before.journal.get('a')).rejects.toMatchObject({ code: 'storage-failed' });
    const { journal } = await records.open();
    await journal.begin(makeActivityEntry('a'));
    await records.close();
  });
});

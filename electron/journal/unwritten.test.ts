import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../testing/empty-database';
import { createManualClock, type ManualClock } from '../testing/manual-clock';
import { createJournal, type Journal } from './journal';
import { makeActivityEntry as entry } from './testing/activity-entry';
import { createUnwrittenEntries, retryAfterMs, type UnwrittenEntries } from './unwritten';

const database = prepareDatabase();
let plain: Journal;
let journal: Journal;
let unwritten: UnwrittenEntries;
let clock: ManualClock;
let told: { count: number; code: string; file: string }[];
beforeEach(() => {
  told = [];
  clock = createManualClock();
  unwritten = createUnwrittenEntries({ clock, onChange: (waiting) => told.push(waiting) });
  plain = createJournal(database);
  journal = unwritten.guard(plain);
});
afterEach(() => unwritten.stop());

const allowPages = (count: number) => database.read([{ sql: `PRAGMA max_page_count = ${count}` }]);
const all = { text: '', states: [], page: 0 };
/** More than is left in the file once it may not grow any more. */
const answered = entry('a', {
  state: 'Verified',
  httpStatus: 400,
  error: { code: 'rejected', changed: 'unknown', params: {}, detail: 'x'.repeat(400_000) },
});

/** The disk gets full between the request and its answer. */
async function fillMeanwhile(): Promise<void> {
  await journal.begin(entry('a'));
  await allowPages(1);
  await expect(journal.end(answered)).rejects.toMatchObject({ code: 'storage-full' });
}

describe('an answer that comes when the disk is full', () => {
  it('is told, and what is known of it is shown instead of what the disk says', async () => {
    await fillMeanwhile();
    expect(told).toEqual([{ count: 1, code: 'storage-full', file: 'actorlink.db' }]);
    expect(unwritten.list()).toEqual([answered]);
    expect(await journal.get('a')).toEqual(answered);
    expect(await journal.getWrite('a')).toEqual(answered);
    expect((await journal.list(all)).items).toMatchObject([{ id: 'a', state: 'Verified' }]);
    expect(await plain.get('a')).toMatchObject({ state: 'Sending' });
  });

  it('is counted and found by the state that is known of it, not by the one on the disk', async () => {
    await fillMeanwhile();
    const { counts } = await journal.list(all);
    expect([counts.Sending, counts.Verified]).toEqual([0, 1]);
    const idsOf = async (query: object) =>
      (await journal.list({ ...all, ...query })).items.map(({ id }) => id);
    expect(await idsOf({ states: ['Verified'] })).toEqual(['a']);
    expect(await idsOf({ states: ['Sending'] })).toEqual([]);
    expect(await idsOf({ states: ['Verified'], text: 'nowhere-to-be-found' })).toEqual([]);
    expect((await journal.list({ ...all, text: 'nowhere-to-be-found' })).counts.Verified).toBe(0);
    expect(await idsOf({ states: ['Verified'], page: 1 })).toEqual([]);
  });

  it('is written by itself when there is room, and that is told too', async () => {
    await fillMeanwhile();
    await clock.advance(retryAfterMs);
    await journal.list(all);
    expect(await plain.get('a')).toMatchObject({ state: 'Sending' });
    await allowPages(100_000);
    await clock.advance(retryAfterMs);
    await unwritten.flush();
    expect(await plain.get('a')).toEqual(answered);
    expect(told.at(-1)).toMatchObject({ count: 0 });
    expect(unwritten.list()).toEqual([]);
  });

  it('is written along with the next entry that finds room', async () => {
    await fillMeanwhile();
    await allowPages(100_000);
    await journal.end(entry('b', { state: 'Sent' }));
    await unwritten.flush();
    expect(await plain.get('a')).toEqual(answered);
  });

  it('never takes the place of what was learnt later', async () => {
    await fillMeanwhile();
    await allowPages(100_000);
    const later = { ...answered, state: 'Different' as const };
    await journal.end(later);
    await unwritten.flush();
    expect(await plain.get('a')).toEqual(later);
    expect(told.map(({ count }) => count)).toEqual([1, 0]);
  });

  it('survives a new opening of the database in the same run', async () => {
    await fillMeanwhile();
    await allowPages(100_000);
    const reopened = unwritten.guard(createJournal(database));
    expect(await reopened.get('a')).toEqual(answered);
    await unwritten.flush();
    expect(await plain.get('a')).toEqual(answered);
  });
});

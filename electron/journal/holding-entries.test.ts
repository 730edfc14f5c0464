import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../storage/database/database';
import { prepareDatabase } from '../testing/empty-database';
import { createJournal } from './journal';
import { makeActivityEntry } from './testing/activity-entry';

const kept = prepareDatabase();
let database: Database;
let readings: number;
beforeEach(() => {
  readings = 0;
  database = {
    ...kept,
    read: (statements) => {
      readings += 1;
      return kept.read(statements);
    },
  };
});

const holdUntil = '2026-01-02T03:06:05.000Z';
const idsHolding = async (journal: ReturnType<typeof createJournal>) =>
  (await journal.listHolding('practice')).map(({ id }) => id);

describe('what is held after silence', () => {
  it('is read once and then followed, however many writes ask', async () => {
    const journal = createJournal(database);
    expect(await idsHolding(journal)).toEqual([]);
    await journal.begin(makeActivityEntry('a', { holdUntil }));
    await journal.begin(makeActivityEntry('b', { holdUntil }));
    expect(await idsHolding(journal)).toEqual(['a', 'b']);
    await journal.end(makeActivityEntry('a', { state: 'Verified' }));
    await journal.end(makeActivityEntry('b', { state: 'Unknown', holdUntil }));
    expect(await idsHolding(journal)).toEqual(['b']);
    expect(readings).toBe(1);
  });

  it('is as the file has it for whoever opens it next, and of each site apart', async () => {
    const before = createJournal(database);
    await before.begin(makeActivityEntry('left', { holdUntil }));
    await before.begin(makeActivityEntry('elsewhere', { siteId: 'acme', holdUntil }));
    await before.begin(makeActivityEntry('free', { state: 'Unknown' }));
    expect(await idsHolding(createJournal(database))).toEqual(['left']);
  });

  it('counts an entry that is kept while the file is being read', async () => {
    const journal = createJournal(database);
    const asked = journal.listHolding('practice');
    await journal.begin(makeActivityEntry('meanwhile', { holdUntil }));
    await asked;
    expect(await idsHolding(journal)).toEqual(['meanwhile']);
  });

  it('is asked for again where the file could not be read', async () => {
    const working = database;
    let fails = true;
    const journal = createJournal({
      ...working,
      read: (statements) => (fails ? Promise.reject(new Error('busy')) : working.read(statements)),
    });
    await expect(journal.listHolding('practice')).rejects.toThrow('busy');
    fails = false;
    expect(await idsHolding(journal)).toEqual([]);
  });
});

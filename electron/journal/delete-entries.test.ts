import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../testing/empty-database';
import { AppError } from '../../shared/errors';
import { exportEntries } from './export-entries';
import type { EntryOrder } from '../../shared/journal/entry-query';
import { createJournal, type Journal } from './journal';
import { makeActivityEntry as entry } from './testing/activity-entry';

const database = prepareDatabase();
let journal: Journal;
beforeEach(() => {
  journal = createJournal(database);
});

const all = { text: '', states: [], page: 0 };
const ids = async (order?: EntryOrder) =>
  (await journal.list({ ...all, ...(order ? { order } : {}) })).items.map(({ id }) => id);
const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
const everything = { text: '', states: [], about: { between: { from: '', to: at(9) } } };

const withoutSecret = (text: string) => text.replace('secret-1', '-');

describe('entries that are deleted', () => {
  it('are those that are settled; what is under way, held or of unknown outcome stays', async () => {
    await journal.begin(entry('verified', { state: 'Verified' }));
    await journal.begin(entry('sending'));
    await journal.begin(entry('unknown', { state: 'Unknown' }));
    await journal.begin(entry('held', { state: 'Failed', holdUntil: at(5) }));
    await database.write([
      {
        sql: "INSERT INTO entry (id, site_id, at, kind, state, user, ticket, head) VALUES ('foreign', '', '', 'later-kind', 'Done', '', '', '{}')",
      },
    ]);
    expect(await journal.countDeletable(everything)).toBe(1);
    expect(await journal.delete(everything)).toBe(1);
    expect((await ids()).toSorted()).toEqual(['foreign', 'held', 'sending', 'unknown']);
    const [rows] = await database.read([{ sql: 'SELECT count(*) AS n FROM entry_detail' }]);
    expect(rows?.[0]?.['n']).toBe(3);
  });

  it('are those of a record of a site, or those that are old enough', async () => {
    const record = { crmActorType: 'Contact' as const, crmRecordId: 7, name: 'Orkdal AS' };
    await journal.begin(entry('a', { state: 'Verified', at: at(1) }));
    await journal.begin(entry('b', { state: 'Verified', at: at(3), record }));
    await journal.begin(entry('c', { state: 'Verified', at: at(3), record, siteId: 'other' }));
    expect(await journal.delete({ ...all, about: { record, siteId: 'practice' } })).toBe(1);
    expect(await journal.delete({ ...all, about: { between: { from: '', to: at(2) } } })).toBe(1);
    expect(await ids()).toEqual(['c']);
  });

  it('are those that the list shows by its words, states and what they are about, and no others', async () => {
    await journal.begin(entry('a', { state: 'Verified', siteName: 'Nordlys' }));
    await journal.begin(entry('b', { state: 'Failed', siteName: 'Nordlys' }));
    await journal.begin(entry('c', { state: 'Failed', siteName: 'Solvik' }));
    await journal.begin(entry('d', { state: 'Failed', siteName: 'Nordlys', user: 'ola' }));
    const fitting = { text: 'nordlys', states: ['Failed' as const], about: { user: 'kari' } };
    expect(await journal.countDeletable(fitting)).toBe(1);
    expect(await journal.delete(fitting)).toBe(1);
    expect((await ids()).toSorted()).toEqual(['a', 'c', 'd']);
    expect((await journal.list({ ...all, text: 'solvik' })).items.map(({ id }) => id)).toEqual(['c']);
  });
});

describe('the list', () => {
  it('is in the order that is asked for, and says how many values changed', async () => {
    const changed = { before: '1', after: '2', change: 'changed' as const };
    const kept = { before: '1', after: '1', change: 'unchanged' as const };
    const field = { crmFieldKey: 'PHONE', displayName: 'Phone', crm: kept, erp: changed, asChosen: true };
    const readBack = { at: at(1), linked: true, erpKey: null, fields: [field], missing: [] };
    const record = { crmActorType: 'Contact' as const, crmRecordId: 7, name: 'øst AS' };
    await journal.begin(
      entry('a', { state: 'Verified', siteName: 'Berg', user: 'ola', erpName: 'Zeta', record, readBack }),
    );
    await journal.begin(
      entry('b', { state: 'Failed', siteId: 'x', siteName: 'aas', user: 'Kari', erpName: '', erpKey: '10' }),
    );
    expect(await ids()).toEqual(['b', 'a']);
    for (const by of ['state', 'crm', 'erp', 'changes', 'site', 'user'] as const) {
      expect(await ids({ by, isDescending: false })).toEqual(['b', 'a']);
      expect(await ids({ by, isDescending: true })).toEqual(['a', 'b']);
    }
    const oldestFirst = { by: 'at', isDescending: false } as const;
    expect(await ids(oldestFirst)).toEqual(['a', 'b']);
    const { items } = await journal.list({ ...all, order: oldestFirst });
    expect(items.map((item) => ('changes' in item ? item.changes : null))).toEqual([1, null]);
  });

  it('gives no number where a side was not read, instead of one that nobody knows', async () => {
    const notRead = { before: '1', after: null, change: 'not-read' as const };
    const field = { crmFieldKey: 'PHONE', displayName: 'Phone', crm: notRead, erp: notRead, asChosen: null };
    const readBack = { at: at(1), linked: null, erpKey: null, fields: [field], missing: [] };
    await journal.begin(entry('a', { state: 'Unknown', readBack }));
    // A link without values, of which the look was told nothing at all.
    const missing = [{ call: 'GetConnections', error: new AppError('site-error').toData() }];
    await journal.begin(entry('b', { state: 'Sent', readBack: { ...readBack, fields: [], missing } }));
    const { items } = await journal.list(all);
    expect(items.map((item) => 'changes' in item)).toEqual([false, false]);
  });

  it('tells of a move that left no link just that', async () => {
    const readBack = { at: at(1), linked: false, erpKey: null, fields: [], missing: [] };
    const { write } = entry('a', {});
    if (write.kind !== 'link') throw new Error('It is a link.');
    const { record, actor } = write;
    const moved = { kind: 'change-values' as const, record, actor, values: [], seen: null };
    await journal.begin(entry('a', { kind: moved.kind, write: moved, state: 'Different', readBack }));
    await journal.begin(
      entry('b', {
        kind: moved.kind,
        write: moved,
        state: 'Different',
        readBack: { ...readBack, linked: true },
      }),
    );
    const { items } = await journal.list(all);
    expect(items.map((item) => 'isLinkGone' in item && item.isLinkGone)).toEqual([false, true]);
  });

  it('tells what there is to filter by', async () => {
    await journal.begin(entry('a', { siteName: 'Old name' }));
    await journal.begin(entry('b', { siteName: 'New name', user: 'ola', runId: 'run-1' }));
    await journal.begin(entry('c', { siteName: 'New name', runId: 'run-2' }));
    await database.write([
      {
        sql: `INSERT INTO plan (plan_id, site_id, created_at, changed_at, head) VALUES ('p', '', '', '', ?)`,
        values: [JSON.stringify({ name: 'Kunder i nord' })],
      },
      {
        sql: `INSERT INTO run (run_id, plan_id, site_id, started_at, status, head) VALUES ('run-2', 'p', '', ?, '', '{}')`,
        values: [at(1)],
      },
    ]);
    expect(await journal.facets()).toEqual({
      sites: [{ siteId: 'practice', name: 'New name' }],
      users: ['kari', 'ola'],
      kinds: ['link'],
      runs: [
        { runId: 'run-2', planName: 'Kunder i nord', at: at(1) },
        // Its plan is gone: its entries tell when it was.
        { runId: 'run-1', planName: '', at: '2026-01-02T03:04:05.000Z' },
      ],
    });
  });
});

describe('an export', () => {
  it('holds every entry that fits, the oldest first, without secrets', async () => {
    for (let index = 0; index < 60; index += 1)
      await journal.begin(entry(`e${index}`, { ticket: 'secret-1' }));
    await journal.begin(entry('other', { siteId: 'other' }));
    const file = path.join(database.folder, 'export.json');
    const query = { text: '', states: [], about: { siteId: 'practice' } };
    expect(await exportEntries(journal, query, { file, redact: withoutSecret })).toBe(60);
    const written = readFileSync(file, 'utf8');
    expect(written).not.toContain('secret-1');
    const entries = JSON.parse(written) as { id: string }[];
    expect(entries.map(({ id }) => id).slice(0, 2)).toEqual(['e0', 'e1']);
    expect(entries).toHaveLength(60);
  });
});

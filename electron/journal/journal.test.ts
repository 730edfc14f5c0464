import { beforeEach, describe, expect, it } from 'vitest';
import type { SubmitState } from '../../shared/write/states';
import { prepareDatabase } from '../testing/empty-database';
import { createJournal, type Journal } from './journal';
import { makeActivityEntry as entry } from './testing/activity-entry';

const database = prepareDatabase();
let journal: Journal;
beforeEach(() => {
  journal = createJournal(database);
});

const all = { text: '', states: [], page: 0 };
const orkdal = { crmActorType: 'Contact' as const, crmRecordId: 556, name: 'Orkdal AS' };
const find = async (text: string, states: SubmitState[] = []) =>
  (await journal.list({ text, states, page: 0 })).items.map(({ id }) => id);
const setHead = (id: string, head: string) =>
  database.write([{ sql: 'UPDATE entry SET head = ? WHERE id = ?', values: [head, id] }]);

describe('the journal', () => {
  it('gives an entry back as it was written, and as it ended', async () => {
    await journal.begin(entry('a'));
    expect(await journal.get('a')).toEqual(entry('a'));
    const ended = entry('a', {
      state: 'Failed',
      httpStatus: 400,
      error: { code: 'rejected', changed: 'nothing', params: { reason: 'No' }, detail: 'No' },
      answeredAt: '2026-01-02T03:04:06.000Z',
    });
    await journal.end(ended);
    expect(await journal.get('a')).toEqual(ended);
    expect(await find('')).toEqual(['a']);
  });

  it('keeps how an entry ended also where its beginning went aside with a damaged file', async () => {
    await journal.end(entry('a', { state: 'Sent' }));
    expect(await journal.get('a')).toMatchObject({ state: 'Sent' });
    expect(await find('bjørkåsen')).toEqual(['a']);
  });

  it('finds entries by record, key, id, site and user, whatever the case, Nordic letters included', async () => {
    await journal.begin(entry('a'));
    await journal.begin(entry('b', { record: orkdal, erpName: 'Orkdal', erpKey: '10014' }));
    expect(await find('BJØRKÅSEN')).toEqual(['a']);
    expect(await find('00012')).toEqual(['a']);
    expect(await find('556')).toEqual(['b']);
    expect(await find('kari orkdal')).toEqual(['b']);
    expect(await find('%')).toEqual([]);
    expect(await find('')).toEqual(['b', 'a']);
  });

  it('finds an entry by the key that the site told afterwards', async () => {
    const unlink = { kind: 'unlink', record: orkdal, erpConnectionId: 1, expectedKey: null } as const;
    const begun = entry('a', { kind: 'unlink', write: unlink, erpKey: '' });
    await journal.begin(begun);
    expect(await find('10014')).toEqual([]);
    await journal.end({ ...begun, state: 'Different', erpKey: '10014' });
    expect(await find('10014', ['Different'])).toEqual(['a']);
    const about = { actor: { erpConnectionId: 1, erpKey: '10014' } };
    expect((await journal.list({ ...all, about })).items.map(({ id }) => id)).toEqual(['a']);
  });

  it('filters by state and counts every state within the search', async () => {
    await journal.begin(entry('a', { state: 'Sent' }));
    await journal.begin(entry('b', { state: 'Unknown' }));
    await journal.begin(entry('c', { state: 'Unknown', record: orkdal, erpName: '' }));
    expect(await find('', ['Unknown'])).toEqual(['c', 'b']);
    expect(await find('', ['Sent', 'Failed'])).toEqual(['a']);
    const { counts } = await journal.list({ text: 'bjørkåsen', states: ['Unknown'], page: 0 });
    expect(counts).toEqual({
      Nothing: 0,
      Sending: 0,
      Sent: 1,
      Verified: 0,
      Different: 0,
      Failed: 0,
      Unknown: 1,
      Cancelled: 0,
    });
  });

  it.each([
    ['its site', { siteId: 'other' }],
    ['its record', { record: { crmActorType: 'Person' as const, crmRecordId: 7 } }],
    ['its actor', { actor: { erpConnectionId: 1, erpKey: '777' } }],
    ['its user', { user: 'ola' }],
    ['its time', { between: { from: '2026-02-01', to: '2026-02-28' } }],
  ])('finds an entry by %s, and counts no other', async (_what, about) => {
    await journal.begin(entry('a'));
    const record = { crmActorType: 'Person' as const, crmRecordId: 7, name: '' };
    const changes = { siteId: 'other', record, erpKey: '777' };
    await journal.begin(
      entry('b', { ...changes, state: 'Sent', user: 'ola', at: '2026-02-03T00:00:00.000Z' }),
    );
    const { items, counts } = await journal.list({ ...all, about });
    expect(items.map(({ id }) => id)).toEqual(['b']);
    expect(counts).toMatchObject({ Sent: 1, Sending: 0 });
  });

  it('filters by what the indexes hold', async () => {
    const plan = await database.read(
      ['site_id = 1', 'kind = 1', 'user = 1', 'record_id = 1', 'erp_key = 1', 'run_id = 1', "at > ''"].map(
        (condition) => ({ sql: `EXPLAIN QUERY PLAN SELECT seq FROM entry WHERE ${condition}` }),
      ),
    );
    for (const rows of plan) expect(rows[0]?.['detail']).toMatch(/^SEARCH entry USING (COVERING )?INDEX/);
  });

  it('gives pages of 50, newest first, and says whether there are more', async () => {
    await Promise.all(Array.from({ length: 101 }, (_none, number) => journal.begin(entry(String(number)))));
    const pages = await Promise.all([0, 1, 2].map((page) => journal.list({ ...all, page })));
    expect(pages.map(({ items, more }) => [items.length, more])).toEqual([
      [50, true],
      [50, true],
      [1, false],
    ]);
    expect(pages[0]?.items[0]?.id).toBe('100');
    expect(pages[2]?.items[0]?.id).toBe('0');
  });

  it('turns what was left sending into unknown, once', async () => {
    await journal.begin(entry('a'));
    await journal.begin(entry('b', { state: 'Verified' }));
    expect(await journal.markUnfinished()).toHaveLength(1);
    expect((await journal.getWrite('a')).state).toBe('Unknown');
    expect((await journal.getWrite('b')).state).toBe('Verified');
    expect((await journal.list(all)).counts).toMatchObject({ Unknown: 1, Sending: 0 });
    expect(await find('kari', ['Unknown'])).toEqual(['a']);
    // Told again until somebody has looked.
    expect((await journal.markUnfinished()).map(({ id }) => id)).toEqual(['a']);
  });

  it('says so when there is no such entry', async () => {
    await expect(journal.get('nope')).rejects.toMatchObject({ code: 'entry-gone' });
  });

  it('throws in its own code when the disk is full, so that nothing is sent', async () => {
    await database.read([{ sql: 'PRAGMA max_page_count = 1' }]);
    const begun = journal.begin(entry('a', { record: { ...orkdal, name: 'x'.repeat(50_000) } }));
    await expect(begun).rejects.toMatchObject({
      code: 'storage-full',
      changed: 'nothing',
      params: { file: 'actorlink.db' },
    });
    await expect(journal.get('a')).rejects.toMatchObject({ code: 'entry-gone' });
  });
});

describe('an entry of another version', () => {
  const foreign: [string, (id: string) => Promise<unknown>][] = [
    [
      'names an error that is called otherwise now',
      async (id) => {
        const error = { code: 'no-longer', changed: 'nothing', params: {}, detail: '' };
        const detail = JSON.stringify({ ...entry(id), error });
        return database.write([{ sql: 'UPDATE entry_detail SET detail = ?', values: [detail] }]);
      },
    ],
    ['is of a kind that is not known', (id) => setHead(id, JSON.stringify({ ...entry(id), kind: 'merge' }))],
    ['is no JSON', (id) => setHead(id, '{"cut of')],
    [
      'has a state that is not known',
      (_id) => database.write([{ sql: "UPDATE entry SET state = 'Paused' WHERE id = 'a'" }]),
    ],
  ];

  it.each(foreign)('that %s is given as such and harms no other', async (_what, change) => {
    await journal.begin(entry('a', { state: 'Sent' }));
    await change('a');
    await journal.begin(entry('b'));
    expect(await journal.get('a')).toMatchObject({ kind: 'foreign', id: 'a', at: entry('a').at });
    await expect(journal.getWrite('a')).rejects.toMatchObject({ code: 'foreign-entry' });
    const { items } = await journal.list(all);
    expect(items.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await journal.get('b')).toEqual(entry('b'));
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../shared/journal/entry';
import type { KeptDraft } from '../../shared/link/draft';
import type { SubmitState } from '../../shared/write/states';
import { openDatabase, type Database } from '../storage/database';
import { databaseMigrations } from '../storage/database-migrations';
import { createActivityLog, type ActivityLog } from './journal';
import { createDrafts } from './drafts';

let folder: string;
let database: Database;
let activity: ActivityLog;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  database = await openDatabase({
    file: path.join(folder, 'actorlink.db'),
    clock: () => new Date(0),
    addNotice: () => undefined,
  });
  activity = createActivityLog(database);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const entry = (id: string, changes: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id,
  kind: 'submit',
  ticket: '',
  at: '2026-01-02T03:04:05.000Z',
  state: 'Sending',
  siteId: 'practice',
  siteName: 'Practice site',
  environment: 'practice',
  user: 'kari',
  crmActorType: 'Contact',
  crmRecordId: 1,
  crmName: 'Bjørkåsen Rør AS',
  erpConnectionName: 'Fjord Accounting',
  erpActorType: 'Customer',
  erpKey: '00012',
  erpName: 'BJØRKÅSEN RØR',
  siteAddress: 'http://127.0.0.1/api',
  request: {
    erpConnectionId: 1,
    crmRecordId: 1,
    crmActorType: 'Contact',
    erpKey: '00012',
    erpActorType: 'Customer',
    fieldValues: [],
  },
  before: { NAME: { crm: 'Bjørkåsen "Rør" <b>AS</b>\n', erp: null } },
  httpStatus: null,
  error: null,
  readBack: null,
  answeredAt: null,
  ...changes,
});
const find = (text: string, states: SubmitState[] = []) =>
  activity.list({ text, states, page: 0 }).items.map(({ id }) => id);

describe('the activity', () => {
  it('gives an entry back as it was written, and as it was completed', () => {
    activity.begin(entry('a'));
    expect(activity.get('a')).toEqual(entry('a'));
    const completed = entry('a', {
      state: 'Failed',
      httpStatus: 400,
      error: { code: 'rejected', changed: 'nothing', params: { reason: 'No' }, detail: 'No' },
      answeredAt: '2026-01-02T03:04:06.000Z',
    });
    activity.complete(completed);
    expect(activity.get('a')).toEqual(completed);
  });

  it('finds entries by record, key, id, site and user, whatever the case, Nordic letters included', () => {
    activity.begin(entry('a'));
    activity.begin(
      entry('b', { crmName: 'Orkdal AS', erpName: 'Orkdal', erpKey: '10014', crmRecordId: 556 }),
    );
    expect(find('BJØRKÅSEN')).toEqual(['a']);
    expect(find('00012')).toEqual(['a']);
    expect(find('556')).toEqual(['b']);
    expect(find('kari orkdal')).toEqual(['b']);
    expect(find('%')).toEqual([]);
    expect(find('')).toEqual(['b', 'a']);
  });

  it('filters by state and counts every state within the search', () => {
    activity.begin(entry('a', { state: 'Sent' }));
    activity.begin(entry('b', { state: 'Unknown' }));
    activity.begin(entry('c', { state: 'Unknown', crmName: 'Orkdal AS', erpName: '' }));
    expect(find('', ['Unknown'])).toEqual(['c', 'b']);
    expect(find('', ['Sent', 'Failed'])).toEqual(['a']);
    const { counts } = activity.list({ text: 'bjørkåsen', states: ['Unknown'], page: 0 });
    expect(counts).toEqual({
      Sending: 0,
      Sent: 1,
      Verified: 0,
      Different: 0,
      Failed: 0,
      Unknown: 1,
      Cancelled: 0,
    });
  });

  it('gives pages of 50, newest first, and says whether there are more', () => {
    for (let number = 0; number < 101; number += 1) activity.begin(entry(String(number)));
    const pages = [0, 1, 2].map((page) => activity.list({ text: '', states: [], page }));
    expect(pages.map(({ items, more }) => [items.length, more])).toEqual([
      [50, true],
      [50, true],
      [1, false],
    ]);
    expect(pages[0]?.items[0]?.id).toBe('100');
    expect(pages[2]?.items[0]?.id).toBe('0');
  });

  it('turns what was left sending into unknown, once', () => {
    activity.begin(entry('a'));
    activity.begin(entry('b', { state: 'Verified' }));
    expect(activity.markUnfinished()).toBe(1);
    expect(activity.getSubmit('a').state).toBe('Unknown');
    expect(activity.getSubmit('b').state).toBe('Verified');
    expect(activity.markUnfinished()).toBe(0);
  });

  it('keeps what the first version wrote: submits without a ticket', async () => {
    const file = path.join(folder, 'old.db');
    const { default: sqlite } = await import('node-sqlite3-wasm');
    const old = new sqlite.Database(file);
    old.exec(databaseMigrations[0] ?? '');
    const { kind: _kind, ticket: _ticket, siteAddress, request, before, ...summary } = entry('a');
    const detail = {
      siteAddress,
      request,
      before,
      httpStatus: 204,
      error: null,
      readBack: null,
      answeredAt: null,
    };
    old.run("INSERT INTO activity (id, state, search, summary, detail) VALUES ('a', 'Sent', 'x', ?, ?)", [
      JSON.stringify(summary),
      JSON.stringify(detail),
    ]);
    old.exec('PRAGMA user_version = 1');
    old.close();

    const lifted = await openDatabase({ file, clock: () => new Date(0), addNotice: () => undefined });
    expect(createActivityLog(lifted).get('a')).toEqual(entry('a', { state: 'Sent', httpStatus: 204 }));
    lifted.close();
  });

  it('says so when there is no such entry', () => {
    expect(() => activity.get('nope')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('throws in its own code when the disk is full, so that nothing is sent', () => {
    database.get('PRAGMA max_page_count = 1');
    const long = 'x'.repeat(50_000);
    expect(() => activity.begin(entry('a', { crmName: long }))).toThrow(
      expect.objectContaining({ code: 'storage-full', changed: 'nothing' }),
    );
  });
});

describe('drafts', () => {
  const draft: KeptDraft = {
    byHand: true,
    erpConnectionId: 726,
    erpConnectionName: '',
    crmActorType: 'Contact',
    crmRecordId: null,
    crmName: '',
    erpActorType: null,
    erpKey: '00012',
    erpName: '',
    siteAddress: 'https://crm.example.com',
    rows: [],
  };

  it('are kept per site, replaced, and forgotten', () => {
    const drafts = createDrafts(database);
    drafts.save('a', draft);
    drafts.save('b', { ...draft, erpKey: 'other' });
    drafts.save('a', { ...draft, erpKey: '10014' });
    expect(drafts.load('a')).toEqual({ ...draft, erpKey: '10014' });
    expect(drafts.load('b')?.erpKey).toBe('other');
    drafts.save('a', null);
    expect(drafts.load('a')).toBeNull();
    expect(drafts.load('never')).toBeNull();
  });

  it('that the disk has no room for stay until the program closes, so that another site can be looked at', () => {
    const drafts = createDrafts(database);
    drafts.save('a', draft);
    database.get('PRAGMA max_page_count = 1');
    const long = { ...draft, erpKey: '9'.repeat(9_000) };
    const save = () => drafts.save('a', long);
    expect(save).toThrow(expect.objectContaining({ code: 'storage-full' }));
    expect(drafts.load('a')).toEqual(long);
    expect(createDrafts(database).load('a')).toEqual(draft);
    database.get('PRAGMA max_page_count = 1000000');
    drafts.save('a', null);
    expect(drafts.load('a')).toBeNull();
  });

  it('of a form that has changed since are begun again instead of breaking the screen', () => {
    database.run('INSERT INTO drafts VALUES (?, ?)', ['a', '{"old":"shape"}']);
    expect(createDrafts(database).load('a')).toBeNull();
  });
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../shared/ipc/contract';
import { openDatabase } from './database';

let folder: string;
let notices: Notice[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  notices = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  openDatabase({
    file: path.join(folder, 'actorlink.db'),
    clock: () => new Date('2026-01-02T03:04:05Z'),
    addNotice: (notice) => notices.push(notice),
  });
const saveDraft = "INSERT INTO drafts (site_id, draft) VALUES ('practice', '{}')";
const countDrafts = 'SELECT count(*) AS drafts FROM drafts';

describe('openDatabase', () => {
  it('keeps what was written for the next opening, in a file for this user alone', async () => {
    const first = await open();
    first.run(saveDraft);
    first.close();

    const second = await open();
    expect(second.get(countDrafts)).toEqual({ drafts: 1 });
    second.close();
    expect(statSync(path.join(folder, 'actorlink.db')).mode & 0o777).toBe(0o600);
  });

  it('opens although a killed process left its lock behind', async () => {
    (await open()).close();
    mkdirSync(path.join(folder, 'actorlink.db.lock'));

    const database = await open();
    database.run(saveDraft);
    expect(database.get(countDrafts)).toEqual({ drafts: 1 });
    database.close();
  });

  it.each([
    ['empty of sense', Buffer.from('this is no database '.repeat(500))],
    ['full of zeros', Buffer.alloc(20_000)],
  ])('puts a file that is %s aside, unchanged, and says so', async (_what, contents) => {
    writeFileSync(path.join(folder, 'actorlink.db'), contents);

    const database = await open();
    database.run(saveDraft);
    database.close();
    expect(notices.map(({ kind, params }) => [kind, params['file']])).toEqual([
      ['file-set-aside', 'actorlink.db'],
    ]);
    const aside = readdirSync(folder).find((name) => name.startsWith('actorlink.db.bad-')) ?? '';
    expect(statSync(path.join(folder, aside)).size).toBe(contents.length);
  });

  it('puts the database of a newer version aside instead of misreading it', async () => {
    const newer = await open();
    newer.run('PRAGMA user_version = 99');
    newer.close();

    (await open()).close();
    expect(notices.map(({ kind }) => kind)).toEqual(['newer-file-set-aside']);
  });

  it('says that the disk is full in its own code', async () => {
    const database = await open();
    database.get('PRAGMA max_page_count = 1');
    const fill = () => database.run(`INSERT INTO drafts VALUES ('practice', '${'x'.repeat(100_000)}')`);
    expect(fill).toThrow(expect.objectContaining({ code: 'storage-full', params: { file: 'actorlink.db' } }));
    database.close();
  });
});

import { copyFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournal } from '../../journal/journal';
import { makeActivityEntry } from '../../journal/testing/activity-entry';
import { startSharedDatabase } from '../../testing/shared-database';
import { migrate } from './migrate';
import { databaseMigrations } from './migrations';
import { loadSqliteEngine } from './sqlite-engine';
import { prepareDatabaseFile } from './testing/database-file';
import { damagePages, withSqlite, writeOldFile } from './testing/sqlite-file';

const place = prepareDatabaseFile(startSharedDatabase);
const { open } = place;
// What those versions did not keep is not known of their entries.
const sent = makeActivityEntry('a', {
  state: 'Sent',
  httpStatus: 204,
  linkBefore: { linked: null, erpKey: null },
  calls: [{ call: 'ConnectActor', ended: 'accepted', httpStatus: 204, error: null }],
  reached: 'linked',
});
/** As the first and the second version wrote it. */
function oldSubmit(version: 1 | 2) {
  const { siteAddress, before, httpStatus, error, readBack, answeredAt } = sent;
  const { id, at, state, siteId, siteName, environment, user, ticket, record } = sent;
  const { erpConnectionId, erpConnectionName, erpActorType, erpKey, erpName } = sent;
  const { crmActorType, crmRecordId, name: crmName } = record;
  const common = { id, at, state, siteId, siteName, environment, user };
  const withoutTicket = {
    ...common,
    crmActorType,
    crmRecordId,
    crmName,
    erpConnectionName,
    erpActorType,
    erpKey,
    erpName,
  };
  const head = { ...withoutTicket, kind: 'submit', ticket };
  const request = { erpConnectionId, crmRecordId, crmActorType, erpKey, erpActorType, fieldValues: [] };
  return {
    id: 'a',
    summary: version === 1 ? withoutTicket : head,
    detail: { siteAddress, request, before, httpStatus, error, readBack, answeredAt },
  };
}

describe('a file of an earlier version', () => {
  it.each([
    ['the first version', 1, false],
    ['the second version', 2, false],
    ['the second version, left in WAL mode by another program', 2, true],
  ] as const)(
    'of %s is taken over with everything in it, after a copy',
    async (_what, version, inWalMode) => {
      writeOldFile(place.file, { version, inWalMode, submit: oldSubmit(version) });
      const database = await open();
      const journal = createJournal(database);
      expect(await journal.get('a')).toEqual(sent);
      const about = {
        record: { crmActorType: 'Contact', crmRecordId: 1 },
        actor: { erpConnectionId: 1, erpKey: '00012' },
      } as const;
      const { items, counts } = await journal.list({ text: 'orkdal', states: ['Sent'], page: 0, about });
      expect(items.map(({ id }) => id)).toEqual(['a']);
      expect(counts).toMatchObject({ Sent: 1 });
      expect(await database.read([{ sql: 'SELECT site_id FROM drafts' }])).toEqual([
        [{ site_id: 'practice' }],
      ]);
      await database.close();

      expect(place.notices).toEqual([]);
      const copy = `${place.file}.before-v${databaseMigrations.length}`;
      expect(statSync(copy).mode & 0o777).toBe(0o600);
      expect(withSqlite(copy, (old) => old.prepare('SELECT id FROM activity').all())).toEqual([{ id: 'a' }]);
    },
  );

  it('with rows that a killed program left in its -wal is taken over with them', async () => {
    const left = path.join(place.folder, 'left.db');
    writeOldFile(left, { inWalMode: true, submit: oldSubmit(2) });
    // The newest row is in the -wal alone; copying both files is what a kill leaves.
    const holder = new (loadSqliteEngine().DatabaseSync)(left);
    holder.exec("UPDATE activity SET state = 'Verified'");
    for (const end of ['', '-wal']) copyFileSync(left + end, place.file + end);
    holder.close();

    const database = await open();
    expect(await createJournal(database).get('a')).toMatchObject({ state: 'Verified' });
    await database.close();
    expect(place.notices).toEqual([]);
  });

  it('keeps what it cannot read as an entry of another version', async () => {
    writeOldFile(place.file, { submit: { ...oldSubmit(2), summary: { id: 'a', kind: 'merge' } } });
    withSqlite(place.file, (old) =>
      old.exec(
        "INSERT INTO activity (id, state, search, summary, detail) VALUES ('b', 'Sent', '', '{cut', '{cut')",
      ),
    );
    const database = await open();
    const { items } = await createJournal(database).list({ text: '', states: [], page: 0 });
    expect(items).toEqual([
      { kind: 'foreign', id: 'b', at: '', state: 'Sent' },
      { kind: 'foreign', id: 'a', at: '', state: 'Sent' },
    ]);
    await database.close();
  });

  it('that is damaged inside is put aside before it is lifted', async () => {
    writeOldFile(place.file, { submit: { ...oldSubmit(2), detail: { filler: 'x'.repeat(60_000) } } });
    const { size } = statSync(place.file);
    damagePages(place.file);
    await (await open()).close();
    expect(place.notices.map(({ kind }) => kind)).toEqual(['file-set-aside']);
    expect(statSync(path.join(place.folder, String(place.notices[0]?.params['keptAs']))).size).toBe(size);
  });
});

describe('a migration that fails', () => {
  const steps = ['CREATE TABLE a (x)', "INSERT INTO a VALUES ('half'); INSERT INTO nowhere VALUES (1)"];

  it('is undone, holds no lock, and leaves the copy from before', () => {
    withSqlite(place.file, (connection) => migrate(connection, place.file, steps.slice(0, 1)));
    expect(() => withSqlite(place.file, (connection) => migrate(connection, place.file, steps))).toThrow(
      /nowhere/,
    );
    const rows = withSqlite(place.file, (connection) => {
      connection.exec('BEGIN EXCLUSIVE; COMMIT');
      return connection.prepare('SELECT x, (SELECT user_version FROM pragma_user_version) AS v FROM a').all();
    });
    expect(rows).toEqual([]);
    expect(readdirSync(place.folder)).toContain('actorlink.db.before-v2');
  });

  it('is begun again by the next start, and only the newest copies stay', () => {
    for (const version of [5, 6]) writeFileSync(`${place.file}.before-v${version}`, '');
    for (let to = 1; to <= 8; to += 1) {
      const enough = Array.from({ length: to }, (_none, step) => `CREATE TABLE t${step} (x)`);
      withSqlite(place.file, (connection) => migrate(connection, place.file, enough));
    }
    const copies = readdirSync(place.folder).filter((name) => name.includes('before'));
    expect(copies.toSorted()).toEqual(['actorlink.db.before-v7', 'actorlink.db.before-v8']);
  });
});

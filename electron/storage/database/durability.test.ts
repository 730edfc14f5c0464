import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { createJournal } from '../../journal/journal';
import { makeActivityEntry } from '../../journal/testing/activity-entry';
import { buildForChild } from '../../testing/build-for-child';
import { startBuiltDatabase } from '../../testing/built-database';
import { prepareDatabaseFile } from './testing/database-file';

const place = prepareDatabaseFile(startBuiltDatabase);
const { open } = place;
const all = { text: '', states: [], page: 0 };

/** Commits in the write-ahead log: frames that carry the size of the file (https://www.sqlite.org/fileformat2.html#walformat). */
function countCommits(): number {
  const log = readFileSync(`${place.file}-wal`);
  const pageSize = log.readUInt32BE(8);
  let commits = 0;
  for (let frame = 32; frame + 24 <= log.length; frame += 24 + pageSize) {
    if (log.readUInt32BE(frame + 4) > 0) commits += 1;
  }
  return commits;
}

describe('entries that begin at the same time', () => {
  it('share commits, and each is on disk when its promise resolves', async () => {
    const database = await open();
    const journal = createJournal(database);
    const before = countCommits();
    await Promise.all(
      Array.from({ length: 60 }, (_none, number) => journal.begin(makeActivityEntry(String(number)))),
    );
    expect(countCommits() - before).toBeLessThan(6);
    expect((await journal.list(all)).counts.Sending).toBe(60);
    await database.close();
  });

  it('fail alone: one whose id is taken takes no other with it', async () => {
    const database = await open();
    const journal = createJournal(database);
    await journal.begin(makeActivityEntry('a'));
    const outcomes = await Promise.allSettled(
      ['b', 'a', 'c'].map((id) => journal.begin(makeActivityEntry(id))),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await journal.list(all)).items.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    await database.close();
  });

  it('keep what still fits where the disk gets full', async () => {
    const database = await open();
    const journal = createJournal(database);
    await journal.begin(makeActivityEntry('a'));
    const [[pages] = []] = await database.read([{ sql: 'PRAGMA page_count' }]);
    await database.read([{ sql: `PRAGMA max_page_count = ${Number(pages?.['page_count']) + 8}` }]);
    const sizes = [10, 400_000, 10];
    const outcomes = await Promise.allSettled(
      sizes.map((size, index) =>
        journal.begin(makeActivityEntry(`n${index}`, { siteAddress: 'x'.repeat(size) })),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'storage-full', params: { file: 'actorlink.db' } } });
    await database.close();
  });
});

let childSource: string;
beforeAll(async () => {
  const built = await buildForChild(
    'electron/storage/database/testing/write-until-killed.ts',
    'write-until-killed.mjs',
  );
  childSource = `
    import { writeUntilKilled } from ${JSON.stringify(pathToFileURL(built).href)};
    await writeUntilKilled(process.env.FILE);
  `;
});

/** Kills it without a chance to tidy up once it said of so many entries that they are durable. */
async function killAfter(lines: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', childSource], {
    env: { ...process.env, FILE: place.file },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  }
  return said.split('\n').slice(0, -1);
}

describe('a program that is killed in the middle of shared commits', () => {
  it.each([1, 200, 1_000])(
    'has kept whatever it said was durable, killed after %d of them',
    async (lines) => {
      const said = await killAfter(lines);
      expect(said.length).toBeGreaterThanOrEqual(lines);
      const database = await open();
      await database.maintain();
      const journal = createJournal(database);
      for (const line of said) {
        const [what, id = ''] = line.split(' ');
        const { state } = await journal.getWrite(id);
        const possible = what === 'ended' ? ['Sent'] : ['Sending', 'Sent'];
        expect({ id, possible }).toEqual({ id, possible: expect.arrayContaining([state]) });
      }
      await database.close();
    },
  );
});

const otherProgram = `
  const engine = process.getBuiltinModule?.('node:sqlite') ?? require('@photostructure/sqlite');
  const other = new engine.DatabaseSync(process.env.FILE, { timeout: 10_000 });
  for (let look = 0; look < 200; look += 1) {
    other.prepare('SELECT count(*) FROM entry').get();
    other.prepare('INSERT INTO drafts VALUES (?, ?)').run('other-' + look, '{}');
  }
  other.close();
`;

describe('another program that reads and writes the file meanwhile', () => {
  it('harms nothing: each of both programs finds all that it wrote', async () => {
    const database = await open();
    const journal = createJournal(database);
    const other = new AbortController();
    const leave = async () => {
      await promisify(execFile)(process.execPath, ['-e', otherProgram], {
        env: { ...process.env, FILE: place.file },
      });
      other.abort();
    };
    const looking = leave();
    let written = 0;
    while (!other.signal.aborted) {
      await journal.begin(makeActivityEntry(String(written), { state: 'Sent' }));
      written += 1;
    }
    await looking;
    expect((await journal.list(all)).counts.Sent).toBe(written);
    const found = await database.read([
      { sql: "SELECT count(*) AS drafts FROM drafts WHERE site_id LIKE 'other-%'" },
      { sql: 'PRAGMA quick_check' },
    ]);
    expect(found).toEqual([[{ drafts: 200 }], [{ quick_check: 'ok' }]]);
    await database.close();
  });
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startBuiltDatabase } from '../../testing/built-database';
import { openDatabase } from './database';

const clock = () => new Date('2026-01-02T03:04:05Z');
const fill = (key: string, text: string) => ({
  sql: 'INSERT INTO drafts VALUES (?, ?)',
  values: [key, text],
});

it('gives freed space back to the disk at the upkeep, and keeps what is there', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const file = path.join(folder, 'actorlink.db');
  const database = await openDatabase({
    file,
    clock,
    addNotice: () => undefined,
    startThread: startBuiltDatabase,
  });
  await database.write([fill('kept', 'a'), fill('large', 'x'.repeat(20_000_000))]);
  await database.write([{ sql: "DELETE FROM drafts WHERE site_id = 'large'" }]);
  await database.maintain();
  const size = ['', '-wal'].map((end) => statSync(`${file}${end}`).size).reduce((sum, one) => sum + one, 0);
  expect(size).toBeLessThan(1_000_000);
  expect(await database.read([{ sql: 'SELECT site_id FROM drafts' }])).toEqual([[{ site_id: 'kept' }]]);
  await database.close();
  rmSync(folder, { recursive: true });
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('two that prepare one folder do it one after the other, also where the first fails', async () => {
  const said = [];
  let fail;
  const first = oneAtATime(async () => {
    said.push('first begins');
    await new Promise((_done, reject) => (fail = reject));
  }, folder);
  await expect.poll(() => said).toEqual(['first begins']);
  const second = oneAtATime(() => said.push('second'), folder);
  // It has looked, and waits.
  await expect.poll(() => readdirSync(folder)).toHaveLength(2);
  said.push('first fails');
  fail(new Error('no'));
  await expect(first).rejects.toThrow('no');
  await second;
  expect(said).toEqual(['first begins', 'first fails', 'second']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a command that was killed meanwhile holds nobody up', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path.join(folder, 'preparing'), String(pid));
  expect(await oneAtATime(() => 'done', folder)).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

test('nor does one whose number another program has since the computer was started anew', async () => {
  const mark = path.join(folder, 'preparing');
  writeFileSync(mark, String(process.pid));
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(mark, anHourAgo, anHourAgo);
  expect(await oneAtATime(() => 'done', folder)).toBe('done');
});

test('where no mark can be made, as in a folder that is only read, it is done all the same', async () => {
  const file = path.join(folder, 'a file');
  writeFileSync(file, '');
  expect(await oneAtATime(() => 'done', path.join(file, 'in it'))).toBe('done');
  expect(existsSync(file)).toBe(true);
});

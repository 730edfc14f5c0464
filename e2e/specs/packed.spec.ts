import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';

test.skip(process.platform !== 'linux', 'Where the packed program lies is known for Linux.');

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-packed-'));
  await promisify(execFile)(process.execPath, [
    path.resolve(import.meta.dirname, '..', '..', 'scripts', 'pack-program.mjs'),
    folder,
  ]);
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('the packed program keeps what it is given, and ends without a trace of its thread', async ({
  launch,
}) => {
  const unpacked = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  const packedExecutable = path.join(folder, unpacked, 'actorlink');
  const first = await launch({ packedExecutable });
  expect(await first.app.evaluate(({ app }) => [app.isPackaged, app.getAppPath()])).toEqual([
    true,
    path.join(folder, unpacked, 'resources', 'app.asar'),
  ]);
  const form = new LinkPage(first.page);
  await form.choosePair(orkdal);
  await form.textBox('Value of Phone').fill('+47 99 88 77 66');
  const child = first.app.process();
  await first.close();
  expect([child.exitCode, child.signalCode]).toEqual([0, null]);
  const files = await readdir(first.dataFolder);
  expect(files.filter((name) => name.startsWith('actorlink.db'))).toEqual(['actorlink.db']);

  const second = await launch({ packedExecutable });
  await expect(new LinkPage(second.page).textBox('Value of Phone')).toHaveValue('+47 99 88 77 66');
});

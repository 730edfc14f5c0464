import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareEvaluationRuntime } from './evaluation-runtime.mjs';
import { PreparationError } from './preparation-error.mjs';
import { createRuntimeArchive } from './runtime-archive.fixture.mjs';

const finishedName = 'electron-33.2.1-linux-x64';
let folder;
let cache;
let archive;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-runtime-'));
  cache = path.join(folder, 'cache');
  archive = await createRuntimeArchive(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const prepare = (change = {}, fetchTarball = copyArchive) =>
  prepareEvaluationRuntime(cache, { ...archive.source, ...change }, fetchTarball);

async function copyArchive(_packageName, target) {
  const copy = path.join(target, 'copy.tgz');
  await copyFile(archive.tarball, copy);
  return copy;
}

async function copyCutShort(...args) {
  const file = await copyArchive(...args);
  await truncate(file, 300);
  return file;
}

const fetchNothing = () => Promise.reject(new Error('must not fetch'));
const fillDisk = () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }));

/** What a preparation that fails says, and what it leaves in the cache. */
async function watchFailing(preparation) {
  const error = await preparation.then(
    () => undefined,
    (reason) => reason,
  );
  return {
    foreseen: error instanceof PreparationError,
    sentence: error?.message,
    left: await readdir(cache),
  };
}

const refusal = (sentence) => ({ foreseen: true, sentence: expect.stringMatching(sentence), left: [] });

test('makes a plain Electron of the archive, and leaves nothing else in the cache', async () => {
  const runtime = await prepare();
  expect(await readdir(cache)).toEqual([finishedName]);
  expect((await readdir(runtime, { recursive: true })).toSorted()).toEqual([
    'LICENSE',
    'electron',
    'icudtl.dat',
    'locales',
    'locales/nb.pak',
    'resources',
    'resources/default_app.asar',
    'version',
  ]);
  expect(await readFile(path.join(runtime, 'version'), 'utf8')).toBe('33.2.1');
});

test('a second preparation uses the first and fetches nothing', async () => {
  const first = await prepare();
  expect(await prepare({}, fetchNothing)).toBe(first);
});

test('a download cut short is refused and not kept', async () => {
  expect(await watchFailing(prepare({}, copyCutShort))).toEqual(refusal(/SHA512 is wrong/));
});

test('a download with another content is refused and not kept', async () => {
  const outcome = await watchFailing(prepare({ tarballSha512: 'AAAA' }));
  expect(outcome).toEqual(refusal(/download of Electron is not the expected file/));
});

test('an executable with another content is refused and not kept', async () => {
  const outcome = await watchFailing(prepare({ executableSha1: '0'.repeat(40) }));
  expect(outcome).toEqual(refusal(/unpacked Electron is not the expected file/));
});

test('an archive that is no archive is refused in one sentence', async () => {
  await writeFile(archive.tarball, 'not an archive');
  const tarballSha512 = createHash('sha512').update('not an archive').digest('base64');
  expect(await watchFailing(prepare({ tarballSha512 }))).toEqual(refusal(/^Unpacking Electron failed/));
});

test('a disk with too little space is named before anything is fetched', async () => {
  const outcome = await watchFailing(prepare({ neededBytes: Number.MAX_SAFE_INTEGER }, fetchNothing));
  expect(outcome).toEqual(refusal(/needs [\d.]+ GB of free disk space/));
});

test('a disk that fills up meanwhile is named', async () => {
  expect(await watchFailing(prepare({}, fillDisk))).toEqual(refusal(/disk is full/));
});

test('a cached executable that has changed is prepared anew', async () => {
  const runtime = await prepare();
  await writeFile(path.join(runtime, 'electron'), 'tampered');
  await prepare();
  expect(await readFile(path.join(runtime, 'electron'), 'utf8')).toContain('ELF');
});

test.each(['fetched', 'unpacked'])(
  'a preparation killed after it has %s is never taken for a whole one',
  async (step) => {
    const { signal } = runAndKill(step);
    expect(signal).toBe('SIGKILL');
    const [leftover, ...others] = await readdir(cache);
    expect(leftover).toMatch(/\.unfinished-\d+$/);
    expect(others).toEqual([]);
    await prepare();
    expect(await readdir(cache)).toEqual([finishedName]);
  },
);

test('the unfinished work of a process that lives is spared', async () => {
  const other = path.join(cache, `${finishedName}.unfinished-${process.ppid}`);
  await mkdir(other, { recursive: true });
  await prepare();
  expect((await readdir(cache)).toSorted()).toEqual([finishedName, path.basename(other)]);
});

const addressOf = (name) => pathToFileURL(path.join(import.meta.dirname, name)).href;

/** Prepares in a process of its own, which kills itself at that step. */
function runAndKill(step) {
  const program = `
    import fs from 'node:fs';
    import { prepareEvaluationRuntime } from '${addressOf('evaluation-runtime.mjs')}';
    const die = () => process.kill(process.pid, 'SIGKILL');
    const source = ${JSON.stringify(archive.source)};
    if (${JSON.stringify(step)} === 'unpacked') Object.defineProperty(source, 'executableSha1', { get: die });
    await prepareEvaluationRuntime(${JSON.stringify(cache)}, source, async (name, target) => {
      fs.copyFileSync(${JSON.stringify(archive.tarball)}, target + '/copy.tgz');
      if (${JSON.stringify(step)} === 'fetched') die();
      return target + '/copy.tgz';
    });`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program]);
}

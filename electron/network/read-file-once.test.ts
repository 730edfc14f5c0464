import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileOnce } from './read-file-once';
import { readAuthorityFile } from './trusted-authorities';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bounds = { maxBytes: 1_000, timeoutMs: 5_000 };

describe('a file that a person chose', () => {
  it('is read up to its bound, and not a byte further', async () => {
    const file = path.join(folder, 'a');
    writeFileSync(file, 'x'.repeat(1_000));
    expect(await readFileOnce(file, bounds)).toHaveLength(1_000);
    writeFileSync(file, 'x'.repeat(1_001));
    await expect(readFileOnce(file, bounds)).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('is given up when the disk does not answer in time', async () => {
    await expect(readFileOnce(folder, { ...bounds, timeoutMs: 0 })).rejects.toBeDefined();
  });

  it.runIf(process.platform === 'linux').each([
    ['a pipe that nobody writes to', () => void execFileSync('mkfifo', [path.join(folder, 'p')]), 'p'],
    ['a device without an end', () => undefined, '/dev/zero'],
    ['a terminal', () => undefined, '/dev/ptmx'],
    ['a folder', () => undefined, '.'],
  ])('is refused at once where it is %s', async (_what, arrange, name) => {
    arrange();
    const file = path.resolve(folder, name);
    await expect(readFileOnce(file, bounds)).rejects.toMatchObject({ reason: 'not-a-file' });
    await expect(readAuthorityFile(file)).rejects.toMatchObject({ code: 'ca-file-unreadable' });
  });

  it.runIf(process.platform === 'linux')('is bounded though it says that it is empty', async () => {
    await expect(readFileOnce('/proc/self/maps', bounds)).rejects.toMatchObject({ reason: 'too-large' });
  });
});

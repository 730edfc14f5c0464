import { test as base } from '@playwright/test';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { spawn, type ChildProcess } from 'node:child_process';
import { constants, existsSync, readdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { writeOldFile } from '../../electron/storage/database/testing/sqlite-file';
import { findFreePort } from '../../electron/testing/free-port';
import { inheritedEnv } from '../fixtures';

const releaseFolder = path.resolve(import.meta.dirname, '..', '..', 'release');

export interface PackedRun {
  child: ChildProcess;
  dataFolder: string;
  practicePort: number;
  /** Everything that the program printed. */
  output: () => string;
  /** Null while it runs. */
  exitCode: () => number | null;
}

export interface StartOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Another copy of the program than the one in `release/`. */
  folder?: string;
  /** Of an earlier start; by default a new one, with the database of an earlier version in it. */
  dataFolder?: string;
}

/** `start` starts the packed program; `copy` makes another one of it that a test may change. */
export const test = base.extend<{
  start: (options?: StartOptions) => Promise<PackedRun>;
  copy: () => Promise<string>;
}>({
  start: async ({}, use) => {
    const runs: PackedRun[] = [];
    await use(async (options = {}) => {
      const run = await startPacked(options);
      runs.push(run);
      return run;
    });
    for (const { child, dataFolder } of runs) {
      await end(child);
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  copy: async ({}, use) => {
    const made: string[] = [];
    await use(async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-packed-'));
      made.push(folder);
      await cp(findPackedFolder(), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
      return folder;
    });
    for (const folder of made) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from '@playwright/test';

/** The folder with the unpacked program of this platform. */
export function findPackedFolder(): string {
  const name = readdirSync(releaseFolder).find((entry) => /^(linux|win|mac).*unpacked$|^mac/.test(entry));
  if (name === undefined) throw new Error('There is no packed program. Run npm run test:package.');
  return path.join(releaseFolder, name);
}

/** Its executable. */
export function findExecutable(folder = findPackedFolder()): string {
  if (process.platform === 'win32') return path.join(folder, 'ActorLink.exe');
  if (process.platform === 'darwin')
    return path.join(folder, 'ActorLink.app', 'Contents', 'MacOS', 'ActorLink');
  return path.join(folder, 'actorlink');
}

/** Lets the tests look into a copy: opens the one fuse that keeps everybody out, and leaves the others. */
export async function letInspect(folder: string): Promise<void> {
  await flipFuses(findExecutable(folder), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Does anything on this computer listen on this port? */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const answer = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

/** Did window, database and practice site come up? They run in a page, a thread and beside the window. */
export async function isUp({ dataFolder, practicePort }: PackedRun): Promise<boolean> {
  return hasOpenDatabase({ dataFolder }) && (await isListening(practicePort));
}

/** Has it opened its database? It does so at every start that finds one, whatever the window shows. */
export function hasOpenDatabase({ dataFolder }: Pick<PackedRun, 'dataFolder'>): boolean {
  return existsSync(path.join(dataFolder, 'actorlink.db.in-use'));
}

async function startPacked({ args = [], env = {}, folder, ...given }: StartOptions): Promise<PackedRun> {
  const dataFolder = given.dataFolder ?? (await makeDataFolder());
  const practicePort = await findFreePort();
  const { NODE_OPTIONS: _ours, ...inherited } = inheritedEnv();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    findExecutable(folder),
    [...sandbox, `--user-data-dir=${dataFolder}`, '--password-store=basic', ...args],
    {
      // Away from the project, whose packages the program must not find.
      cwd: dataFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...inherited,
        ACTORLINK_PRACTICE_PORT: String(practicePort),
        ACTORLINK_PRACTICE_USER: 'tester',
        ACTORLINK_PRACTICE_PASSWORD: 'practice',
        ...env,
      },
    },
  );
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => printed.push(String(chunk)));
  return { child, dataFolder, practicePort, output: () => printed.join(''), exitCode: () => child.exitCode };
}

/** Where there is no database yet, none is opened before there is something to keep. */
async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-packed-data-'));
  writeOldFile(path.join(folder, 'actorlink.db'), { submit: { id: 'earlier', summary: {}, detail: {} } });
  return folder;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(killer);
}

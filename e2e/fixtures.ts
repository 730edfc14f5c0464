import {
  test as base,
  _electron,
  type ElectronApplication,
  type Page,
  type TestInfo,
} from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../electron/testing/free-port';
import { question } from '../shared/text/en/question';
import { loadAnew, makeAsNew } from './as-new';
import { connectPractice, type Practice } from './practice';

const projectFolder = path.resolve(import.meta.dirname, '..');
const closeTimeoutMs = 60_000;

export interface LaunchOptions {
  /** A data folder of an earlier launch; a new one by default. */
  dataFolder?: string;
  /** `gnome-libsecret` = the tests' own keychain; `basic` = none. */
  passwordStore?: 'basic' | 'gnome-libsecret';
  /** Of the practice site; any free one by default. */
  practicePort?: number;
  args?: string[];
  env?: Record<string, string>;
}

/** One run of the program. */
export interface Program {
  app: ElectronApplication;
  page: Page;
  /** The practice site that this run started. */
  practice: Practice;
  dataFolder: string;
  /** Everything that the program printed. */
  output: () => string;
  close: () => Promise<void>;
}

export type Launch = (options?: LaunchOptions) => Promise<Program>;

export interface Fixtures {
  dataFolder: string;
  launch: Launch;
  program: Program;
  standingProgram: Program;
}

/** The program that all tests of a worker share. */
export interface SharedProgram {
  program: Program;
  /** Somebody has worked with it, or spoiled its page. */
  isUsed: boolean;
}

/**
 * `program` is one that others have worked with, made as new: to start one costs several times as much. For tests that
 * only look at it, or try what must have no effect, `standingProgram` is as it happens to be, with a page that nobody
 * has spoiled. What is about starts and ends, or about what a program keeps, takes `launch`, as often as it wants.
 */
export const test = base.extend<Fixtures, { sharedProgram: SharedProgram }>({
  sharedProgram: [
    async ({}, use) => {
      const dataFolder = await makeDataFolder();
      const program = await launchProgram({ dataFolder, practicePassword: makePassword() });
      try {
        await waitUntilReady(program);
        await use({ program, isUsed: false });
      } finally {
        await program.close();
        await removeDataFolder(dataFolder);
      }
    },
    { scope: 'worker' },
  ],
  dataFolder: async ({}, use) => {
    const folder = await makeDataFolder();
    await use(folder);
    await removeDataFolder(folder);
  },
  launch: async ({ dataFolder }, use, testInfo) => {
    const programs: Program[] = [];
    // The same at every start: a program that was restarted meets the practice site that it knew.
    const practicePassword = makePassword();
    await use(async (options = {}) => {
      const program = await launchProgram({ dataFolder, practicePassword, ...options });
      // First of all, so that a start that fails is closed and its output kept too.
      programs.push(program);
      await waitUntilReady(program);
      return program;
    });
    for (const [index, program] of programs.entries()) await finish(program, index, testInfo);
  },
  standingProgram: async ({ sharedProgram: shared }, use) => {
    if (shared.isUsed) await loadAnew(shared.program);
    shared.isUsed = false;
    await use(shared.program);
  },
  program: async ({ sharedProgram: shared }, use, testInfo) => {
    await makeAsNew(shared.program);
    shared.isUsed = true;
    await use(shared.program);
    await keepOutput(shared.program, 'output', testInfo);
  },
});

export { expect } from '@playwright/test';

/** Skips the test where there is no keychain that may be used for tests. */
export function skipWithoutKeychain(): void {
  test.skip(
    process.platform === 'linux' && !process.env['DBUS_SESSION_BUS_ADDRESS'],
    'needs the keychain of npm run e2e',
  );
}

function makeDataFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'actorlink-e2e-'));
}

function makePassword(): string {
  return `practice-${randomUUID()}`;
}

function removeDataFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function waitUntilReady({ page, practice }: Program): Promise<void> {
  await page.locator('html[data-ready="true"]').waitFor();
  // It starts when it is used; tests also reach it under the address of a site of their own.
  await page.evaluate(() => window.actorlink.links.listConnections({ siteId: 'practice' }));
  // The window does not wait for the practice site; a test that talks to it has to.
  await practice.waitUntilListening();
}

interface FullLaunchOptions extends LaunchOptions {
  dataFolder: string;
  practicePassword: string;
}

async function launchProgram(options: FullLaunchOptions): Promise<Program> {
  const { dataFolder, practicePassword, passwordStore = 'basic', args = [], env = {} } = options;
  const port = options.practicePort ?? (await findFreePort());
  const access = { port, user: 'tester', password: practicePassword };
  const app = await startElectron({
    executablePath: findElectron(),
    args: [projectFolder, `--user-data-dir=${dataFolder}`, `--password-store=${passwordStore}`, ...args],
    chromiumSandbox: process.getuid?.() !== 0,
    env: {
      ...inheritedEnv(),
      ACTORLINK_PRACTICE_PORT: String(access.port),
      ACTORLINK_PRACTICE_USER: access.user,
      ACTORLINK_PRACTICE_PASSWORD: access.password,
      ...env,
    },
  });
  const child = app.process();
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  }
  const page = await app.firstWindow({ timeout: 120_000 });
  // As long as an expectation: the driver's own limit is shorter.
  page.setDefaultTimeout(120_000);
  // Nothing that moves is waited for.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return {
    app,
    page,
    dataFolder,
    practice: connectPractice(`http://127.0.0.1:${access.port}`, access.user, access.password),
    output: () => printed.join(''),
    close: () => closeProgram(app, child),
  };
}

type StartOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** Starts the runtime. A start that the driver gives up fails the test whatever is done next: it gets as long as it needs. */
export function startElectron(options: StartOptions): Promise<ElectronApplication> {
  return _electron.launch({ ...options, timeout: 300_000 });
}

/** The runtime that `npm run e2e` prepared. */
export function findElectron(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) throw new Error('Start the journeys with npm run e2e: it prepares the Electron runtime.');
  if (process.platform === 'win32') return path.join(folder, 'electron.exe');
  return path.join(
    folder,
    process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron',
  );
}

/** Our own, with this worker's screen where `npm run e2e` started one for each. */
export function inheritedEnv(): Record<string, string> {
  const { ACTORLINK_TEST_DISPLAYS: displays = '', TEST_PARALLEL_INDEX: worker = '0' } = process.env;
  const display = displays.split(' ')[Number(worker)];
  const entries = Object.entries({ ...process.env, ...(display ? { DISPLAY: display } : {}) }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

async function closeProgram(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const killer = setTimeout(() => child.kill('SIGKILL'), closeTimeoutMs);
  try {
    await loseWhatIsTyped(app);
    await app.close();
  } finally {
    clearTimeout(killer);
  }
}

/** Nobody is there to be asked for what a test has typed and left. Every other box keeps its answer. */
async function loseWhatIsTyped(app: ElectronApplication): Promise<void> {
  await app
    .evaluate(({ dialog }, stay) => {
      const ask = dialog.showMessageBox as (...given: unknown[]) => ReturnType<typeof dialog.showMessageBox>;
      dialog.showMessageBox = (...given: unknown[]) => {
        const { buttons = [] } = given.at(-1) as { buttons?: string[] };
        return buttons[0] === stay
          ? Promise.resolve({ response: 1, checkboxChecked: false })
          : Reflect.apply(ask, dialog, given);
      };
    }, question.lost.stay)
    // It may be on its way out already.
    .catch(() => undefined);
}

/** Closes, and keeps the picture and the output of a run that failed. */
async function finish(program: Program, index: number, testInfo: TestInfo): Promise<void> {
  await keepOutput(program, `output-${index}`, testInfo);
  await program.close();
}

async function keepOutput(program: Program, name: string, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  await testInfo.attach(name, { body: program.output(), contentType: 'text/plain' });
}

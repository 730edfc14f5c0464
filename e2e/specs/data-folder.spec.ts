import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, findElectron, inheritedEnv, test } from '../fixtures';

const projectFolder = path.resolve(import.meta.dirname, '..', '..');

/** Starts the program, which has to refuse, and ends it; returns what it said and its exit code. */
async function startInVain(asked: string, home: string): Promise<{ said: string; code: unknown }> {
  const child = spawn(
    findElectron(),
    [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectFolder, `--user-data-dir=${asked}`],
    // Where the account's own profile would be.
    { env: { ...inheritedEnv(), XDG_CONFIG_HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = new Promise<unknown>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  await expect.poll(() => said).toContain('Nothing was changed');
  // The message stands until somebody answers it.
  child.kill('SIGTERM');
  return { said, code: await ended };
}

const places: [string, (folder: string) => Promise<{ asked: string; named: string }>][] = [
  [
    'a file',
    async (folder) => {
      await writeFile(path.join(folder, 'file'), '');
      return { asked: path.join(folder, 'file'), named: path.join(folder, 'file') };
    },
  ],
  [
    'a place below a file',
    async (folder) => {
      await writeFile(path.join(folder, 'file'), '');
      return { asked: path.join(folder, 'file', 'data'), named: path.join(folder, 'file', 'data') };
    },
  ],
  [
    'a place that cannot be written to',
    // Nobody can make a folder there, not even root.
    () => Promise.resolve({ asked: '/proc/actorlink', named: '/proc/actorlink' }),
  ],
  [
    'a folder whose database is a folder',
    async (folder) => {
      await mkdir(path.join(folder, 'actorlink.db'));
      return { asked: folder, named: path.join(folder, 'actorlink.db') };
    },
  ],
  [
    'a folder whose list of sites is a folder',
    async (folder) => {
      await mkdir(path.join(folder, 'sites.json'));
      return { asked: folder, named: path.join(folder, 'sites.json') };
    },
  ],
];

test.skip(process.platform !== 'linux', 'where the account’s own profile is, and /proc, are Linux’s');

for (const [what, make] of places) {
  test(`${what} as data folder is named in a message, and no other is used`, async ({
    dataFolder,
  }, testInfo) => {
    const { asked, named } = await make(dataFolder);
    const home = testInfo.outputPath('home');
    const { said, code } = await startInVain(asked, home);
    expect(said).toContain(named);
    expect(code).toBe(1);
    // Chromium makes it, with an empty folder for crashes, before our first line runs.
    const own = path.join(home, 'ActorLink');
    const found = existsSync(own) ? await readdir(own) : [];
    expect(found.filter((name) => name !== 'Crashpad')).toEqual([]);
  });
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inProject } from './prepare/project.mjs';
import { runTool } from './prepare/run-tool.mjs';
import { listToolOptions } from './prepare/tool-options.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

/** As in `playwright.config.ts`. */
const workers = 3;

/** A session bus and a keychain of the tests' own, unlocked with a throw-away password; then the command. */
const withKeychain = [
  '--',
  'sh',
  '-c',
  'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
  'sh',
];

const playwrightCli = inProject('node_modules', '@playwright', 'test', 'cli.js');

/** The options that Playwright takes, but for which tests there are: that is the command's own. */
export function listPlaywrightOptions() {
  const options = listToolOptions(playwrightCli, 'test');
  return options?.filter((option) => option !== '-c' && option !== '--config') ?? null;
}

/** Runs Playwright on the built program, on Linux with screens and a keychain of its own. Returns `{ code }`. */
export async function runJourneys(runtime, playwrightArguments, extraEnv = {}) {
  const playwright = [process.execPath, playwrightCli, 'test', ...playwrightArguments];
  const env = { ...process.env, ...extraEnv, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder };
  const options = { cwd: inProject(), show: true };
  if (process.platform !== 'linux') return runTool(playwright[0], playwright.slice(1), { ...options, env });

  // One for each of Playwright's workers: on one screen the programs would take keys and clipboard from each other.
  const screens = await Promise.all(Array.from({ length: workers }, () => startVirtualScreen()));
  const keychainFolder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-keychain-'));
  const displays = screens.map(({ display }) => display);
  try {
    return await runTool('dbus-run-session', [...withKeychain, ...playwright], {
      ...options,
      env: {
        ...env,
        DISPLAY: displays[0],
        ACTORLINK_TEST_DISPLAYS: displays.join(' '),
        XDG_DATA_HOME: keychainFolder,
        WAYLAND_DISPLAY: '',
      },
    });
  } finally {
    for (const screen of screens) screen.stop();
    await rm(keychainFolder, { recursive: true, force: true });
  }
}

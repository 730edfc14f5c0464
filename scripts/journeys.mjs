import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inProject } from './prepare/project.mjs';
import { runTool } from './prepare/run-tool.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

/** A session bus and a keychain of the tests' own, unlocked with a throw-away password; then the command. */
const withKeychain = [
  '--',
  'sh',
  '-c',
  'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
  'sh',
];

/** Runs Playwright on the built program, on Linux with a screen and a keychain of its own. Returns `{ code }`. */
export async function runJourneys(runtime, playwrightArguments, extraEnv = {}) {
  const playwright = [
    process.execPath,
    inProject('node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    ...playwrightArguments,
  ];
  const env = { ...process.env, ...extraEnv, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder };
  const options = { cwd: inProject(), show: true };
  if (process.platform !== 'linux') return runTool(playwright[0], playwright.slice(1), { ...options, env });

  const screen = await startVirtualScreen();
  const keychainFolder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-keychain-'));
  try {
    return await runTool('dbus-run-session', [...withKeychain, ...playwright], {
      ...options,
      env: { ...env, DISPLAY: screen.display, XDG_DATA_HOME: keychainFolder, WAYLAND_DISPLAY: '' },
    });
  } finally {
    screen.stop();
    await rm(keychainFolder, { recursive: true, force: true });
  }
}

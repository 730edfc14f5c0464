import { spawn, execFileSync } from 'node:child_process';
import { listPlaywrightOptions, runJourneys } from './journeys.mjs';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { preparePackages } from './prepare/system-libraries.mjs';
import { startVirtualScreen } from './virtual-screen.mjs';

const packages = ['xdotool', 'openbox'];

/**
 * What a driver cannot see: keys that come from the keyboard, through a window manager, so that the menu bar has its
 * part in them. Linux only; needs two packages of the system, and is therefore no part of `npm test`.
 */
await runCommand(
  async () => {
    if (process.platform !== 'linux')
      throw new PreparationError('These tests press keys by X11, so they need Linux.');
    await preparePackages(packages.map((name) => [name]));
    for (const name of packages) requireProgram(name);
    const runtime = await prepareProgram({ virtualScreen: true, keychain: true });
    const screen = await startVirtualScreen('1400x1000x24');
    const manager = spawn('openbox', [], {
      env: { ...process.env, DISPLAY: screen.display },
      stdio: 'ignore',
    });
    try {
      const { code } = await runJourneys(
        runtime,
        ['--config', 'e2e/keys/playwright.config.ts', ...process.argv.slice(2)],
        {
          ACTORLINK_KEYS_DISPLAY: screen.display,
        },
      );
      return code;
    } finally {
      manager.kill();
      screen.stop();
    }
  },
  {
    usage:
      'Usage: npm run test:keys -- [NAME …] [options of Playwright]\nPresses real keys in a window with a window manager. Linux only.',
    options: listPlaywrightOptions,
    words: 'any',
  },
);

function requireProgram(name) {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
  } catch {
    throw new PreparationError(
      `The program ${name} is missing: install the packages ${packages.join(' and ')}.`,
    );
  }
}

import { spawn } from 'node:child_process';
import { electronFlags } from './electron-flags.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { projectFolder } from './prepare/project.mjs';
import { hasScreen, startVirtualScreen } from './virtual-screen.mjs';

const ownArguments = process.argv.slice(2);

const isTour = !hasScreen() || ownArguments.includes('--tour');

/** Beside `--tour`, only what Chromium understands of where it keeps its data and how it draws. */
const options = {
  '--tour': null,
  '--user-data-dir': 'FOLDER',
  '--lang': 'LANGUAGE',
  '--force-device-scale-factor': 'NUMBER',
  '--password-store': 'NAME',
};
const shown = Object.entries(options).map(
  ([name, takes]) => `[${takes === null ? name : `${name}=${takes}`}]`,
);
const startTakes = {
  usage: `Usage: npm start -- ${shown.join(' ')}\nOpens the program. Without a screen, or with --tour, it is shown by itself, and its pictures are kept in tour/.`,
  options,
  // The tour is the same every time, with data of its own.
  idle: (name) =>
    isTour && name !== '--tour'
      ? `${name} means nothing for the tour, which is all there is without a screen.`
      : null,
};

await runCommand(async () => {
  const withScreen = hasScreen();
  const runtime = await prepareProgram({ virtualScreen: !withScreen });
  if (!isTour) return openWindow(runtime);
  const screen = withScreen ? undefined : await startVirtualScreen();
  if (screen) process.env.DISPLAY = screen.display;
  const { takeTour } = await import('./tour.mjs');
  const verified = await takeTour(runtime);
  screen?.stop();
  return verified ? 0 : 1;
}, startTakes);

function openWindow(runtime) {
  return new Promise((resolve, reject) => {
    const child = spawn(runtime.executable, [...electronFlags(), projectFolder, ...ownArguments], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

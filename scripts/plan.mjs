import { spawn } from 'node:child_process';
import { electronFlags } from './electron-flags.mjs';
import { codeOfEnded } from './ended-program.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { projectFolder } from './prepare/project.mjs';
import { hasScreen } from './virtual-screen.mjs';

/** `npm run plan -- check FILE --site NAME`: what `actorlink plan` does in the packed program, with the built one. */
await runCommand(async () => {
  const { executable } = await prepareProgram({ virtualScreen: false });
  // There is no window, so there need not be a screen.
  const flags = [...electronFlags(), ...(hasScreen() ? [] : ['--ozone-platform=headless'])];
  const child = spawn(executable, [...flags, projectFolder, 'plan', ...process.argv.slice(2)], {
    stdio: 'inherit',
    // As whoever typed it stands, and not where npm goes.
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(codeOfEnded(code, signal, console.error)));
  });
}, null);

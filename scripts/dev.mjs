import { spawn } from 'node:child_process';
import { electronFlags } from './electron-flags.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';
import { hasScreen } from './virtual-screen.mjs';

/** Hot reload, with the runtime that `npm start` uses. */
await runCommand(
  async () => {
    if (!hasScreen())
      throw new PreparationError('npm run dev needs a screen. Without one, npm start takes the tour.');
    const runtime = await prepareProgram({ build: false });
    const script = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const dev = spawn(process.execPath, [script, 'dev', '--watch', '--', ...electronFlags()], {
      cwd: inProject(),
      stdio: 'inherit',
      env: {
        ...process.env,
        ELECTRON_EXEC_PATH: runtime.executable,
        ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
      },
    });
    return new Promise((resolve, reject) => {
      dev.once('error', reject);
      dev.once('exit', (code) => resolve(code ?? 0));
    });
  },
  { usage: 'Usage: npm run dev\nOpens the program and draws it anew at each change. Needs a screen.' },
);

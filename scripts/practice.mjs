import { spawn } from 'node:child_process';
import { prepareBuildOnly } from './prepare/prepare.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';

/** The practice site alone. Its one line of JSON is the only thing on the standard output. */
await runCommand(async () => {
  await prepareBuildOnly();
  return serve(process.argv.slice(2));
}, null);

function serve(options) {
  const site = spawn(process.execPath, [inProject('out', 'main', 'practice.js'), ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => site.kill(signal));
  return new Promise((resolve, reject) => {
    site.once('error', reject);
    site.once('exit', (code) => resolve(code ?? 0));
  });
}

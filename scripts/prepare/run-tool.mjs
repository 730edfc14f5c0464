import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. `show: true` passes its output on to stderr. Resolves to `{ code, output, stdout }`; rejects only if it cannot be started.
 */
export function runTool(command, args, { show = false, timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (show) process.stderr.write(chunk);
      });
    }
    const timer = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, signal, output, stdout });
    });
  });
}

/** Runs `npm` with the npm that started us, so that its settings and registry are the user's. */
export function runNpm(args, options) {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith('.js')) return runTool(process.execPath, [npmScript, ...args], options);
  return runTool('npm', args, { shell: process.platform === 'win32', ...options });
}

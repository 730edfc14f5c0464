import { spawn } from 'node:child_process';
import { PreparationError } from './prepare/preparation-error.mjs';

/** Linux without a screen: there is nobody to look at a window. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Starts a virtual screen on a free display. Returns `{ display, stop }`. */
export async function startVirtualScreen(size = '1600x1000x24') {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => xvfb.kill();
  process.once('exit', stop);
  const number = await new Promise((resolve, reject) => {
    const fail = () =>
      reject(new PreparationError('The virtual screen (Xvfb) did not start. Is the package xvfb installed?'));
    xvfb.once('error', fail);
    xvfb.once('exit', fail);
    xvfb.stdio[3].once('data', (chunk) => resolve(String(chunk).trim()));
  });
  return { display: `:${number}`, stop };
}

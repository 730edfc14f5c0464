import { existsSync } from 'node:fs';
import { report } from '../prepare/report.mjs';
import { runTool } from '../prepare/run-tool.mjs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * The Chromium to test the page in: the one that `ACTORLINK_CHROMIUM` names, else the distribution's package, which is
 * installed where we may. Null where there is none to be had.
 */
export async function findChromium() {
  const named = process.env.ACTORLINK_CHROMIUM;
  if (named) return named;
  return findInstalled() ?? ((await installChromium()) ? findInstalled() : null);
}

function findInstalled() {
  return usualPlaces.find((file) => existsSync(file)) ?? null;
}

async function installChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  report('Installing Chromium with apt');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const update = await runTool('apt-get', ['update', '-q'], { env });
  if (update.code !== 0) return false;
  const install = await runTool('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
    env,
  });
  return install.code === 0;
}

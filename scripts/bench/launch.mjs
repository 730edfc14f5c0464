import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { closeProgram } from '../close-program.mjs';
import { electronFlags } from '../electron-flags.mjs';

/** Starts an app folder in the prepared runtime, with a data folder of its own. Returns `{ app, page, spawnedAt, stop }`. */
export async function launchApp(runtime, appFolder, dataFolder) {
  const { _electron } = await import('@playwright/test');
  const folder = dataFolder ?? (await mkdtemp(path.join(os.tmpdir(), 'actorlink-bench-')));
  const spawnedAt = Date.now();
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...electronFlags(), appFolder, `--user-data-dir=${folder}`],
    chromiumSandbox: electronFlags().length === 0,
  });
  const page = await app.firstWindow();
  const stop = async () => {
    await closeProgram(app);
    if (!dataFolder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { app, page, spawnedAt, stop };
}

/** Waits until the first screen of ActorLink is usable. */
export async function waitUntilReady(page) {
  await page.locator('html[data-ready="true"]').waitFor();
}

export function median(values) {
  return percentile(values, 0.5);
}

/** The value below which that share of the values lies. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const round = (value, digits = 2) => Number(value.toFixed(digits));

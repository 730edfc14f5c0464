import { test as base, type ElectronApplication } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { findElectron, inheritedEnv, startElectron } from './fixtures';

/** `probe` is a small program in real Electron with nothing but the network of ActorLink. */
export const test = base.extend<object, { probe: ElectronApplication }>({
  probe: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-probe-'));
      await buildProbe(folder);
      const probe = await startElectron({
        executablePath: findElectron(),
        args: [folder, `--user-data-dir=${path.join(folder, 'data')}`],
        chromiumSandbox: process.getuid?.() !== 0,
        env: inheritedEnv(),
      });
      await use(probe);
      await probe.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/** Calls one method of the probe; arguments and answer are plain data. */
export function callProbe<T>(probe: ElectronApplication, method: string, ...input: unknown[]): Promise<T> {
  return probe.evaluate(
    (_modules, call) => {
      const { networkProbe } = globalThis as unknown as {
        networkProbe: Record<string, (...input: unknown[]) => Promise<unknown>>;
      };
      return networkProbe[call.method]?.(...call.input);
    },
    { method, input },
  ) as Promise<T>;
}

async function buildProbe(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'electron/network/testing/electron-probe.ts',
      outDir: folder,
      target: 'node20',
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'probe.mjs' } },
    },
    ssr: { noExternal: true },
  });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'probe', version: '0.0.0', main: 'probe.mjs' }),
  );
}

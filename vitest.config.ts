import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['shared/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'electron',
          include: ['electron/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
          // Real servers, files and processes, on machines with two busy cores.
          testTimeout: 20_000,
          // The vendor's ES modules import each other without extensions, which Node alone cannot follow.
          server: { deps: { inline: ['@superoffice/webapi'] } },
          // electron-store imports `electron`; outside Electron that package must not download a runtime.
          env: { ELECTRON_OVERRIDE_DIST_PATH: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'no-electron' },
        },
      },
      { test: { name: 'renderer', include: ['renderer/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
    ],
  },
});

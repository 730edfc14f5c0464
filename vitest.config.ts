import os from 'node:os';
import { defineConfig } from 'vitest/config';

// The page's libraries as they ship: those for development draw several times as slowly. For what they say of a mistake,
// `NODE_ENV=development npm run unit -- NAME`.
if (process.env['NODE_ENV'] !== 'development') process.env['NODE_ENV'] = 'production';

/*
 * The files of a project share their processes: loading the libraries anew for every file took most of the time.
 * Each project's `leave-nothing.ts` fails the file that leaves something behind for the next one.
 */
export default defineConfig({
  test: {
    isolate: false,
    // A file often waits for a program or a thread that it started: one more than there are cores keeps them busy.
    maxWorkers: os.availableParallelism() + 1,
    // For what hangs; how fast something is, no test asks: the machine may be busy with other things.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    projects: [
      { extends: true, test: { name: 'shared', include: ['shared/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'electron',
          include: ['electron/**/*.test.ts', 'scripts/**/*.test.mjs'],
          globalSetup: ['electron/testing/global-setup.ts'],
          setupFiles: ['electron/testing/leave-nothing.ts'],
          environment: 'node',
          // The vendor's ES modules import each other without extensions, which Node alone cannot follow.
          server: { deps: { inline: ['@superoffice/webapi'] } },
          // electron-store and others import `electron`; outside Electron that package must not download a runtime.
          env: { ELECTRON_OVERRIDE_DIST_PATH: process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'no-electron' },
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['renderer/testing/testing-library.ts', 'renderer/testing/leave-nothing.ts'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});

import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { projectFolder } from '../prepare/project.mjs';

/** The page in a browser; `npm run test:shipping -- page` finds the browser and names it. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(projectFolder, 'test-results', 'shipping'),
  globalSetup: path.join(import.meta.dirname, 'build-stand-ins.mjs'),
  timeout: 60_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.ACTORLINK_CHROMIUM,
      // Root has no sandbox of the browser's; ours is the page served from this computer.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
});

import { defineConfig } from '@playwright/test';

/** Tests of the packed program; `npm run test:package` packs it first. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // For what hangs; how fast something is, no test asks: the machine may be busy with other things.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
});

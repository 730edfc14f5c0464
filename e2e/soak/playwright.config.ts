import { defineConfig } from '@playwright/test';

/** Long tests of the built program, outside `npm test`: `npm run soak`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 1_200_000,
  expect: { timeout: 60_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
});

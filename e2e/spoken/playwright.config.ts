import { defineConfig } from '@playwright/test';

/** The tree that assistive technology gets: `npm run test:spoken`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: 'list',
});

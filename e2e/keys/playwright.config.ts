import { defineConfig } from '@playwright/test';

/** Keys by X11 on one screen of their own: `npm run test:keys`. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  reporter: 'list',
});

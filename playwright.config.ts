import { defineConfig } from '@playwright/test';

/** Journeys on the built program; `npm run e2e` prepares runtime, screen and keychain. */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  // For what hangs; how fast something is, no journey asks: the machine may be busy with other things.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  // Each on a screen of its own, as many as `scripts/journeys.mjs` starts: on two cores a third uses what two leave idle.
  workers: 3,
  fullyParallel: true,
  // A journey that passes at the second try has found something.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  // A film of a journey costs a fifth of its time: `npm run e2e -- NAME --trace on` makes one.
  use: { screenshot: 'only-on-failure' },
});

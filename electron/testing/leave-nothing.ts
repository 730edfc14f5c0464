import { afterAll, assert, beforeAll, vi } from 'vitest';

// Runs with every test file: the next one runs in the same process and must find it as this one did.
let environment: NodeJS.ProcessEnv;
beforeAll(() => {
  environment = { ...process.env };
});
afterAll(() => {
  assert.deepEqual({ ...process.env }, environment, 'environment variables left changed');
  assert.isFalse(vi.isFakeTimers(), 'time left standing');
});

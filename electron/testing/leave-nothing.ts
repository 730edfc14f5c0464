import { afterAll, assert, beforeAll, vi } from 'vitest';
import { endSharedDatabases } from './shared-database';

// Runs with every test file: the next one runs in the same process and must find it as this one did.
let environment: NodeJS.ProcessEnv;
beforeAll(() => {
  environment = { ...process.env };
});
afterAll(async () => {
  assert.deepEqual({ ...process.env }, environment, 'environment variables left changed');
  assert.equal(await endSharedDatabases(), 0, 'databases left open');
  assert.isFalse(vi.isFakeTimers(), 'time left standing');
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startCommand } from '../command';
import { findFreePort } from '../../electron/testing/free-port';
import { expect, findExecutable, test } from './packed-program';

/** Keys and companies of the built-in practice site that nobody has linked. */
const pairs = ['10035;7', '10226;31', '10184;32', '10171;37', '10188;39', '10172;42'];

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-packed-plan-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the packed program carries a plan out without a window, and does not send it a second time', async () => {
  const sheet = path.join(folder, 'Kunder Ørland.csv');
  const rows = pairs.map((pair) => `${pair};approve`);
  await writeFile(sheet, ['ERP key;Contact ID;Decision', ...rows, ''].join('\n'));
  const practicePort = await findFreePort();
  const where = [sheet, '--site', 'Practice site', '--connection', 'Fjord Accounting', '--json'];
  const carryOut = async (what: 'check' | 'run') => {
    const command = startCommand([what, ...where], {
      dataFolder: folder,
      executable: findExecutable(),
      env: { ACTORLINK_PRACTICE_PORT: String(practicePort) },
    });
    const code = await command.ended;
    const states = command.rows.map((row) => (JSON.parse(row) as { state: string }).state);
    return { code, states, told: command.told.join('\n') };
  };
  const countOf = (states: readonly string[], ...wanted: string[]) =>
    states.filter((state) => wanted.includes(state)).length;
  const checked = await carryOut('check');
  expect(checked.states).toHaveLength(pairs.length);
  const sendable = countOf(checked.states, 'Ready', 'Warning');
  expect(sendable, checked.told).toBeGreaterThan(3);
  const done = await carryOut('run');
  expect(countOf(done.states, 'Verified'), done.told).toBe(sendable);
  const again = await carryOut('run');
  expect(again.told).toContain('This file is the plan Kunder Ørland.csv already');
  expect(again.told).toContain('Nothing is to be sent.');
  expect(again.code).toBe(done.code);
});

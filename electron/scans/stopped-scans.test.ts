import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { PauseReason } from '../../shared/scan/scan';
import { loadSqliteEngine } from '../storage/database/sqlite-engine';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
afterEach(() => bench.stop());

/** How often each record was asked for: the site's word. */
const readsOf = (call: string, member: string) => {
  const times = new Map<string, number>();
  for (const { path, body } of bench.practice.log.list()) {
    if (!path.endsWith(`/${call}`)) continue;
    const key = String((body.json as Record<string, unknown>)[member]);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
};
const listRead = async (scanId: string) => {
  const { rows } = await bench.rowsOf(scanId);
  return rows.filter(({ at }) => at !== null).map(({ record }) => String(record?.crmRecordId));
};

describe('a scan that is paused', () => {
  it('finishes what is under way, goes on with what is left, and reads nothing twice', async () => {
    bench = await startScanBench({ links: 300 });
    const { scanId } = await bench.start();
    await expect.poll(async () => (await bench.scans.get(scanId)).read).toBeGreaterThan(10);
    const paused = await bench.scans.pause(scanId);
    expect(paused).toMatchObject({ state: 'paused', pause: { reason: 'person', error: null } });
    expect(paused.read).toBeLessThan(paused.found);
    await bench.restart();
    expect(await bench.scans.get(scanId)).toMatchObject({ state: 'paused', read: paused.read });
    await bench.scans.continue(scanId);
    const done = await bench.standsStill(scanId);
    expect(done).toMatchObject({ state: 'done', read: done.found });
    for (const [call, member] of [
      ['GetFieldValuesFromCrm', 'RecordId'],
      ['GetFieldValuesFromErp', 'ErpKey'],
    ] as const) {
      const times = readsOf(call, member);
      expect(times.size).toBe(done.found);
      expect([...times.values()].filter((count) => count > 1)).toEqual([]);
    }
  });

  it('by the end of the program is told so at the next start', async () => {
    bench = await startScanBench({ links: 300 });
    const { scanId } = await bench.start();
    await expect.poll(async () => (await bench.scans.get(scanId)).read).toBeGreaterThan(3);
    await bench.scans.settle(5_000);
    await bench.restart();
    expect(await bench.scans.get(scanId)).toMatchObject({ state: 'paused', pause: { reason: 'closed' } });
  });

  it('keeps what was read where it is cancelled instead', async () => {
    bench = await startScanBench({ links: 300 });
    const { scanId } = await bench.start();
    await expect.poll(async () => (await bench.scans.get(scanId)).read).toBeGreaterThan(10);
    const cancelled = await bench.scans.cancel(scanId);
    expect(cancelled.state).toBe('cancelled');
    expect((await listRead(scanId)).length).toBe(Math.min(200, cancelled.read));
  });
});

const status = (code: number, path = 'GetFieldValues') =>
  ({ kind: 'status', status: code, match: { path }, times: 0 }) as const;

describe('a scan stands still and says why', () => {
  it.each<[string, PauseReason, string, Parameters<ScanBench['addFault']>[0]]>([
    ['the sign-in is not taken any more', 'sign-in', 'unauthorized', status(401)],
    ['the site refuses this user', 'no-permission', 'no-permission', status(403)],
    ['the site answers with errors, row after row', 'failing', 'site-error', status(500)],
    [
      'the links are not told',
      'not-listed',
      'unexpected-status',
      { kind: 'status', status: 400, match: { path: 'Agents/Archive' }, times: 0 },
    ],
    ['the links may not be read', 'no-permission', 'no-permission', status(403, 'Agents/Archive')],
    [
      'connections break',
      'unreachable',
      'connection-lost',
      { kind: 'close-before-reading', match: { path: 'GetFieldValues' }, times: 0 },
    ],
  ])('where %s', async (_why, reason, code, fault) => {
    bench = await startScanBench();
    bench.addFault(fault);
    const { scanId } = await bench.start();
    const paused = await bench.standsStill(scanId);
    expect(paused).toMatchObject({ state: 'paused', pause: { reason, error: { code } } });
    bench.practice.faults.clear();
    await bench.scans.continue(scanId);
    await bench.standsStill(scanId);
    await bench.scans.readAgain(scanId, { text: '', findings: ['not-read'], field: null });
    expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', notRead: 0 });
  });

  it('where the disk takes nothing, with nothing that was kept before lost', async () => {
    let isFull = false;
    const real = () => bench;
    bench = await startScanBench({ links: 300 });
    const { scanId } = await bench.start();
    await expect.poll(async () => (await real().scans.get(scanId)).read).toBeGreaterThan(5);
    await bench.scans.pause(scanId);
    const kept = (await listRead(scanId)).length;
    isFull = true;
    bench.failWrites(() => isFull);
    await bench.scans.continue(scanId).catch(() => undefined);
    await expect.poll(() => bench.told.at(-1)?.pause?.reason).toBe('storage');
    isFull = false;
    await bench.restart();
    expect((await listRead(scanId)).length).toBe(kept);
    await bench.scans.continue(scanId);
    expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done' });
  });

  it('where another program holds its database, and goes on once that lets go, with all that it had kept (F21)', async () => {
    // More than a scan holds in memory, however fast it reads until its database is held.
    bench = await startScanBench({ links: 2_000 });
    const { scanId } = await bench.start();
    await expect.poll(async () => (await bench.scans.get(scanId)).read).toBeGreaterThan(10);
    const holder = new (loadSqliteEngine().DatabaseSync)(bench.dataFile, { timeout: 5_000 });
    holder.exec('BEGIN IMMEDIATE');
    await expect
      .poll(() => bench.told.at(-1)?.pause)
      .toMatchObject({
        reason: 'storage',
        error: { code: 'storage-locked' },
      });
    // It asks for no more than it can keep.
    const asked = bench.countCalls('GetFieldValuesFromErp');
    const kept = await listRead(scanId);
    expect(asked).toBeLessThan((await bench.scans.get(scanId)).found);
    holder.exec('COMMIT');
    holder.close();
    bench.practice.log.clear();
    await bench.scans.continue(scanId);
    const done = await bench.standsStill(scanId);
    expect(done).toMatchObject({ state: 'done', read: done.found });
    expect(
      [...readsOf('GetFieldValuesFromCrm', 'RecordId').keys()].filter((id) => kept.includes(id)),
    ).toEqual([]);
  });

  // Windows lets nobody delete what is open.
  it.skipIf(process.platform === 'win32')(
    'but not where somebody deletes its database while it runs: it is written anew, with all that was read (F21)',
    async () => {
      bench = await startScanBench({ links: 300 });
      const { scanId } = await bench.start();
      await expect.poll(async () => (await bench.scans.get(scanId)).read).toBeGreaterThan(10);
      for (const end of ['', '-wal', '-shm']) rmSync(`${bench.dataFile}${end}`);
      const done = await bench.standsStill(scanId);
      expect(done).toMatchObject({ state: 'done', read: done.found });
      await bench.restart();
      expect(await bench.scans.get(scanId)).toMatchObject({ state: 'done', read: done.found });
      expect(bench.countCalls('GetFieldValuesFromErp')).toBe(done.found);
    },
  );

  it('but goes on where one row alone fails on its way, and asks only for the side that is missing', async () => {
    bench = await startScanBench();
    // More often than the retries of one read.
    bench.addFault({ kind: 'close-before-reading', match: { path: 'GetFieldValuesFromErp' }, times: 1 });
    const { scanId } = await bench.start();
    expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', notRead: 0 });
    expect(bench.countCalls('GetFieldValuesFromCrm')).toBe((await bench.scans.get(scanId)).found);
  });
});

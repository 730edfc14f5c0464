import { afterEach, describe, expect, it } from 'vitest';
import type { CompareRule } from '../../shared/compare/comparison';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
afterEach(() => bench.stop());

const everything = { text: '', findings: [], field: null };
const slowly = {
  kind: 'delay',
  delayMs: 60_000,
  match: { path: 'GetFieldValuesFromErp' },
  times: 0,
} as const;

describe('reading everything again', () => {
  it('takes nothing away before the new is there, also where it is cancelled in the middle', async () => {
    bench = await startScanBench({ brokenLinks: 12 });
    const { scanId, found, notRead } = await bench.scanAll();
    const before = await bench.rowsOf(scanId);
    const facets = await bench.facetsOf(scanId);
    bench.addFault(slowly);
    expect(await bench.scans.readAgain(scanId, everything)).toMatchObject({ found, read: 0, notRead });
    expect(await bench.rowsOf(scanId)).toEqual(before);
    expect(await bench.facetsOf(scanId)).toEqual(facets);
    expect(await bench.scans.cancel(scanId)).toMatchObject({ state: 'cancelled' });
    expect(await bench.rowsOf(scanId)).toEqual(before);
  });

  it('keeps what was read where it cannot be read now, with its time and the reason', async () => {
    bench = await startScanBench();
    const { scanId } = await bench.scanAll();
    const { rows: before } = await bench.rowsOf(scanId);
    bench.addFault({ kind: 'status', status: 500, match: { path: 'GetFieldValuesFromErp' }, times: 4 });
    await bench.scans.readAgain(scanId, everything);
    expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', notRead: 0 });
    const { rows } = await bench.rowsOf(scanId);
    const failed = rows.filter(({ error }) => error !== null);
    expect(failed.length).toBeGreaterThan(0);
    for (const row of failed) {
      expect({ ...row, error: null }).toEqual(before.find((one) => one.row === row.row));
    }
    // The others were read later than before.
    expect(rows.filter(({ at }, index) => at === before[index]?.at)).toHaveLength(failed.length);
  });

  it('goes on after a pause with those that it has not read again yet', async () => {
    bench = await startScanBench();
    const { scanId, found } = await bench.scanAll();
    bench.practice.log.clear();
    await bench.scans.readAgain(scanId, everything);
    await expect.poll(async () => (await bench.scans.get(scanId)).read).toBeGreaterThan(3);
    await bench.scans.pause(scanId);
    await bench.restart();
    await bench.scans.continue(scanId);
    expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', read: found });
    expect(bench.countCalls('GetFieldValuesFromErp')).toBe(found);
  });

  it('by other rules compares with them at once what it has not read again yet', async () => {
    const off: CompareRule[] = [];
    bench = await startScanBench({ links: 400, brokenLinks: 12 }, { rulesOff: () => off });
    const { scanId } = await bench.scanAll();
    const counted = (await bench.facetsOf(scanId)).findings.cosmetic;
    off.push('letter-case', 'phone', 'spacing');
    bench.addFault(slowly);
    await bench.scans.readAgain(scanId, everything);
    const cancelled = await bench.scans.cancel(scanId);
    expect(cancelled.rulesOff).toEqual(off);
    expect((await bench.facetsOf(scanId)).findings.cosmetic).toBeLessThan(counted);
  });
});

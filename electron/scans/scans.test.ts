import { afterEach, describe, expect, it } from 'vitest';
import { everyScanRow } from '../../shared/scan/scan-query';
import { customers, startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
afterEach(() => bench.stop());

const rowsOf = (scanId: string, query: Partial<typeof everyScanRow> = {}) =>
  bench.scans.rows({ scanId, query: { ...everyScanRow, ...query }, offset: 0, limit: 200 });

const linkedCustomers = () =>
  [...bench.practice.store().links.values()].filter(
    ({ connectionId, erpType, crmType }) =>
      connectionId === 1 && erpType === customers.erpActorType && crmType === customers.crmActorType,
  );

describe('a scan', () => {
  it('reads every link of the chosen types once, with little more than two requests for each', async () => {
    bench = await startScanBench({ companies: 400, links: 400 });
    const { scanId } = await bench.start();
    const scan = await bench.standsStill(scanId);
    expect(bench.problems).toEqual([]);
    expect(scan).toMatchObject({ state: 'done', isFound: true, notRead: 0 });
    const links = linkedCustomers();
    expect(scan.found).toBe(links.length);
    expect(scan.read).toBe(links.length);
    const asked = bench.practice.log.list().map(({ path }) => path);
    expect(asked.length / links.length).toBeLessThan(2.2);
    const { rows, total } = await rowsOf(scanId);
    expect(total).toBe(links.length);
    for (const { record, at } of rows) {
      expect(record?.name).not.toBe('');
      expect(at).not.toBeNull();
    }
  });
});

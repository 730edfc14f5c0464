import { afterEach, beforeEach, expect, test } from 'vitest';
import { everyScanRow } from '../../shared/scan/scan-query';
import type { SiteConnection } from '../sites/site-connection';
import { linkColumns } from '../superoffice/link-keys';
import { connectToPractice } from '../writes/testing/write-bench';
import { withManyLinks } from './testing/many-links';
import { startScanBench, type ScanBench } from './testing/scan-bench';

/** More than two pages of the site's list of links. */
const links = 1_100;
const pageSize = 500;

let bench: ScanBench;
let site: SiteConnection;
beforeEach(async () => {
  bench = await startScanBench();
  site = connectToPractice(bench.practice);
});
afterEach(async () => {
  site.close();
  await bench.stop();
});

/** Many links whose sides are alike, of which the pages behind the first are told only when `isOpen` resolves. */
function withSlowPages(isOpen: Promise<void>): SiteConnection {
  const many = withManyLinks(site, links);
  const readAlike = () => many.erpSync.getFieldValuesFromCrm('Contact', 1);
  return {
    ...many,
    erpSync: {
      ...many.erpSync,
      getFieldValuesFromCrm: readAlike,
      getFieldValuesFromErp: readAlike,
    },
    archive: {
      list: async (query) => {
        const rows = await many.archive.list(query);
        if (rows[0] === undefined || rows[0].primaryKey <= 1) return rows;
        await isOpen;
        // The last link of all holds the key of the first, in another writing.
        return rows.map((row) => ({
          ...row,
          text: (column) =>
            column === linkColumns.key && row.primaryKey === links ? ' 1' : row.text(column),
        }));
      },
    },
  };
}

function createGate() {
  const opened: (() => void)[] = [];
  const isOpen = new Promise<void>((resolve) => opened.push(resolve));
  return { isOpen, open: () => opened.forEach((open) => open()) };
}

test('links are read while the site is still asked for others, and a key that comes again later is told of both', async () => {
  const gate = createGate();
  const slow = withSlowPages(gate.isOpen);
  await bench.restart({ connect: async () => slow });
  const { scanId } = await bench.start();
  await expect
    .poll(async () => bench.scans.get(scanId))
    .toMatchObject({ state: 'finding', isFound: false, found: pageSize, read: pageSize });
  const doubles = () =>
    bench.scans.rows({
      scanId,
      query: { ...everyScanRow, findings: ['double-key'] },
      offset: 0,
      limit: 10,
    });
  expect((await doubles()).total).toBe(0);
  gate.open();
  expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', found: links, read: links });
  const { rows } = await doubles();
  // What is said of both is not that they are equal, whichever was read before that was known.
  expect(rows.map(({ row, findings }) => [row, findings])).toEqual([
    [0, ['double-key']],
    [links - 1, ['double-key']],
  ]);
});

test('a scan that is stopped while links are found keeps what it read, and goes on where the finding was', async () => {
  const gate = createGate();
  const slow = withSlowPages(gate.isOpen);
  await bench.restart({ connect: async () => slow });
  const { scanId } = await bench.start();
  await expect.poll(async () => (await bench.scans.get(scanId)).read).toBe(pageSize);
  const pausing = bench.scans.pause(scanId);
  gate.open();
  const paused = await pausing;
  expect(paused).toMatchObject({ state: 'paused', isFound: false, read: pageSize });
  await bench.restart({ connect: async () => slow });
  await bench.scans.continue(scanId);
  expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', found: links, read: links });
});

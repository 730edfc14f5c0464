import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock';
import type { SiteConnection } from '../sites/site-connection';
import { connectToPractice } from '../writes/testing/write-bench';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
let site: SiteConnection;
afterEach(async () => {
  site.close();
  await bench.stop();
});

/** The links are found, and before the first of their values is read this happens to them. */
async function scanWhere(happens: () => void) {
  bench = await startScanBench();
  site = connectToPractice(bench.practice);
  let isDone = false;
  // Half a minute goes by, as it does on a site that is asked politely.
  const clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + (isDone ? 30_000 : 0) };
  const meanwhile: SiteConnection = {
    ...site,
    erpSync: {
      ...site.erpSync,
      getFieldValuesFromCrm: async (...about) => {
        if (!isDone) happens();
        isDone = true;
        return site.erpSync.getFieldValuesFromCrm(...about);
      },
    },
  };
  await bench.restart({ connect: async () => meanwhile, clock });
  return bench.scanAll();
}
/** A link of which both sides are there and differ. */
const findDifferent = () => {
  const store = bench.practice.store();
  const link = bench.linkedCustomers().find(({ erpKey }) => store.findActor(1, 'Customer', erpKey) !== null);
  const record = store.findRecord('Contact', link?.recordId ?? 0);
  if (!link || !record) throw new Error('no link');
  record.values['EMAIL'] = '';
  return link;
};

describe('a link that is not as it was found when its values are read', () => {
  it('is told as linked no more where it was broken, whatever its values are', async () => {
    let recordId = 0;
    const scan = await scanWhere(() => {
      const link = findDifferent();
      recordId = link.recordId;
      bench.practice.store().removeLink(link);
    });
    expect(scan).toMatchObject({ state: 'done', read: scan.found });
    const { rows } = await bench.rowsOf(scan.scanId, { findings: ['not-linked'] });
    expect(rows).toMatchObject([{ record: { crmRecordId: recordId }, findings: ['not-linked'] }]);
    // Another reading of all asks again, and does not make a difference of it.
    await bench.scans.readAgain(scan.scanId, { text: '', findings: [], field: null });
    await bench.standsStill(scan.scanId);
    expect((await bench.rowsOf(scan.scanId, { findings: ['not-linked'] })).rows).toHaveLength(1);
  });

  it('is read by the key that it has by now', async () => {
    let moved = { recordId: 0, from: '', to: '' };
    const scan = await scanWhere(() => {
      const store = bench.practice.store();
      const link = findDifferent();
      const free = [...store.listActors(1, 'Customer')].find(
        ({ key }) => !bench.linkedCustomers().some(({ erpKey }) => erpKey === key),
      );
      moved = { recordId: link.recordId, from: link.erpKey, to: free?.key ?? '' };
      store.removeLink(link);
      store.addLink({ ...link, erpKey: moved.to });
    });
    expect(scan).toMatchObject({ state: 'done', read: scan.found });
    const { rows } = await bench.rowsOf(scan.scanId, { text: moved.to });
    expect(rows).toMatchObject([{ record: { crmRecordId: moved.recordId }, actor: { erpKey: moved.to } }]);
    expect(rows[0]?.at).not.toBeNull();
    const all = await bench.rowsOf(scan.scanId);
    expect(all.rows.filter(({ actor }) => actor?.erpKey === moved.from)).toEqual([]);
    const { now } = await bench.scans.readRow({ scanId: scan.scanId, row: rows[0]?.row ?? 0 });
    expect(rows).toEqual([{ ...now, at: rows[0]?.at }]);
  });

  it('stays as it was read where the site does not tell of it', async () => {
    let recordId = 0;
    const scan = await scanWhere(() => {
      const link = findDifferent();
      recordId = link.recordId;
      bench.practice.store().removeLink(link);
      bench.addFault({ kind: 'status', status: 500, match: { path: 'GetArchiveListByColumns' }, times: 0 });
    });
    expect(scan).toMatchObject({ state: 'done' });
    expect((await bench.rowsOf(scan.scanId, { findings: ['not-linked'] })).total).toBe(0);
    bench.practice.faults.clear();
    await bench.scans.readAgain(scan.scanId, { text: '', findings: ['one-side-empty'], field: null });
    await bench.standsStill(scan.scanId);
    expect((await bench.rowsOf(scan.scanId, { findings: ['not-linked'] })).rows).toMatchObject([
      { record: { crmRecordId: recordId } },
    ]);
  });
});

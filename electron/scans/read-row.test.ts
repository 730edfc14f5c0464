import { afterEach, describe, expect, it } from 'vitest';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
afterEach(() => bench.stop());

describe('a row that is read again', () => {
  it('says what is there now and what the scan had seen', async () => {
    bench = await startScanBench();
    const [link] = bench.linkedCustomers();
    const { scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: [link?.erpKey ?? ''] } });
    const record = bench.practice.store().findRecord('Contact', link?.recordId ?? 0);
    if (record) record.values['EMAIL'] = 'ny@adresse.example';
    const { now, before, crm, erp } = await bench.scans.readRow({ scanId, row: 0 });
    expect(before.fields.some(({ crm: side }) => side?.value === 'ny@adresse.example')).toBe(false);
    expect(now.fields).toContainEqual(
      expect.objectContaining({
        crmFieldKey: 'EMAIL',
        crm: expect.objectContaining({ value: 'ny@adresse.example' }),
      }),
    );
    expect([crm, erp].every((side) => side !== null)).toBe(true);
    expect((await bench.rowsOf(scanId)).rows).toEqual([now]);
  });

  it('bears the names that both sides have by now', async () => {
    bench = await startScanBench();
    const [link] = bench.linkedCustomers();
    const record = bench.practice.store().findRecord('Contact', link?.recordId ?? 0);
    if (!record) throw new Error('no link');
    const was = record.values['NAME'] ?? '';
    const rename = (name: string) => {
      record.values['NAME'] = name;
    };
    // The ERP calls it otherwise from the start, so the scan kept both names.
    rename(`${was} Nord`);
    const { scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: [link?.erpKey ?? ''] } });
    const { rows } = await bench.rowsOf(scanId);
    expect(rows[0]?.record?.name).toBe(`${was} Nord`);
    rename(was);
    const { now } = await bench.scans.readRow({ scanId, row: 0 });
    expect([now.record?.name, now.actor?.name]).toEqual([was, rows[0]?.actor?.name]);
  });

  it('has the key that its link has by now', async () => {
    bench = await startScanBench();
    const [link, other] = bench.linkedCustomers();
    if (!link || !other) throw new Error('no links');
    const { scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: [link.erpKey] } });
    for (const gone of [link, other]) bench.practice.store().removeLink(gone);
    bench.practice.store().addLink({ ...link, erpKey: other.erpKey });
    const { now } = await bench.scans.readRow({ scanId, row: 0 });
    expect(now.actor?.erpKey).toBe(other.erpKey);
    expect((await bench.rowsOf(scanId, { text: other.erpKey })).rows).toEqual([now]);
  });

  it('that never was a link is told as it was found, without asking the site', async () => {
    bench = await startScanBench();
    const { scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: ['no such key'] } });
    bench.practice.log.clear();
    const { now, crm, erp } = await bench.scans.readRow({ scanId, row: 0 });
    expect({ findings: now.findings, crm, erp }).toEqual({ findings: ['not-linked'], crm: null, erp: null });
    expect(bench.practice.log.list()).toEqual([]);
  });

  it('that cannot be read now keeps what was read before, with its time, and says why', async () => {
    bench = await startScanBench();
    const [link] = bench.linkedCustomers();
    const record = bench.practice.store().findRecord('Contact', link?.recordId ?? 0);
    if (record) record.values['EMAIL'] = 'ny@adresse.example';
    const { scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: [link?.erpKey ?? ''] } });
    const { rows: before } = await bench.rowsOf(scanId);
    bench.addFault({ kind: 'status', status: 401, match: { path: 'GetFieldValuesFromCrm' }, times: 0 });
    const { now, crm } = await bench.scans.readRow({ scanId, row: 0 });
    expect(crm).toBeNull();
    expect(before[0]).toMatchObject({ error: null });
    expect(now).toEqual({ ...before[0], error: expect.objectContaining({ code: 'unauthorized' }) });
    expect((await bench.rowsOf(scanId)).rows).toEqual([now]);
    bench.practice.faults.clear();
    const { now: again } = await bench.scans.readRow({ scanId, row: 0 });
    expect(again).toEqual({ ...before[0], at: again.at });
  });

  it('is not linked any more where the link was taken away meanwhile', async () => {
    bench = await startScanBench();
    const [link] = bench.linkedCustomers();
    const { scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: [link?.erpKey ?? ''] } });
    if (link) bench.practice.store().removeLink(link);
    const { now } = await bench.scans.readRow({ scanId, row: 0 });
    expect(now.findings).toEqual(['not-linked']);
  });
});

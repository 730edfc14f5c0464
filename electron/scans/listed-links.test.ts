import { afterEach, describe, expect, it } from 'vitest';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
afterEach(() => bench.stop());

describe('a scan of a list', () => {
  it('reads what a list names, and says what of it is not linked', async () => {
    bench = await startScanBench();
    const [link] = bench.linkedCustomers();
    const records = [1, link?.recordId ?? 0, 12].map((crmRecordId) => ({
      crmActorType: 'Contact' as const,
      crmRecordId,
    }));
    const byRecord = await bench.scanAll({ scope: { kind: 'records', records } });
    const rows = (await bench.rowsOf(byRecord.scanId)).rows;
    expect(rows.map(({ record }) => record?.crmRecordId)).toEqual(
      records.map(({ crmRecordId }) => crmRecordId),
    );
    expect(rows.map(({ findings }) => findings.includes('not-linked'))).toEqual([true, false, true]);
    expect(rows[0]).toMatchObject({ record: { name: 'Orkdal AS' }, actor: null });

    const keys = [link?.erpKey ?? '', 'nobody'];
    const byKey = await bench.scanAll({ scope: { kind: 'keys', keys } });
    expect(byKey.scope).toEqual({ kind: 'keys', count: 2 });
    const held = (await bench.rowsOf(byKey.scanId)).rows;
    expect(held).toMatchObject([
      { record: { crmRecordId: link?.recordId }, actor: { erpKey: keys[0] } },
      { record: null, actor: { erpKey: 'nobody' }, findings: ['not-linked'] },
    ]);
  });

  it('tells of a listed record alone what else is known of it: its key on another one, and that it is not there', async () => {
    bench = await startScanBench({ brokenLinks: 12 });
    const whole = await bench.scanAll();
    const { rows } = await bench.rowsOf(whole.scanId, { findings: ['double-key'] });
    const [twin] = rows;
    const listed = [twin?.record?.crmRecordId ?? 0, 99_999].map((crmRecordId) => ({
      crmActorType: 'Contact' as const,
      crmRecordId,
    }));
    const { scanId } = await bench.scanAll({ scope: { kind: 'records', records: listed } });
    const [first, second] = (await bench.rowsOf(scanId)).rows;
    expect(first?.findings).toContain('double-key');
    expect(second?.findings).toEqual(['not-linked', 'orphan-record']);
    // A site that does not answer for names says nothing of what is there.
    bench.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'GetArchiveListByColumns', body: 'FindContact' },
      times: 0,
    });
    const nameless = await bench.scanAll({ scope: { kind: 'records', records: listed.slice(1) } });
    expect((await bench.rowsOf(nameless.scanId)).rows[0]?.findings).toEqual(['not-linked']);
    // Only those that were chosen for are shown where the list is asked for them by their numbers.
    expect((await bench.rowsOf(scanId, { rows: [1] })).rows.map(({ row }) => row)).toEqual([1]);
  });

  it('never says of a listed record that it is not linked where its link is of a kind that was not chosen', async () => {
    bench = await startScanBench();
    const supplier = [...bench.practice.store().links.values()].find(
      ({ connectionId, erpType }) => connectionId === 1 && erpType === 'Supplier',
    );
    const record = { crmActorType: 'Contact' as const, crmRecordId: supplier?.recordId ?? 0 };
    bench.practice.log.clear();
    for (const scope of [
      { kind: 'records' as const, records: [record] },
      { kind: 'keys' as const, keys: [supplier?.erpKey ?? ''] },
    ]) {
      const { scanId } = await bench.scanAll({ scope });
      expect((await bench.rowsOf(scanId)).rows).toMatchObject([
        { record, actor: { erpActorType: 'Supplier', erpKey: supplier?.erpKey }, findings: ['other-kind'] },
      ]);
      // Nor is it read with the others when they are read once more.
      await bench.scans.readAgain(scanId, { text: '', findings: [], field: null });
      await bench.standsStill(scanId);
    }
    expect(bench.countCalls('GetFieldValuesFromErp')).toBe(0);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { makeActivityEntry } from '../journal/testing/activity-entry';
import type { CompareRule } from '../../shared/compare/comparison';
import { everyScanRow } from '../../shared/scan/scan-query';
import type { RowFinding } from '../../shared/scan/scan-row';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
afterEach(() => bench.stop());

describe('a scan', () => {
  it('reads every link of the chosen types once, with little more than two requests for each', async () => {
    bench = await startScanBench({ companies: 400, links: 400 });
    const scan = await bench.scanAll();
    const links = bench.linkedCustomers();
    expect(bench.problems).toEqual([]);
    expect(scan).toMatchObject({ state: 'done', isFound: true, found: links.length, read: links.length });
    expect(bench.practice.log.list().length / links.length).toBeLessThan(2.2);
    const { rows, total } = await bench.rowsOf(scan.scanId);
    expect(total).toBe(links.length);
    expect(rows.every(({ record, at }) => record?.name !== '' && at !== null)).toBe(true);
  });

  it('finds every way in which two sides differ, and says of no row that was read wrong that it is equal', async () => {
    bench = await startScanBench({ brokenLinks: 12 });
    const { scanId, found } = await bench.scanAll();
    const { findings, fields, total } = await bench.facetsOf(scanId);
    expect(total).toBe(found);
    const ways: RowFinding[] = ['orphan-record', 'orphan-actor', 'double-key', 'different', 'one-side-empty'];
    for (const way of [...ways, 'list-value-unmapped', 'equal'] as const)
      expect(findings[way]).toBeGreaterThan(0);
    const { rows } = await bench.rowsOf(scanId);
    const equal = rows.filter((row) => row.findings.includes('equal'));
    expect(equal.filter((row) => row.findings.length > 1 || row.fields.length > 0)).toEqual([]);
    const [first] = fields;
    const rowsWithFirst = await bench.rowsOf(scanId, {
      field: { crmFieldKey: first?.crmFieldKey ?? '', outcomes: [], values: null },
    });
    expect(rowsWithFirst.total).toBe(Object.values(first?.counts ?? {}).reduce((sum, one) => sum + one, 0));
  });

  it('never calls a side that could not be read equal', async () => {
    bench = await startScanBench();
    bench.addFault({ kind: 'status', status: 500, match: { path: 'GetFieldValuesFromErp' }, times: 4 });
    const { scanId, notRead, state } = await bench.scanAll();
    expect(state).toBe('done');
    const { rows } = await bench.rowsOf(scanId, { findings: ['not-read'] });
    expect(rows.length).toBe(notRead);
    expect(notRead).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ findings: ['not-read'], error: { changed: 'nothing' } });
    // And reads them again on a word, and only them.
    bench.practice.log.clear();
    await bench.scans.readAgain(scanId, { text: '', findings: ['not-read'], field: null });
    expect(await bench.standsStill(scanId)).toMatchObject({ state: 'done', notRead: 0 });
    expect(bench.countCalls('GetFieldValuesFromErp')).toBe(notRead);
  });

  it('calls a record by its values where the site does not tell its name in lists', async () => {
    bench = await startScanBench();
    bench.addFault({
      kind: 'status',
      status: 500,
      match: { body: '"ProviderName":"FindContact"' },
      times: 0,
    });
    const { scanId } = await bench.scanAll();
    const { rows } = await bench.rowsOf(scanId, { sort: { by: 'name', descending: false } });
    const names = rows.map(({ record }) => record?.name ?? '');
    const known = new Set(
      bench
        .linkedCustomers()
        .map(({ recordId }) => bench.practice.store().findRecord('Contact', recordId)?.values['NAME']),
    );
    expect(new Set(names)).toEqual(known);
    const [{ record } = { record: null }] = (await bench.rowsOf(scanId, { text: names.at(-1) ?? '' })).rows;
    expect(record?.name).toBe(names.at(-1));
  });

  it('reads only what was changed in SuperOffice since a day', async () => {
    bench = await startScanBench();
    const [link] = bench.linkedCustomers();
    const record = bench.practice.store().findRecord('Contact', link?.recordId ?? 0);
    if (record) record.updatedAt = '2026-11-27T09:00:00.000Z';
    const scan = await bench.scanAll({ scope: { kind: 'changed-since', since: '2026-11-27' } });
    expect(scan).toMatchObject({ state: 'done', found: 1, read: 1 });
    expect((await bench.rowsOf(scan.scanId)).rows).toMatchObject([
      { record: { crmRecordId: link?.recordId } },
    ]);
  });

  it('is not disturbed by records that change, come and go while it runs', async () => {
    bench = await startScanBench({ changeEvery: 3 });
    const before = bench.linkedCustomers().length;
    const scan = await bench.scanAll();
    expect(scan).toMatchObject({ state: 'done', found: before, read: before, notRead: 0 });
  });
});

describe('a list of results', () => {
  it('is searched in any spelling, sorted, and paged without a gap', async () => {
    bench = await startScanBench();
    const { scanId, found } = await bench.scanAll();
    const { rows } = await bench.rowsOf(scanId, { text: 'bjorkasen ror' });
    expect(rows).toMatchObject([{ record: { name: 'Bjørkåsen Rør AS' }, actor: { erpKey: '10027' } }]);
    expect((await bench.rowsOf(scanId, { text: '10027' })).total).toBe(1);
    const query = { ...everyScanRow, sort: { by: 'finding', descending: false } } as const;
    const pages = await Promise.all(
      [0, 20, 40].map((offset) => bench.scans.rows({ scanId, query, offset, limit: 20 })),
    );
    const seen = pages.flatMap((page) => page.rows.map(({ row }) => row));
    expect(new Set(seen).size).toBe(Math.min(60, found));
    const descending = await bench.rowsOf(scanId, { sort: { by: 'name', descending: true } });
    const names = descending.rows.map(({ record }) => record?.name ?? '');
    expect(names).toEqual(names.toSorted((a, b) => b.localeCompare(a, 'nb', { sensitivity: 'base' })));
  });

  it('counts what else there is to choose: each choice as if it were not made', async () => {
    bench = await startScanBench();
    const { scanId } = await bench.scanAll();
    const all = await bench.facetsOf(scanId);
    const chosen = await bench.facetsOf(scanId, { findings: ['equal'] });
    expect(chosen.findings).toEqual(all.findings);
    expect(chosen.fields).toEqual([]);
  });

  it('counts of each choice what it would show beside what is chosen elsewhere', async () => {
    bench = await startScanBench({ brokenLinks: 12 });
    const { scanId } = await bench.scanAll();
    const { rows } = await bench.rowsOf(scanId);
    for (const { row, record } of rows.slice(0, 6)) {
      const at = new Date().toISOString();
      await bench
        .journal()
        .begin(makeActivityEntry(`entry-${row}`, { at, state: 'Unknown', ...(record && { record }) }));
    }
    const text = 'a';
    for (const findings of [[], ['different'], ['different', 'cosmetic'], ['equal']] as RowFinding[][]) {
      for (const crmFieldKey of [null, 'PHONE'])
        for (const isUnsettled of [{}, { isUnsettled: true as const }]) {
          const field = crmFieldKey === null ? null : { crmFieldKey, outcomes: [], values: null };
          const counted = await bench.facetsOf(scanId, { text, findings, field, ...isUnsettled });
          for (const finding of ['different', 'cosmetic', 'equal', 'orphan-actor'] as const) {
            const { total } = await bench.rowsOf(scanId, {
              text,
              findings: [finding],
              field,
              ...isUnsettled,
            });
            expect(counted.findings[finding]).toBe(total);
          }
          // That choice lets go of the field.
          const { total } = await bench.rowsOf(scanId, { text, findings, isUnsettled: true });
          expect(counted.unsettled).toBe(total);
          for (const { crmFieldKey: key, counts } of counted.fields) {
            const chosen = { crmFieldKey: key, outcomes: [], values: null };
            const shown = await bench.rowsOf(scanId, { text, findings, field: chosen, ...isUnsettled });
            expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(shown.total);
          }
        }
    }
  });
});

/** All that a scan says of its records, but when it read them. */
const told = async (scanId: string) =>
  (await bench.rowsOf(scanId)).rows.map(({ at: _at, ...row }) => row).filter(({ record }) => record !== null);

describe('the cosmetic rules', () => {
  it('of a scan are those that it began with, until it is compared again: as if it were read by them, and no site asked', async () => {
    const off: CompareRule[] = [];
    bench = await startScanBench({ links: 400, brokenLinks: 12 }, { rulesOff: () => off });
    const { scanId, rulesOff } = await bench.scanAll();
    expect(rulesOff).toEqual([]);
    const all = await told(scanId);
    off.push('letter-case', 'phone', 'spacing');
    // A row that is read alone meanwhile is compared as the others are.
    await bench.scans.readRow({ scanId, row: 0 });
    expect(await bench.scans.get(scanId)).toMatchObject({ rulesOff: [] });
    expect(await told(scanId)).toEqual(all);
    bench.practice.log.clear();
    expect(await bench.scans.recount(scanId)).toMatchObject({ state: 'done', rulesOff: off });
    expect(bench.practice.log.list()).toEqual([]);
    const recounted = await told(scanId);
    const facets = await bench.facetsOf(scanId);
    const anew = await bench.scanAll();
    expect(recounted).toEqual(await told(anew.scanId));
    expect(facets).toEqual(await bench.facetsOf(anew.scanId));
    expect(recounted).not.toEqual(all);
    off.length = 0;
    await bench.scans.recount(scanId);
    expect(await told(scanId)).toEqual(all);
  });

  it('of a scan that noted none are said not to be known, until everything was read again', async () => {
    bench = await startScanBench({}, { rulesOff: () => ['phone'] });
    const { scanId, found } = await bench.scanAll();
    await bench.forgetRules();
    expect(await bench.scans.get(scanId)).toMatchObject({ rulesOff: null });
    await expect(bench.scans.recount(scanId)).rejects.toMatchObject({ code: 'scan-rules-not-noted' });
    await bench.scans.readAgain(scanId, { text: '', findings: [], field: null });
    expect(await bench.standsStill(scanId)).toMatchObject({ rulesOff: ['phone'], read: found });
    await bench.scans.recount(scanId);
  });

  it('cannot be changed under a scan that runs', async () => {
    bench = await startScanBench({ links: 300 });
    const { scanId } = await bench.start();
    await expect(bench.scans.recount(scanId)).rejects.toMatchObject({ code: 'scan-running' });
    await bench.scans.cancel(scanId);
    // Cancelled is for good: what could not be read is not read either.
    await expect(
      bench.scans.readAgain(scanId, { text: '', findings: ['not-read'], field: null }),
    ).rejects.toMatchObject({ code: 'scan-over' });
    expect(await bench.scans.recount(scanId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('two scans of one connection', () => {
  it('never run at once; of two connections they do', async () => {
    bench = await startScanBench({ links: 300 });
    bench.addFault({ kind: 'delay', delayMs: 50, match: { path: 'GetFieldValues' }, times: 0 });
    const first = await bench.start();
    await expect(bench.start()).rejects.toMatchObject({ code: 'scan-running' });
    const other = await bench.start({ erpConnectionId: 2 });
    await bench.scans.pause(first.scanId);
    const second = await bench.start();
    await expect(bench.scans.continue(first.scanId)).rejects.toMatchObject({ code: 'scan-running' });
    await expect(bench.scans.delete(second.scanId)).rejects.toMatchObject({ code: 'scan-running' });
    await bench.scans.cancel(second.scanId);
    await bench.scans.cancel(other.scanId);
    await expect(bench.scans.continue(second.scanId)).rejects.toMatchObject({ code: 'scan-over' });
    bench.practice.faults.clear();
    await bench.scans.continue(first.scanId);
    expect(await bench.standsStill(first.scanId)).toMatchObject({
      state: 'done',
      found: bench.linkedCustomers().length,
    });
    await bench.scans.delete(first.scanId);
    await expect(bench.scans.get(first.scanId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await bench.scans.list('practice')).map(({ scanId }) => scanId)).toEqual([
      second.scanId,
      other.scanId,
    ]);
  });
});

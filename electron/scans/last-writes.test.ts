import { afterEach, beforeEach, expect, it } from 'vitest';
import { isOfBeforeWrite, type ScanRow } from '../../shared/scan/scan-row';
import type { JournalEntry } from '../../shared/journal/entry';
import { makeActivityEntry } from '../journal/testing/activity-entry';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
let scanId: string;
/** What was read of a link that is written to afterwards. */
let read: ScanRow;
beforeEach(async () => {
  bench = await startScanBench();
  const [link] = bench.linkedCustomers();
  ({ scanId } = await bench.scanAll({ scope: { kind: 'keys', keys: [link?.erpKey ?? ''] } }));
  read = await onlyRow();
});
afterEach(() => bench.stop());

async function onlyRow(): Promise<ScanRow> {
  const [row] = (await bench.rowsOf(scanId)).rows;
  if (!row) throw new Error('no row');
  return row;
}

/** A write to the record of the row, as any screen or run sends it. */
function writeTo({ record, at }: ScanRow, id: string, changes: Partial<JournalEntry> = {}): JournalEntry {
  const after = new Date(Date.parse(at ?? '') + 1_000).toISOString();
  return makeActivityEntry(id, { at: after, state: 'Unknown', ...(record && { record }), ...changes });
}

const unsettled = { isUnsettled: true } as const;

it('tells of a row the last write to its record, from wherever it was sent, and where it stands now', async () => {
  const first = writeTo(read, 'entry-1', { kind: 'change-values' });
  await bench.journal().begin(first);
  const { id: entryId, kind, at } = first;
  expect(await onlyRow()).toEqual({ ...read, lastWrite: { entryId, kind, state: 'Unknown', at } });
  expect((await bench.rowsOf(scanId, unsettled)).rows).toHaveLength(1);
  expect(await bench.facetsOf(scanId)).toMatchObject({ unsettled: 1 });
  const answeredAt = new Date(Date.parse(at) + 1_000).toISOString();
  await bench.journal().end({ ...first, state: 'Verified', answeredAt });
  expect((await onlyRow()).lastWrite).toEqual({ entryId, kind, state: 'Verified', at: answeredAt });
  expect(await bench.facetsOf(scanId)).toMatchObject({ unsettled: 0 });
  await bench.journal().begin(writeTo(read, 'entry-2', { state: 'Different' }));
  expect(await onlyRow()).toMatchObject({ lastWrite: { entryId: 'entry-2', state: 'Different' } });
  expect(await bench.facetsOf(scanId)).toMatchObject({ unsettled: 1 });
});

it.each<[string, Partial<JournalEntry>]>([
  ['before the scan', { at: '2026-01-02T03:04:05.000Z' }],
  ['in another connection', { erpConnectionId: 2 }],
  ['on another site', { siteId: 'other' }],
])('tells no write %s', async (_where, changes) => {
  await bench.journal().begin(writeTo(read, 'entry-1', changes));
  expect(await onlyRow()).toEqual(read);
  expect((await bench.rowsOf(scanId, unsettled)).total).toBe(0);
  expect(await bench.facetsOf(scanId)).toMatchObject({ unsettled: 0 });
});

it.each([
  ['Verified', true],
  ['Unknown', true],
  ['Failed', false],
  ['Cancelled', false],
] as const)(
  'says that what a row shows was read before a write that is %s: %s',
  async (state, isOfBefore) => {
    expect(isOfBeforeWrite(read)).toBe(false);
    await bench.journal().begin(writeTo(read, 'entry-1', { state }));
    expect(isOfBeforeWrite(await onlyRow())).toBe(isOfBefore);
  },
);

it('says so no more once the row was read again', async () => {
  await bench.journal().begin(writeTo(read, 'entry-1', { state: 'Verified', at: new Date().toISOString() }));
  const { now } = await bench.scans.readRow({ scanId, row: read.row });
  expect(now).toMatchObject({ lastWrite: { state: 'Verified' } });
  expect(isOfBeforeWrite(now)).toBe(false);
});

import type { JournalEntry } from '../../../../../shared/journal/entry';
import type { FreshScanRow } from '../../../../../shared/ipc/scan-methods';
import type { ScanRow } from '../../../../../shared/scan/scan-row';
import type { Write } from '../../../../../shared/write/write';
import { makeEntry } from '../../../../testing/sample-data';
import { actor, at, city, makeRow, record, values } from './scan-rows';

// What a site answers while its rows are gone through. For tests only.

const change: Write = {
  kind: 'change-values',
  record,
  actor,
  values: [{ ...values, value: 'Oslo' }],
  seen: [{ crmFieldKey: 'CITY', crm: 'Oslo', erp: 'Bergen' }],
};

export function silent(over: Partial<JournalEntry> = {}): JournalEntry {
  return makeEntry({
    id: 'entry-1',
    kind: 'change-values',
    write: change,
    state: 'Unknown',
    reached: 'unlinked',
    httpStatus: null,
    calls: [
      { call: 'BreakActorLink', ended: 'accepted', httpStatus: 200, error: null },
      { call: 'TryConnectActor', ended: 'unknown', httpStatus: null, error: null },
    ],
    readBack: { at, linked: false, erpKey: null, fields: [], missing: [] },
    ...over,
  });
}

/** A site that keeps what was written last, as the database does: a row says it wherever it is shown. */
export function answersOf(first: {
  linked: boolean;
  entry: JournalEntry | null;
  holders?: readonly number[];
}) {
  const now = { holders: [] as readonly number[], ...first };
  const rowOf = (row: number): ScanRow => {
    if (row !== 0 || now.entry === null) return makeRow(row);
    const { id: entryId, kind, state } = now.entry;
    const findings = now.linked ? (['different'] as const) : (['not-linked'] as const);
    return makeRow(row, { lastWrite: { entryId, kind, state, at }, findings });
  };
  const fresh = (row: number): FreshScanRow => ({
    now: rowOf(row),
    before: makeRow(row),
    plan: { erpConnectionId: 1, erpActorType: 'Customer', fields: [city] },
    keyOfLink: { read: true, value: now.linked || row !== 0 ? '00012' : null, at },
    holders: {
      read: true,
      value: now.holders.map((crmRecordId) => ({
        crmActorType: 'Contact' as const,
        crmRecordId,
        name: '',
        isShown: null,
      })),
      at,
    },
    crm: [{ ...values, value: 'Oslo' }],
    erp: [{ ...values, value: 'Bergen' }],
    missing: [],
  });
  const answers = {
    'scans.rows': () => ({ rows: [rowOf(0), rowOf(1)], total: 2 }),
    'scans.readRow': ({ row }: { row: number }) => fresh(row),
    'activity.get': () => now.entry ?? makeEntry(),
  };
  return { now, answers };
}

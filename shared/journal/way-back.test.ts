import { expect, it } from 'vitest';
import type { WriteOf } from '../write/write';
import type { JournalEntry, ReadBack } from './entry';
import { wayBackOf } from './way-back';

const record = { crmActorType: 'Contact', crmRecordId: 1 } as const;
const old = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
const next = { ...old, erpKey: '10035' };
const values = { values: [], seen: null };
const relink: WriteOf<'relink'> = { kind: 'relink', record, from: old, to: next, ...values };
const unlink: WriteOf<'unlink'> = { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10014' };
const change: WriteOf<'change-values'> = { kind: 'change-values', record, actor: old, ...values };

const seen = (linked: boolean | null, erpKey: string | null = null): ReadBack => ({
  at: '',
  linked,
  erpKey,
  fields: [],
  missing: [],
});

function entry(write: JournalEntry['write'], changes: Partial<JournalEntry>): JournalEntry {
  return {
    id: 'e1',
    kind: write.kind,
    at: '2026-04-03T09:15:00.000Z',
    siteId: 'practice',
    siteName: '',
    siteAddress: '',
    environment: 'practice',
    user: '',
    ticket: '',
    runId: null,
    record: { ...record, name: '' },
    erpConnectionId: 1,
    erpConnectionName: '',
    erpActorType: 'Customer',
    erpKey: write.kind === 'relink' ? write.to.erpKey : '10014',
    erpName: '',
    write,
    linkBefore: { linked: true, erpKey: '10014' },
    before: {},
    calls: [],
    reached: null,
    httpStatus: 200,
    error: null,
    findings: [],
    state: 'Verified',
    readBack: null,
    answeredAt: null,
    ...changes,
  };
}

const back = { kind: 'relink', from: next, to: old };
const again = { kind: 'link', actor: old };

it.each<[string, JournalEntry, unknown]>([
  ['a move that was read back', entry(relink, { readBack: seen(true, '10035') }), back],
  ['a move that is answered and not read', entry(relink, { state: 'Sent', reached: 'linked' }), back],
  ['a move of which the old link stayed', entry(relink, { readBack: seen(true, '10014') }), null],
  [
    'a move that ended with no link, which its mending is for',
    entry(relink, { readBack: seen(false) }),
    null,
  ],
  ['a move that nobody knows of', entry(relink, { state: 'Unknown' }), null],
  ['a move that may still be under way', entry(relink, { reached: 'linked', holdUntil: '' }), null],
  ['a broken link', entry(unlink, { readBack: seen(false) }), again],
  ['one that is answered and not told', entry(unlink, { reached: 'unlinked', readBack: seen(null) }), again],
  ['one that is there all the same', entry(unlink, { reached: 'unlinked', readBack: seen(true) }), null],
  ['one that nobody knows of', entry(unlink, { state: 'Unknown' }), null],
  ['one whose key was never told', entry(unlink, { reached: 'unlinked', erpKey: '' }), null],
  ['one of a type that is none', entry(unlink, { reached: 'unlinked', erpActorType: '' }), null],
  ['values on a link that stays', entry(change, { readBack: seen(true, '10014') }), null],
])('%s', (_what, of, way) => {
  expect(wayBackOf(of)).toEqual(way);
});

import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { makeEntry } from '../../../testing/sample-data';
import { findNextActions } from './next-actions';

const record = { crmActorType: 'Contact', crmRecordId: 2 } as const;
const from = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10027' } as const;
const to = { ...from, erpKey: '10035' };
const seen = (linked: boolean | null) => ({ at: '', linked, erpKey: null, fields: [], missing: [] });

function relinked(over: Partial<JournalEntry> = {}): JournalEntry {
  return makeEntry({
    kind: 'relink',
    write: { kind: 'relink', record, from, to, values: [], seen: null },
    state: 'Unknown',
    reached: 'unlinked',
    readBack: seen(false),
    ...over,
  });
}

test('a relink that stopped in between can be undone or finished', () => {
  expect(findNextActions(relinked(), false, 'Customer')).toEqual([
    { what: 'putBack', actor: from, isMending: true },
    { what: 'goOn', actor: to, isMending: true },
  ]);
});

test('nothing is offered while the site may still be at work, or while nobody knows whether there is a link', () => {
  expect(findNextActions(relinked({ holdUntil: '2026-11-23T09:20:00.000Z' }), false, 'Customer')).toEqual([]);
  expect(findNextActions(relinked({ readBack: seen(null) }), null, 'Customer')).toEqual([]);
});

test('a record that is linked again needs no mending, whatever the entry says', () => {
  expect(findNextActions(relinked(), true, 'Customer')).toEqual([]);
});

test('a link that was broken on purpose can be made again with the key that is known', () => {
  const write = { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10027' } as const;
  const unlinked = makeEntry({ kind: 'unlink', write, state: 'Verified', reached: 'unlinked', readBack: seen(false) });
  expect(findNextActions(unlinked, false, 'Customer')).toEqual([
    { what: 'putBack', actor: from, isMending: false },
  ]);
  const keyless = makeEntry({ ...unlinked, write: { ...write, expectedKey: null } });
  expect(findNextActions(keyless, false, 'Customer')).toEqual([]);
});

import { expect, test } from 'vitest';
import type { JournalEntry, SentCall } from '../../../../shared/journal/entry';
import { makeEntry } from '../../../testing/sample-data';
import { findMendings, findUnlinked, isLinkedSince } from './next-actions';

const record = { crmActorType: 'Contact', crmRecordId: 2 } as const;
const from = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10027' } as const;
const to = { ...from, erpKey: '10035' };
const seen = (linked: boolean | null) => ({ at: '', linked, erpKey: null, fields: [], missing: [] });
const refused: SentCall = { call: 'CreateActorLink', ended: 'refused', httpStatus: 400, error: null };

function relinked(over: Partial<JournalEntry> = {}): JournalEntry {
  return makeEntry({
    kind: 'relink',
    write: { kind: 'relink', record, from, to, values: [], seen: null },
    state: 'Different',
    reached: 'unlinked',
    calls: [{ ...refused, ended: 'accepted' }, refused, refused],
    readBack: seen(false),
    ...over,
  });
}

test('a relink that stopped in between can be undone or finished', () => {
  expect(findMendings(relinked(), false).map((remedy) => [remedy.do, remedy.write])).toEqual([
    ['put-back', expect.objectContaining({ kind: 'link', actor: from, values: [] })],
    ['finish', expect.objectContaining({ kind: 'link', actor: to })],
  ]);
});

test('nothing is offered while nobody knows whether there is a link, nor on a record that is linked again', () => {
  expect(findMendings(relinked({ readBack: seen(null), state: 'Unknown' }), null)).toEqual([]);
  expect(findMendings(relinked(), true)).toEqual([]);
});

test('a link that was read before the write does not take its mending away; one read after it does', () => {
  const entry = relinked({ readBack: { ...seen(false), at: '2026-11-23T09:16:00.000Z' } });
  const read = (at: string) => isLinkedSince(entry, { read: true, value: true, at });
  expect(findMendings(entry, read('2026-11-23T09:15:59.000Z'))).toHaveLength(2);
  expect(findMendings(entry, read('2026-11-23T09:16:01.000Z'))).toEqual([]);
  expect(isLinkedSince(entry, { read: false, error: null })).toBe(null);
});

test('a link that was broken on purpose can be made again with the key that is known', () => {
  const write = { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10027' } as const;
  const unlinked = makeEntry({
    kind: 'unlink',
    write,
    state: 'Verified',
    reached: 'unlinked',
    readBack: seen(false),
  });
  expect(findUnlinked(unlinked, false, 'Customer')).toEqual(from);
  expect(findUnlinked({ ...unlinked, write: { ...write, expectedKey: null } }, false, 'Customer')).toBeNull();
});

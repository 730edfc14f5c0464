import { expect, it } from 'vitest';
import type { Write, WriteOf } from '../write/write';
import type { JournalEntry } from './entry';
import { makeTestEntry, newActor, oldActor, record, relink, seenLink as seen } from './test-entry';
import { wayBackOf } from './way-back';

const unlink: WriteOf<'unlink'> = { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10014' };
const change: WriteOf<'change-values'> = {
  kind: 'change-values',
  record,
  actor: oldActor,
  values: [],
  seen: null,
};

const entry = (write: Write, changes: Partial<JournalEntry>) =>
  makeTestEntry(write, { state: 'Verified', httpStatus: 200, ...changes });

const back = { kind: 'relink', from: newActor, to: oldActor };
const again = { kind: 'link', actor: oldActor };

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

import { expect, test } from 'vitest';
import { holdsOf } from './holds';
import { writes } from './test-states';
import type { Write } from './write';

const collide = (a: Write, b: Write) => holdsOf(a).some((hold) => holdsOf(b).includes(hold));
const { link, unlink, relink, create, resync } = writes;
const elsewhere = { crmActorType: 'Contact', crmRecordId: 43 } as const;

test.each(Object.values(writes))('$kind holds its record', (write) => {
  expect(collide(write, { ...create, record: write.record })).toBe(true);
});

test.each([
  ['two records that are given one key', link, { ...link, record: elsewhere }, true],
  ['a key that is taken away here and given there', { ...unlink, record: elsewhere }, link, true],
  ['the old key of a move', { ...relink, record: elsewhere }, { ...link, actor: relink.from }, true],
  ['the new key of a move', { ...relink, record: elsewhere }, link, true],
  ['a resync and a link of one key', { ...resync, record: elsewhere }, link, true],
  [
    'one key of two actor types',
    link,
    { ...link, record: elsewhere, actor: { ...link.actor, erpActorType: 'Supplier' as const } },
    false,
  ],
  [
    'one key in two connections',
    link,
    { ...link, record: elsewhere, actor: { ...link.actor, erpConnectionId: 2 } },
    false,
  ],
  [
    'one id of two record types',
    create,
    { ...create, record: { crmActorType: 'Person' as const, crmRecordId: 42 } },
    false,
  ],
  ['a link whose key nobody knows', { ...unlink, record: elsewhere, expectedKey: null }, link, false],
])('%s', (_what, a, b, expected) => {
  expect(collide(a, b)).toBe(expected);
});

import { beforeEach, expect, it } from 'vitest';
import type { Write } from '../../shared/write/write';
import { refusing } from '../testing/site-refusal';
import { change, relink } from './testing/sample-writes';
import { prepareWriteTests } from './testing/write-tests';

// A link is not broken where it is known, or not known otherwise, that it cannot be made again.

const bench = prepareWriteTests();
beforeEach(() => bench.linkFirst());

const restore: Write = { ...change, kind: 'restore', entryId: 'e1' };
const giveKeyTwice = (crmRecordId: number) => {
  const store = bench.practice.store();
  const other = store.findLinkOfRecord(1, 'Contact', crmRecordId);
  if (other) store.moveKey(other, '10014');
};
const refuseErp = () => bench.addFault(refusing('GetFieldValuesFromErp'));

it.each([
  ['a key that another record holds', change, 'key-shared', () => giveKeyTwice(2)],
  [
    'an actor that is gone',
    change,
    'actor-gone',
    () => bench.practice.store().deleteActor(1, 'Customer', '10014'),
  ],
  ['an ERP that gives no answer about the actor', change, 'actor-not-read', refuseErp],
  ['a record that is gone', change, 'record-gone', () => bench.practice.store().deleteRecord('Contact', 1)],
  ['a key that another record holds', restore, 'key-shared', () => giveKeyTwice(2)],
  [
    'a new actor that is gone',
    relink,
    'new-actor-gone',
    () => bench.practice.store().deleteActor(1, 'Customer', '10035'),
  ],
] as const)('%s: nothing is sent, and the link stays', async (_what, write, check, breakIt) => {
  breakIt();
  await expect(bench.run(write)).rejects.toMatchObject({ code: 'blocked-by-check', params: { check } });
  expect(bench.listWrites()).toEqual([]);
  expect(bench.keyOf(1)).toBe('10014');
});

it('names the other holder of a key, so that somebody can go there', async () => {
  giveKeyTwice(2);
  await expect(bench.run(change)).rejects.toMatchObject({
    params: { record: 'Bjørkåsen Rør AS', crmActorType: 'Contact', crmRecordId: 2, erpKey: '10014' },
  });
});

it('lets a link move away from a key that two records hold: that is what mends it', async () => {
  giveKeyTwice(2);
  expect(await bench.run(relink)).toMatchObject({ state: 'Verified' });
  expect(bench.keyOf(1)).toBe('10035');
});

it.each([
  ['record-not-read', 'GetFieldValuesFromCrm'],
  ['actor-not-read', 'GetFieldValuesFromErp'],
])(
  'that something could not be read (%s) is told with what failed, and not as a guess',
  async (check, path) => {
    bench.addFault({ kind: 'status', status: 401, match: { path }, times: 0 });
    await expect(bench.run(change)).rejects.toMatchObject({
      code: 'blocked-by-check',
      params: { check, because: 'unauthorized' },
    });
    expect(bench.listWrites()).toEqual([]);
  },
);

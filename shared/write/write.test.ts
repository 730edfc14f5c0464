import { describe, expect, it } from 'vitest';
import { writeSchema } from './write';

const record = { crmActorType: 'Contact', crmRecordId: 1 };
const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '00012' };
const value = {
  displayName: '',
  crmFieldKey: 'NAME',
  value: 'x',
  displayValue: '',
  syncToCrm: true,
  syncToErp: false,
};
const link = { kind: 'link', record, actor, values: [value], seen: null };

describe('the door for writes', () => {
  it.each([
    link,
    { ...link, values: [], withoutValues: true },
    { kind: 'unlink', record, erpConnectionId: 1, expectedKey: null },
    { kind: 'relink', record, from: actor, to: { ...actor, erpKey: '12' }, values: [value], seen: null },
    { kind: 'change-values', record, actor, values: [value], seen: [] },
    { kind: 'create', record, erpConnectionId: 1, erpActorType: 'Supplier', erpValues: { STDTERMS: '14' } },
    { kind: 'resync', record, actor, blanks: 'keep' },
    { kind: 'restore', record, actor, values: [value], seen: null, entryId: 'e1' },
  ])('lets $kind in, as it is', (write) => expect(writeSchema.parse(write)).toEqual(write));

  it.each<[string, object]>([
    ['values for a link that is made without', { ...link, withoutValues: true }],
    ['a kind that nobody knows', { ...link, kind: 'delete' }],
    ['a member that nobody knows', { ...link, cache: { duration: 1 } }],
    [
      'a resync without a key, which would mean all',
      { kind: 'resync', record, actor: { ...actor, erpKey: '' }, blanks: 'keep' },
    ],
    ['a resync that does not say what becomes of blanks', { kind: 'resync', record, actor }],
    ['a key that is a number', { ...link, actor: { ...actor, erpKey: 12 } }],
    ['a record without an id', { ...link, record: { crmActorType: 'Contact', crmRecordId: 0 } }],
    ['a restoring of no entry', { kind: 'restore', record, actor, values: [], seen: null }],
  ])('keeps out %s', (_what, write) => expect(writeSchema.safeParse(write).success).toBe(false));
});

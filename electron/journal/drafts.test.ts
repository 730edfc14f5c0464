import v8 from 'node:v8';
import { describe, expect, it } from 'vitest';
import { keptDraftSchema, type KeptDraft } from '../../shared/link/draft';
import { makeField, makeItems, side, startRow } from '../../shared/link/test-rows';
import { prepareDatabase } from '../testing/empty-database';
import { createDrafts } from './drafts';

const database = prepareDatabase();

describe('drafts', () => {
  const draft: KeptDraft = {
    byHand: true,
    erpConnectionId: 726,
    erpConnectionName: '',
    crmActorType: 'Contact',
    crmRecordId: null,
    crmName: '',
    erpActorType: null,
    erpKey: '00012',
    erpName: '',
    siteAddress: '',
    rows: [],
  };

  it('are kept per site, replaced, and forgotten', async () => {
    const drafts = createDrafts(database);
    await drafts.save('a', draft);
    await drafts.save('b', { ...draft, erpKey: 'other' });
    await drafts.save('a', { ...draft, erpKey: '10014' });
    expect(await drafts.load('a')).toEqual({ ...draft, erpKey: '10014' });
    expect((await drafts.load('b'))?.erpKey).toBe('other');
    await drafts.save('a', null);
    expect(await drafts.load('a')).toBeNull();
    expect(await drafts.load('never')).toBeNull();
  });

  it('are bounded, one by one and together; a refused one changes nothing', async () => {
    const drafts = createDrafts(database);
    const row = { id: 'a', crmFieldKey: 'k', displayName: '', crm: null, erp: null, displayValue: '' };
    const sized = (values: number): KeptDraft => ({
      ...draft,
      rows: Array.from({ length: values }, () => ({
        ...row,
        value: 'x'.repeat(100_000),
        source: 'typed' as KeptDraft['rows'][number]['source'],
        syncToCrm: false,
        syncToErp: true,
      })),
    });
    await drafts.save('a', draft);
    await expect(drafts.save('a', sized(22))).rejects.toMatchObject({ code: 'draft-too-large' });
    expect(await drafts.load('a')).toEqual(draft);
    for (let site = 0; site < 16; site += 1) await drafts.save(`site ${site}`, sized(20));
    await expect(drafts.save('one more', sized(20))).rejects.toMatchObject({ code: 'draft-too-large' });
    await drafts.save('site 1', sized(20));
  });

  it('that are typed faster than the disk writes end as they were typed last', async () => {
    const drafts = createDrafts(database);
    const saving = ['1', '12', '123'].map((erpKey) => drafts.save('a', { ...draft, erpKey }));
    expect((await drafts.load('a'))?.erpKey).toBe('123');
    await Promise.all(saving);
    expect((await createDrafts(database).load('a'))?.erpKey).toBe('123');
  });

  it('carry no list: with 30 fields and 6 lists of 2,000 one is under 30 kB, over the bridge and on the disk', async () => {
    const items = makeItems(...Array.from({ length: 2_000 }, (_, index) => `Item number ${index + 1}`));
    const list = {
      fieldType: 'List',
      items,
      crm: side('[I:1999]', 'Item number 1999'),
      erp: side('[I:7]', 'Item number 7'),
    };
    const plain = { crm: side('Storgata 12, 7300 Orkanger'), erp: side('Storgata 14, 7300 Orkanger') };
    const rows = Array.from({ length: 30 }, (_, index) =>
      startRow(
        makeField({
          crmFieldKey: `contact.field_number_${index + 1}`,
          displayName: `Field number ${index + 1}`,
          ...(index < 6 ? list : plain),
        }),
      ),
    );
    const whole = keptDraftSchema.parse({ ...draft, byHand: false, rows });
    expect(v8.serialize({ siteId: 'a', draft: whole }).byteLength).toBeLessThan(30_000);
    await createDrafts(database).save('a', whole);
    const [kept] = await database.read([
      { sql: 'SELECT length(CAST(draft AS BLOB)) AS bytes FROM drafts', values: [] },
    ]);
    expect(kept?.[0]?.['bytes']).toBeLessThan(30_000);
    expect(await createDrafts(database).load('a')).toEqual(whole);
  });

  it('that the disk has no room for stay until the program closes, so that another site can be looked at', async () => {
    const drafts = createDrafts(database);
    await drafts.save('a', draft);
    await database.read([{ sql: 'PRAGMA max_page_count = 1' }]);
    const long = { ...draft, erpKey: '9'.repeat(9_000) };
    await expect(drafts.save('a', long)).rejects.toMatchObject({ code: 'storage-full' });
    expect(await drafts.load('a')).toEqual(long);
    expect(await createDrafts(database).load('a')).toEqual(draft);
    await database.read([{ sql: 'PRAGMA max_page_count = 1000000' }]);
    await drafts.save('a', null);
    expect(await drafts.load('a')).toBeNull();
  });

  it.each(['{"old":"shape"}', '{"cut of'])(
    'of a form that has changed since, %s, are begun again instead of breaking the screen',
    async (kept) => {
      await database.write([{ sql: 'INSERT INTO drafts VALUES (?, ?)', values: ['a', kept] }]);
      expect(await createDrafts(database).load('a')).toBeNull();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { listSentRequests } from '../../shared/journal/sent-requests';
import { wayBackOf } from '../../shared/journal/way-back';
import type { Write, WriteOf } from '../../shared/write/write';
import { actor, change, create, link, relink, resync, unlink } from './testing/sample-writes';
import { codesOf, prepareWriteTests } from './testing/write-tests';

// Each kind of write at a site. What its state follows from is proved without one, beside the judge.

const bench = prepareWriteTests();

describe('a write that the site accepts', () => {
  it('link: one call, verified by its key', async () => {
    const entry = await bench.run(link);
    expect(entry).toMatchObject({ kind: 'link', state: 'Verified', reached: 'linked', httpStatus: 204 });
    expect(entry.linkBefore).toEqual({ linked: false, erpKey: null });
    expect(codesOf(entry)).toEqual(['link-there']);
    expect(bench.listWrites()).toEqual(['ConnectActor']);
  });

  it('unlink: one call, verified by the link that is gone', async () => {
    await bench.linkFirst();
    const entry = await bench.run(unlink);
    expect(entry).toMatchObject({ state: 'Verified', reached: 'unlinked', httpStatus: 200, erpKey: '10014' });
    expect(entry.linkBefore).toEqual({ linked: true, erpKey: '10014' });
    expect(bench.listWrites()).toEqual(['BreakActorLink']);
    expect(bench.keyOf(1)).toBeNull();
  });

  it.each(['10014', null])(
    'unlink of key %s: keeps all that the way back to its link needs',
    async (expectedKey) => {
      await bench.linkFirst();
      expect(wayBackOf(await bench.run({ ...unlink, expectedKey }))).toEqual({ kind: 'link', actor });
    },
  );

  it('relink: the old link goes, the new one comes, in one entry', async () => {
    await bench.linkFirst();
    const entry = await bench.run(relink);
    expect(entry).toMatchObject({ state: 'Verified', reached: 'linked', erpKey: '10035' });
    expect(entry.calls.map(({ call, ended }) => [call, ended])).toEqual([
      ['BreakActorLink', 'accepted'],
      ['ConnectActor', 'accepted'],
    ]);
    expect(bench.listWrites()).toEqual(['BreakActorLink', 'ConnectActor']);
    expect(bench.keyOf(1)).toBe('10035');
  });

  it.each<[string, WriteOf<'link' | 'relink'>, string[]]>([
    ['link', { ...link, withoutValues: true }, ['CreateActorLink']],
    ['relink', { ...relink, values: [] }, ['BreakActorLink', 'CreateActorLink']],
  ])('%s without values: by the call that is documented to set none', async (kind, write, calls) => {
    if (kind === 'relink') await bench.linkFirst();
    const entry = await bench.run(write);
    expect(entry).toMatchObject({ kind, state: 'Verified', reached: 'linked', httpStatus: 200 });
    expect(bench.listWrites()).toEqual(calls);
  });

  it.each<Write>([change, { ...change, kind: 'restore', entryId: 'e1' }])(
    '$kind: the link goes and comes again with the same key and other values',
    async (write) => {
      await bench.linkFirst();
      const entry = await bench.run(write);
      expect(entry).toMatchObject({ kind: write.kind, state: 'Verified', reached: 'linked' });
      expect(entry.readBack?.fields).toMatchObject([
        { crm: { after: 'new@orkdal.example', change: 'changed' }, asChosen: true },
      ]);
      expect(bench.listWrites()).toEqual(['BreakActorLink', 'ConnectActor']);
      expect(bench.keyOf(1)).toBe('10014');
    },
  );

  it('create: one call, and the entry takes the key that the ERP gave', async () => {
    const entry = await bench.run(create);
    expect(entry).toMatchObject({ state: 'Verified', reached: 'created', httpStatus: 200 });
    expect(entry.erpKey).not.toBe('');
    expect(bench.keyOf(1)).toBe(entry.erpKey);
    expect(bench.listWrites()).toEqual(['CreateErpActorFromCrm']);
  });

  it.each([
    ['keep', 'ForceResyncExternalNoBlankValues'],
    ['overwrite', 'ForceResyncExternal'],
  ] as const)(
    'resync, blanks %s: for this one key, and no more is claimed than was answered',
    async (blanks, call) => {
      await bench.linkFirst();
      const entry = await bench.run({ ...resync, blanks });
      expect(entry).toMatchObject({ state: 'Sent', reached: 'resynced', httpStatus: 200 });
      const sent = bench.practice.log.list().find(({ path }) => path.endsWith(`/${call}`));
      expect(sent?.body.json).toEqual({
        ErpConnectionId: 1,
        ErpActorType: 'Customer',
        ExternalKeys: ['10014'],
      });
    },
  );

  it.each([
    ['keep', 'ForceResyncNoBlankValues'],
    ['overwrite', 'ForceResync'],
  ] as const)(
    'resync from SuperOffice, blanks %s: for this one record, by its internal key',
    async (blanks, call) => {
      await bench.linkFirst();
      const { crmActorType, crmRecordId } = resync.record;
      const store = bench.practice.store();
      const stored = store.findRecord(crmActorType, crmRecordId);
      if (stored) stored.values['POSTALCITY'] = 'Ny by';
      const entry = await bench.run({ ...resync, blanks, source: 'crm' });
      expect(entry).toMatchObject({
        state: 'Sent',
        reached: 'resynced',
        calls: [{ call, ended: 'accepted' }],
      });
      const [kept] = store.listLinksOfRecord(crmActorType, crmRecordId);
      const sent = bench.practice.log.list().find(({ path }) => path.endsWith(`/${call}`));
      expect(sent?.body.json).toEqual({ ErpConnectionId: 0, InternalKeyIds: [kept?.internalKeyId] });
      expect(store.findActor(1, 'Customer', resync.actor.erpKey)?.values['POSTALCITY']).toBe('Ny by');
    },
  );

  it('resync from SuperOffice is not sent where the site does not tell the internal key', async () => {
    await bench.linkFirst();
    bench.addFault({
      kind: 'status',
      status: 200,
      body: '[]',
      match: { path: 'GetArchiveListByColumns' },
      times: 0,
    });
    await expect(bench.run({ ...resync, source: 'crm' })).rejects.toMatchObject({
      code: 'internal-key-not-told',
    });
    expect(bench.listWrites()).toEqual([]);
  });
});

describe('a write that must not be sent', () => {
  it.each<[string, Write, string]>([
    ['unlink where there is no link', unlink, 'not-linked'],
    ['relink where there is no link', relink, 'not-linked'],
    ['change of values where there is no link', change, 'not-linked'],
    ['resync where there is no link', resync, 'not-linked'],
  ])('%s', async (_what, write, check) => {
    await expect(bench.run(write)).rejects.toMatchObject({ code: 'blocked-by-check', params: { check } });
    expect(bench.listWrites()).toEqual([]);
  });

  it.each<[string, Write, string]>([
    ['link of a record that is linked', link, 'already-linked'],
    ['create for a record that is linked', create, 'already-linked'],
    ['unlink of another key than was expected', { ...unlink, expectedKey: '10035' }, 'other-key'],
  ])('%s', async (_what, write, check) => {
    await bench.linkFirst();
    await expect(bench.run(write)).rejects.toMatchObject({ code: 'blocked-by-check', params: { check } });
    expect(bench.listWrites()).toEqual([]);
  });
});

describe('the requests that an entry shows', () => {
  it.each<[string, Write, 'refused' | '']>([
    ['link', { ...link, values: change.values }, ''],
    ['link without values', { ...link, withoutValues: true }, ''],
    ['unlink', unlink, ''],
    ['relink', relink, ''],
    ['relink that is put back', relink, 'refused'],
    ['change', change, ''],
    ['restore', { ...change, kind: 'restore', entryId: 'e1' }, ''],
    ['create', { ...create, erpValues: { PriceList: 'A' } }, ''],
    ['resync', resync, ''],
  ])('%s: are those that the site got, letter by letter', async (_name, write, answer) => {
    if (write.kind !== 'link' && write.kind !== 'create') await bench.linkFirst();
    if (answer === 'refused')
      bench.addFault({ kind: 'status', status: 403, match: { path: 'ConnectActor' } });
    const shown = listSentRequests(await bench.run(write));
    const got = bench.practice.log
      .list()
      .filter(({ path }) => /\/(?:ConnectActor|Create|Break|Force)\w*$/.test(path));
    expect(got.length).toBeGreaterThan(0);
    expect(shown.map(({ call, body }) => [call, JSON.stringify(body)])).toEqual(
      got.map(({ path, body }) => [path.split('/').at(-1), body.text]),
    );
  });

  it('say of a request from SuperOffice that its body is not kept', () => {
    const calls = [{ call: 'ForceResync', ended: 'accepted' as const, httpStatus: 200, error: null }];
    expect(listSentRequests({ write: { ...resync, source: 'crm' }, calls })).toEqual([
      { call: 'ForceResync', ended: 'accepted', body: null },
    ]);
  });
});

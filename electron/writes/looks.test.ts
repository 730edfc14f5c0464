import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../shared/journal/entry';
import { refusing } from '../testing/site-refusal';
import { checkEntry } from './check-entry';
import { actor, email, link, other, record } from './testing/sample-writes';
import { codesOf, prepareWriteTests } from './testing/write-tests';

// What a look says of a write, and what it must not say: only what was seen, and only of this write.

const bench = prepareWriteTests();

const withValue = { ...link, values: [email('post@orkdal.example')] };
const otherLink = { ...link, actor: other };

const refuse = (path: string, times: number) =>
  bench.addFault({ kind: 'status', status: 403, match: { path }, times });
const check = (entry: JournalEntry, site = bench.site) => checkEntry(site, entry.id, bench.tools);

describe('a field that is to be left', () => {
  it('is not said to be as chosen by a look that read neither side', async () => {
    const values = withValue.values.map((value) => ({ ...value, syncToCrm: false, syncToErp: false }));
    refuse('GetFieldValuesFromCrm', 0);
    refuse('GetFieldValuesFromErp', 0);
    const entry = await bench.run({ ...withValue, values });
    expect(entry.readBack?.fields).toMatchObject([
      { crm: { after: null }, erp: { after: null }, asChosen: null },
    ]);
  });
});

describe('a link that is there, whose key is not told', () => {
  it.each([
    ['after silence', { kind: 'status', status: 500 }, 'Unknown'],
    ['after a 204', { kind: 'raw', raw: 'HTTP/1.1 204 No Content\r\n\r\n' }, 'Sent'],
  ] as const)('is not taken for the one that was meant %s', async (_when, fault, state) => {
    await bench.run(otherLink);
    // The check before fails once, so nobody knows that the record is linked to another actor.
    refuse('GetConnectionsAndDisplayFields', 1);
    refuse('Archive', 0);
    bench.addFault({ ...fault, match: { path: 'ConnectActor' } });
    const entry = await bench.run(link);
    expect(entry).toMatchObject({ state, readBack: { linked: true, erpKey: null } });
    expect(codesOf(entry)).toEqual(['link-there-key-not-told']);
    expect(bench.keyOf(1)).toBe('10035');
  });

  it('is verified where the record was known to have none before', async () => {
    refuse('Archive', 0);
    expect(await bench.run(link)).toMatchObject({ state: 'Verified', linkBefore: { linked: false } });
  });
});

describe('a refusal', () => {
  it('is looked after, and says so where the site has done it all the same', async () => {
    bench.addFault({ ...refusing('ConnectActor'), afterWork: true });
    const entry = await bench.run(link);
    expect(entry.state).not.toBe('Failed');
    expect(entry.readBack).toMatchObject({ linked: true, erpKey: '10014' });
    expect(codesOf(entry)).toEqual(['refused-but-there', 'link-there']);
  });

  it('stays a failure where the look finds nothing that speaks against it', async () => {
    bench.addFault(refusing('ConnectActor'));
    const entry = await bench.run(link);
    expect(entry).toMatchObject({
      state: 'Failed',
      error: { changed: 'nothing' },
      readBack: { linked: false },
    });
  });
});

describe('looking at a try that did nothing', () => {
  it('says that the link is there, which entry made it, and keeps that one’s values out', async () => {
    bench.addFault({ kind: 'never', match: { path: 'ConnectActor' } });
    bench.timeouts.writeMs = 1_000;
    const tried = await bench.run(withValue);
    bench.timeouts.writeMs = 60_000;
    expect(tried.state).toBe('Unknown');
    const made = await bench.run(withValue);
    expect(made.state).toBe('Verified');

    const looked = await check(tried);
    expect(looked).toMatchObject({
      state: 'Unknown',
      before: tried.before,
      readBack: { linked: true, fields: [] },
    });
    expect(looked.findings.at(-1)).toEqual({
      code: 'made-by-later-entry',
      params: { entryId: made.id, at: made.at },
    });
    expect(await bench.records.journal.getWrite(tried.id)).toEqual(looked);
  });

  it('becomes verified by its own work, where nobody sent anything later', async () => {
    bench.addFault({ kind: 'never', match: { path: 'ConnectActor' }, afterWork: true });
    bench.timeouts.writeMs = 1_000;
    refuse('GetConnectionsAndDisplayFields', 0);
    const tried = await bench.run(link);
    expect(tried.state).toBe('Unknown');
    bench.practice.faults.clear();
    expect(await check(tried)).toMatchObject({ state: 'Verified' });
  });

  it('does not ask another installation: it names both addresses and sends nothing', async () => {
    const entry = await bench.run(link);
    const moved = { ...entry, id: 'sent-elsewhere', siteAddress: 'https://old.example/api' };
    await bench.records.journal.begin(moved);
    bench.practice.log.clear();
    await expect(check(moved, { ...bench.site, environment: 'test' })).rejects.toMatchObject({
      code: 'site-address-changed',
      params: {
        site: 'Practice site',
        sentTo: 'https://old.example/api',
        address: bench.site.client.address.url,
      },
    });
    expect(bench.practice.log.list()).toEqual([]);
  });
});

/** A look that the site has been asked for and has not answered yet. */
const startLook = async (entry: JournalEntry) => {
  bench.addFault({ kind: 'hold', match: { path: 'GetConnectionsAndDisplayFields' } });
  bench.practice.log.clear();
  const looking = check(entry);
  await expect.poll(() => bench.practice.log.list().length).toBeGreaterThan(0);
  return { looking, answer: () => bench.practice.faults.clear() };
};

describe('what is in flight', () => {
  const refused = { code: 'already-running' };

  it('keeps two looks at one entry apart', async () => {
    const entry = await bench.run(link);
    const { looking, answer } = await startLook(entry);
    await expect(check(entry)).rejects.toMatchObject(refused);
    answer();
    expect((await looking).state).toBe('Verified');
  });

  it('keeps a look and a new write of its record apart', async () => {
    const entry = await bench.run(link);
    const { looking, answer } = await startLook(entry);
    await expect(bench.run(otherLink)).rejects.toMatchObject(refused);
    answer();
    await looking;
  });

  it('keeps two records with one ERP key apart, and lets two records with two keys through', async () => {
    const sameKey = { ...link, record: { ...record, crmRecordId: 2 } };
    const first = bench.run(link);
    await expect(bench.run(sameKey)).rejects.toMatchObject(refused);
    expect((await first).state).toBe('Verified');
    const [one, two] = await Promise.all(
      [
        bench.run({ ...link, record: { ...record, crmRecordId: 2 }, actor: { ...actor, erpKey: '10035' } }),
        bench.run({ ...link, record: { ...record, crmRecordId: 4 }, actor: { ...actor, erpKey: '10040' } }),
      ].map((run) => run.catch((error: unknown) => error)),
    );
    for (const ended of [one, two]) expect(ended).not.toMatchObject(refused);
  });

  it('is waited for before the program ends, looks too', async () => {
    const entry = await bench.run(link);
    const { looking, answer } = await startLook(entry);
    const ended: string[] = [];
    const both = Promise.all([
      looking.then(() => ended.push('look')),
      bench.inFlight.settle(60_000).then(() => ended.push('settled')),
    ]);
    answer();
    await both;
    expect(ended).toEqual(['look', 'settled']);
  });
});

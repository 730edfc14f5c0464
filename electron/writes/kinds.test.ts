import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import type { FieldValue } from '../../shared/value/field-value';
import { remediesOf, standingOf } from '../../shared/journal/standing';
import type { Write, WriteOf } from '../../shared/write/write';
import { startWriteBench, type WriteBench } from './testing/write-bench';

// Every kind against the practice site: what is sent, in which order, and what the entry says of it afterwards. What the
// state follows from is proved without a site, beside the judge.

let bench: WriteBench;
beforeAll(async () => {
  bench = await startWriteBench();
});
afterAll(() => bench.stop());
beforeEach(() => {
  bench.practice.reset();
  bench.practice.faults.clear();
  bench.practice.log.clear();
});

const record = { crmActorType: 'Contact', crmRecordId: 1 } as const;
const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
const other = { ...actor, erpKey: '10035' };
const email = (value: string): FieldValue => ({
  displayName: 'E-mail',
  crmFieldKey: 'EMAIL',
  value,
  displayValue: value,
  syncToCrm: true,
  syncToErp: true,
});
const values = [email('new@orkdal.example')];
const link: WriteOf<'link'> = { kind: 'link', record, actor, values: [], seen: null };
/** Sent, and written to neither side. */
const unwritten: FieldValue = { ...email('post@orkdal.example'), syncToCrm: false, syncToErp: false };
const relink: WriteOf<'relink'> = {
  kind: 'relink',
  record,
  from: actor,
  to: other,
  values: [unwritten],
  seen: null,
};
const change: WriteOf<'change-values'> = { kind: 'change-values', record, actor, values, seen: null };
const unlink: WriteOf<'unlink'> = { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10014' };
const resync: WriteOf<'resync'> = { kind: 'resync', record, actor, blanks: 'keep' };
const create: WriteOf<'create'> = {
  kind: 'create',
  record,
  erpConnectionId: 1,
  erpActorType: 'Customer',
  erpValues: {},
};

const linkFirst = async () => {
  await bench.run(link);
  bench.practice.log.clear();
};
const codesOf = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);

describe('a write that the site accepts', () => {
  it('link: one call, verified by its key', async () => {
    const entry = await bench.run(link);
    expect(entry).toMatchObject({ kind: 'link', state: 'Verified', reached: 'linked', httpStatus: 204 });
    expect(entry.linkBefore).toEqual({ linked: false, erpKey: null });
    expect(codesOf(entry)).toEqual(['link-there']);
    expect(bench.listWrites()).toEqual(['ConnectActor']);
  });

  it('unlink: one call, verified by the link that is gone', async () => {
    await linkFirst();
    const entry = await bench.run(unlink);
    expect(entry).toMatchObject({ state: 'Verified', reached: 'unlinked', httpStatus: 200, erpKey: '10014' });
    expect(entry.linkBefore).toEqual({ linked: true, erpKey: '10014' });
    expect(bench.listWrites()).toEqual(['BreakActorLink']);
    expect(bench.keyOf(1)).toBeNull();
  });

  it('relink: the old link goes, the new one comes, in one entry', async () => {
    await linkFirst();
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
    if (kind === 'relink') await linkFirst();
    const entry = await bench.run(write);
    expect(entry).toMatchObject({ kind, state: 'Verified', reached: 'linked', httpStatus: 200 });
    expect(bench.listWrites()).toEqual(calls);
  });

  it.each<Write>([change, { ...change, kind: 'restore', entryId: 'e1' }])(
    '$kind: the link goes and comes again with the same key and other values',
    async (write) => {
      await linkFirst();
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
      await linkFirst();
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
});

/** A PluginResponse as the site sends it. */
const plugin = (members: Record<string, unknown>) =>
  bench.addFault({
    kind: 'status',
    status: 200,
    match: { path: 'ForceResyncExternal' },
    body: JSON.stringify({
      IsOk: true,
      UserExplanation: '',
      TechExplanation: '',
      ErrorCode: '',
      Changes: null,
      Status: 'Ok',
      ...members,
    }),
  });

const done = (code: string | null, words = '') => ({
  state: 'Sent',
  error: null,
  findings: code === null ? [] : [{ code, params: { words } }],
});

describe('the answer to a resync', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['done', {}, done(null)],
    [
      'done, with a word',
      { Status: 'OkWithInfo', UserExplanation: 'Queued.' },
      done('site-remarked', 'Queued.'),
    ],
    ['done, with a word alone', { UserExplanation: 'Queued.' }, done('site-remarked', 'Queued.')],
    ['done in part', { Status: 'Warning', UserExplanation: 'Closed.' }, done('site-warned', 'Closed.')],
    ['done in part, as a number', { Status: 2, UserExplanation: 'Closed.' }, done('site-warned', 'Closed.')],
    ['done in part, without words', { Status: 'Warning' }, done('site-warned', 'Warning')],
    ['done, and in a state that nobody knows', { Status: 'Paused' }, done('site-warned', 'Paused')],
    ['done, and an error all the same', { Status: 'Error', ErrorCode: 'E7' }, done('site-warned', 'E7')],
    [
      'not done: it may have begun',
      { IsOk: false, Status: 'Error', UserExplanation: 'No contact with the ERP.' },
      {
        state: 'Unknown',
        error: { code: 'rejected', changed: 'unknown', params: { reason: 'No contact with the ERP.' } },
      },
    ],
    [
      'not done, without a word',
      { IsOk: false, Status: 'Error' },
      { state: 'Unknown', error: { code: 'refused-without-reason', changed: 'unknown' } },
    ],
    ['no answer at all', { IsOk: 'true' }, { state: 'Unknown', error: { code: 'broken-answer' } }],
  ])('counts by IsOk, and is told in words: %s', async (_what, members, expected) => {
    await linkFirst();
    plugin(members);
    const entry = await bench.run(resync);
    expect(entry).toMatchObject(expected);
    // The same once it was kept.
    expect(await bench.records.journal.getWrite(entry.id)).toEqual(entry);
  });

  it('of the practice site warns of values that could not be carried over', async () => {
    // The ERP's customer group 099 is mapped to no category.
    const group = { record: { ...record, crmRecordId: 6 }, actor: { ...actor, erpKey: '10031' } };
    const entry = await bench.run({ ...resync, ...group });
    expect(entry).toMatchObject({ state: 'Sent', findings: [{ code: 'site-warned' }] });
    expect(entry.calls).toMatchObject([
      { remark: { level: 'warning', words: expect.stringContaining('could not be carried over') } },
    ]);
  });
});

describe('an answer that is no true', () => {
  it.each(['"true"', '1', '"false"', 'null', '{}'])('%s is not taken for one', async (body) => {
    await linkFirst();
    bench.addFault({ kind: 'status', status: 200, body, match: { path: 'BreakActorLink' } });
    const entry = await bench.run(unlink);
    expect(entry).toMatchObject({ state: 'Unknown', error: { code: 'broken-answer', changed: 'unknown' } });
  });
});

describe('the vendor’s client', () => {
  it('answers no question from its memory: keys that it would take for one are two questions, and writes leave each time', async () => {
    // Its cache tells questions apart by a sum in which these two are one.
    for (const key of ['AP100', 'B1100', 'AP100']) {
      await bench.site.erpSync.getFieldValuesFromErp(1, 'Customer', key).catch(() => null);
    }
    const asked = (call: string, key: string) => bench.practice.log.countOf(call, key, 1);
    expect([asked('GetFieldValuesFromErp', 'AP100'), asked('GetFieldValuesFromErp', 'B1100')]).toEqual([
      2, 1,
    ]);
    await linkFirst();
    await bench.run(resync);
    await bench.run(resync);
    expect(bench.listWrites()).toEqual(Array.from({ length: 2 }, () => 'ForceResyncExternalNoBlankValues'));
  });
});

describe('a resync without a list of keys', () => {
  it.each([[[]], [['']]])('%j is never sent: it would mean all', async (erpKeys) => {
    const request = { erpConnectionId: 1, erpActorType: 'Customer', erpKeys, blanks: 'keep' } as const;
    await expect(async () => bench.site.erpSync.forceResyncExternal(request, {})).rejects.toMatchObject({
      code: 'bug',
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
    await linkFirst();
    await expect(bench.run(write)).rejects.toMatchObject({ code: 'blocked-by-check', params: { check } });
    expect(bench.listWrites()).toEqual([]);
  });
});

const fail = (path: string, status: number, times = 1) =>
  bench.addFault({
    kind: 'status',
    status,
    match: { path },
    times,
    body: JSON.stringify({ Error: true, ErrorType: 'ArgumentException', Message: 'No.', ErrorSource: 'x' }),
  });

describe('a write of two steps', () => {
  it('puts the old link back where the new one is refused', async () => {
    await linkFirst();
    fail('ConnectActor', 400);
    const entry = await bench.run(relink);
    expect(entry).toMatchObject({
      state: 'Failed',
      reached: 'put-back',
      error: { code: 'rejected', changed: 'nothing' },
      readBack: { linked: true, erpKey: '10014' },
    });
    expect(codesOf(entry)).toEqual(['old-link-there']);
    expect(bench.listWrites()).toEqual(['BreakActorLink', 'ConnectActor', 'CreateActorLink']);
    expect(bench.keyOf(1)).toBe('10014');
  });

  it('says exactly where it stands where the old link cannot be put back either', async () => {
    await linkFirst();
    fail('ConnectActor', 400);
    fail('CreateActorLink', 400);
    const entry = await bench.run(relink);
    // Every call was answered, so nothing has to be waited for.
    expect(entry).toMatchObject({
      state: 'Different',
      reached: 'unlinked',
      error: { code: 'rejected', changed: 'unknown' },
      readBack: { linked: false },
    });
    expect(entry).not.toHaveProperty('holdUntil');
    expect(entry.calls.map(({ ended }) => ended)).toEqual(['accepted', 'refused', 'refused']);
    expect(codesOf(entry)).toEqual(['link-not-there']);
    expect(bench.keyOf(1)).toBeNull();
    const [back] = remediesOf(entry).flatMap((remedy) => (remedy.do === 'put-back' ? [remedy.write] : []));
    expect(await bench.run(back ?? unlink)).toMatchObject({ kind: 'link', state: 'Verified' });
    expect(bench.keyOf(1)).toBe('10014');
  });

  it.each([
    ['did the work', true, 'old-link', '10014'],
    ['did not', false, 'no-link', null],
  ] as const)(
    'whose putting back gets no answer, and the site %s',
    async (_what, afterWork, standing, key) => {
      await linkFirst();
      fail('ConnectActor', 400);
      bench.addFault({ kind: 'never', match: { path: 'CreateActorLink' }, afterWork });
      bench.timeouts.writeMs = 1_000;
      const entry = await bench.run(relink);
      expect([entry.state, standingOf(entry), bench.keyOf(1)]).toEqual(['Unknown', standing, key]);
      expect(entry.holdUntil).toBeDefined();
      expect(remediesOf(entry)[0]?.do).toBe(standing === 'no-link' ? 'look' : undefined);
    },
  );

  it('whose second call was cut off is not put back: it may have arrived', async () => {
    await linkFirst();
    bench.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' }, reset: true });
    const entry = await bench.run(relink);
    // A connection that closes may close after the work: nothing is put back, and the look says what is there.
    expect([entry.state, standingOf(entry)]).toEqual(['Unknown', 'no-link']);
    expect(bench.listWrites()).not.toContain('CreateActorLink');
  });

  it('puts nothing back where no answer came: the new link may be there', async () => {
    await linkFirst();
    bench.addFault({ kind: 'never', match: { path: 'ConnectActor' }, afterWork: true });
    bench.timeouts.writeMs = 1_000;
    const entry = await bench.run(relink);
    expect(entry).toMatchObject({ state: 'Verified', reached: 'unlinked', error: { code: 'timeout' } });
    expect(bench.listWrites()).toEqual(['BreakActorLink', 'ConnectActor']);
    expect(bench.keyOf(1)).toBe('10035');
  });

  it('stops after the first step where that was refused', async () => {
    await linkFirst();
    fail('BreakActorLink', 400);
    const entry = await bench.run(relink);
    expect(entry).toMatchObject({
      state: 'Failed',
      reached: null,
      readBack: { linked: true, erpKey: '10014' },
    });
    expect(bench.listWrites()).toEqual(['BreakActorLink']);
  });

  it('takes “false” for a refusal', async () => {
    await linkFirst();
    bench.addFault({ kind: 'status', status: 200, body: 'false', match: { path: 'BreakActorLink' } });
    const entry = await bench.run(unlink);
    expect(entry).toMatchObject({ state: 'Failed', error: { code: 'refused-without-reason' } });
  });

  it('puts the old link back also where it was stopped, or locked, between the two', async () => {
    await linkFirst();
    let asked = 0;
    const permit = {
      ticket: '',
      runId: null,
      require: () => {
        asked += 1;
        // Start, before sending, after the entry is kept: then the first call leaves.
        if (asked > 3) throw new AppError('site-locked');
      },
    };
    const entry = await bench.run(relink, { permit });
    expect(entry).toMatchObject({
      state: 'Failed',
      reached: 'put-back',
      error: { code: 'site-locked', changed: 'nothing' },
    });
    expect(bench.listWrites()).toEqual(['BreakActorLink', 'CreateActorLink']);
    expect(bench.keyOf(1)).toBe('10014');
  });
});

import { describe, expect, it } from 'vitest';
import { withChanges } from '../journal/entry-schema';
import { planRestore } from './plan-restore';
import { actor, record, resync, unlink } from './testing/sample-writes';
import { prepareWriteTests } from './testing/write-tests';

// What the site answers to a resync, and to calls that answer true or false, as the entry tells it.

const bench = prepareWriteTests();

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
        state: 'Failed',
        calls: [{ ended: 'refused' }],
        error: { code: 'rejected', changed: 'unknown', params: { reason: 'No contact with the ERP.' } },
      },
    ],
    [
      'not done, without a word',
      { IsOk: false, Status: 'Error' },
      { state: 'Failed', error: { code: 'refused-without-reason', changed: 'unknown' } },
    ],
    ['no answer at all', { IsOk: 'true' }, { state: 'Unknown', error: { code: 'broken-answer' } }],
  ])('counts by IsOk, and is told in words: %s', async (_what, members, expected) => {
    await bench.linkFirst();
    plugin(members);
    const entry = await bench.run(resync);
    expect(entry).toMatchObject(expected);
    // The same once it was kept.
    expect(await bench.records.journal.getWrite(entry.id)).toEqual(withChanges(entry));
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

describe('what a resync changed', () => {
  it('on its own record stands in the entry, and can be put back', async () => {
    // Its address, city and payment days differ.
    const two = { record: { ...record, crmRecordId: 2 }, actor: { ...actor, erpKey: '10027' } };
    const entry = await bench.run({ ...resync, ...two });
    const changed = entry.readBack?.fields ?? [];
    expect(changed.length).toBeGreaterThan(0);
    for (const { crm, erp } of changed) {
      expect([crm.change, erp.change]).toContain('changed');
      expect(crm.after).toBe(erp.after);
    }
    expect(withChanges(entry).changes).toBe(changed.length);
    const plan = await planRestore(bench.site, entry, {
      journal: bench.records.journal,
      clock: () => new Date(),
    });
    expect(plan.fields.filter(({ state }) => state === 'ready')).toHaveLength(changed.length);
  });

  it('is not told as nothing where a side could not be read afterwards', async () => {
    await bench.linkFirst();
    bench.addFault({ kind: 'delay', delayMs: 0, match: { path: 'GetFieldValuesFromCrm' } });
    bench.addFault({ kind: 'status', status: 500, match: { path: 'GetFieldValuesFromCrm' }, times: 9 });
    expect(withChanges(await bench.run(resync))).not.toHaveProperty('changes');
  });
});

describe('an answer that is no true', () => {
  it.each(['"true"', '1', '"false"', 'null', '{}'])('%s is not taken for one', async (body) => {
    await bench.linkFirst();
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
    await bench.linkFirst();
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

  it.each([[[]], [[0]]])('%j of SuperOffice is never sent either', async (internalKeys) => {
    await expect(async () =>
      bench.site.erpSync.forceResyncFromCrm({ internalKeys, blanks: 'keep' }, {}),
    ).rejects.toMatchObject({ code: 'bug' });
    expect(bench.listWrites()).toEqual([]);
  });
});

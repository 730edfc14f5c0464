import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { remediesOf, standingOf } from '../../shared/journal/standing';
import { StopUnsent } from '../superoffice/attempt';
import { refusing } from '../testing/site-refusal';
import { relink, unlink } from './testing/sample-writes';
import { codesOf, prepareWriteTests } from './testing/write-tests';

// A link that moves goes and comes in two calls: what may happen between them, and where the link stands then.

const bench = prepareWriteTests();

describe('a write of two steps', () => {
  it('puts the old link back where the new one is refused', async () => {
    await bench.linkFirst();
    bench.addFault(refusing('ConnectActor'));
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
    await bench.linkFirst();
    bench.addFault(refusing('ConnectActor'));
    bench.addFault(refusing('CreateActorLink'));
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
      await bench.linkFirst();
      bench.addFault(refusing('ConnectActor'));
      bench.addFault({ kind: 'never', match: { path: 'CreateActorLink' }, afterWork });
      bench.timeouts.writeMs = 1_000;
      const entry = await bench.run(relink);
      expect([entry.state, standingOf(entry), bench.keyOf(1)]).toEqual(['Unknown', standing, key]);
      expect(entry.holdUntil).toBeDefined();
      expect(remediesOf(entry)[0]?.do).toBe(standing === 'no-link' ? 'look' : undefined);
    },
  );

  it('that is to stop while its first call is with the site is carried through', async () => {
    await bench.linkFirst();
    bench.addFault({ kind: 'hold', match: { path: 'BreakActorLink' } });
    const stopping = new AbortController();
    const running = bench.run(relink, { unsent: stopping });
    await expect.poll(() => bench.listWrites()).toEqual(['BreakActorLink']);
    stopping.abort(new StopUnsent());
    bench.practice.faults.clear();
    expect(await running).toMatchObject({ state: 'Verified', reached: 'linked' });
    expect(bench.keyOf(1)).toBe('10035');
  });

  it('does not leave where it is to stop before that, and says so', async () => {
    await bench.linkFirst();
    const stopped = new AbortController();
    stopped.abort(new StopUnsent());
    const entry = await bench.run(relink, { unsent: stopped });
    expect(entry).toMatchObject({ state: 'Cancelled', error: { code: 'cancelled', changed: 'nothing' } });
    expect(bench.listWrites()).toEqual([]);
  });

  it('whose second call was cut off is not put back: it may have arrived', async () => {
    await bench.linkFirst();
    bench.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' }, reset: true });
    const entry = await bench.run(relink);
    // A connection that closes may close after the work: nothing is put back, and the look says what is there.
    expect([entry.state, standingOf(entry)]).toEqual(['Unknown', 'no-link']);
    expect(bench.listWrites()).not.toContain('CreateActorLink');
  });

  it('puts nothing back where no answer came: the new link may be there', async () => {
    await bench.linkFirst();
    bench.addFault({ kind: 'never', match: { path: 'ConnectActor' }, afterWork: true });
    bench.timeouts.writeMs = 1_000;
    const entry = await bench.run(relink);
    expect(entry).toMatchObject({ state: 'Verified', reached: 'unlinked', error: { code: 'timeout' } });
    expect(bench.listWrites()).toEqual(['BreakActorLink', 'ConnectActor']);
    expect(bench.keyOf(1)).toBe('10035');
  });

  it('stops after the first step where that was refused', async () => {
    await bench.linkFirst();
    bench.addFault(refusing('BreakActorLink'));
    const entry = await bench.run(relink);
    expect(entry).toMatchObject({
      state: 'Failed',
      reached: null,
      readBack: { linked: true, erpKey: '10014' },
    });
    expect(bench.listWrites()).toEqual(['BreakActorLink']);
  });

  it('takes “false” for a refusal', async () => {
    await bench.linkFirst();
    bench.addFault({ kind: 'status', status: 200, body: 'false', match: { path: 'BreakActorLink' } });
    const entry = await bench.run(unlink);
    expect(entry).toMatchObject({ state: 'Failed', error: { code: 'refused-without-reason' } });
  });

  it('puts the old link back also where it was stopped, or locked, between the two', async () => {
    await bench.linkFirst();
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

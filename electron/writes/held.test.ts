import { beforeEach, describe, expect, it } from 'vitest';
import { orkdalByHand } from '../testing/practice-services';
import { readRecord } from '../records/read-record';
import { AppError } from '../../shared/errors';
import { createShiftedClock, type ShiftedClock } from '../testing/shifted-clock';
import { createHoldTimes, type HoldTimes } from './hold-times';
import { checkEntry } from './check-entry';
import { linkModule } from './kinds/link';
import { prepareWriteTests } from './testing/write-tests';

const bench = prepareWriteTests();
let time: ShiftedClock;
let holdTimes: HoldTimes;
beforeEach(() => {
  time = createShiftedClock();
  holdTimes = createHoldTimes(time);
});

const clock = () => new Date(time.wallMs());
const link = (changes = {}) =>
  bench.run(orkdalByHand, { clock, holdTimes, isDespiteSilence: false, ...changes });
const look = (id: string) => checkEntry(bench.site, id, { ...bench.tools, clock, holdTimes });
const waitOut = () => time.pass(bench.site.writeTimeoutMs + 1_000);
const secondsHeld = () =>
  link().then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.params['seconds'] : error),
  );
/** Nothing is left of the program that sent it but what is on the disk. */
const restart = () => {
  holdTimes = createHoldTimes(time);
};
const dayMs = 86_400_000;
/** The connection goes before there is an answer, and the work is not done yet. */
const beSilent = () => bench.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' } });

describe('after silence', () => {
  it('the pair is held until somebody has looked after the time-out has passed once more', async () => {
    beSilent();
    const first = await link();
    expect(first).toMatchObject({ state: 'Unknown', readBack: { linked: false } });
    await expect(link()).rejects.toMatchObject({
      code: 'held-after-silence',
      params: { entryId: first.id, crmRecordId: first.record.crmRecordId, heldSince: first.at },
    });
    // A look that comes too early frees nothing, and the time alone does not either.
    expect((await look(first.id)).holdUntil).toBe(first.holdUntil);
    waitOut();
    await expect(link()).rejects.toMatchObject({ code: 'held-after-silence', params: { seconds: 0 } });
    expect(await look(first.id)).not.toHaveProperty('holdUntil');
    expect(await link()).not.toMatchObject({ state: 'Unknown' });
  });

  it('the same record with another key, and the same key with another record, are held too', async () => {
    beSilent();
    await link();
    const other = { ...orkdalByHand, actor: { ...orkdalByHand.actor, erpKey: '10015' } };
    await expect(bench.run(other, { isDespiteSilence: false })).rejects.toMatchObject({
      code: 'held-after-silence',
    });
    const record = { ...orkdalByHand.record, crmRecordId: 2 };
    await expect(bench.run({ ...orkdalByHand, record }, { isDespiteSilence: false })).rejects.toMatchObject({
      code: 'held-after-silence',
    });
  });

  it('a program that was killed meanwhile holds it after the restart', async () => {
    const begun = { ...(await link()), id: 'killed', state: 'Sending' as const, answeredAt: null };
    const holdUntil = new Date(Date.now() + 60_000).toISOString();
    await bench.records.journal.begin({ ...begun, holdUntil });
    await bench.records.journal.markUnfinished();
    await expect(link()).rejects.toMatchObject({ code: 'held-after-silence', params: { entryId: 'killed' } });
  });

  it.each([
    ['forward', dayMs],
    ['forward by little more than the hold', 61_000],
    ['back', -dayMs],
  ])('a computer whose clock is set %s meanwhile changes nothing of it', async (_way, byMs) => {
    beSilent();
    const { id } = await link();
    time.jump(byMs);
    // What is told is the moment on the clock of now.
    const early = await look(id);
    expect(Math.abs(Date.parse(early.holdUntil ?? '') - time.wallMs() - 60_000)).toBeLessThan(30_000);
    expect(await secondsHeld()).toBeGreaterThan(30);
    expect(bench.listWrites()).toEqual(['ConnectActor']);
    waitOut();
    expect(await secondsHeld()).toBe(0);
    expect(await look(id)).not.toHaveProperty('holdUntil');
    expect(await link()).not.toMatchObject({ state: 'Unknown' });
  });

  it('a clock that was set back over a restart holds for the longest that a hold can be, and no longer', async () => {
    beSilent();
    const { id } = await link();
    time.jump(-dayMs);
    restart();
    expect(await secondsHeld()).toBe(120);
    time.pass(121_000);
    expect(await look(id)).not.toHaveProperty('holdUntil');
  });

  it('after a restart what is left of it is asked of the computer once: it may be set then', async () => {
    beSilent();
    await link();
    restart();
    expect(await secondsHeld()).toBeGreaterThan(30);
    time.jump(dayMs);
    expect(await secondsHeld()).toBeGreaterThan(30);
  });

  it('a person who was told the risk may send all the same', async () => {
    beSilent();
    await link();
    expect(await link({ isDespiteSilence: true })).not.toMatchObject({ state: 'Unknown' });
  });

  it('an answer holds nothing', async () => {
    expect(await link()).not.toHaveProperty('holdUntil');
    expect(await bench.records.journal.listHolding('practice')).toEqual([]);
  });
});

it('what was read before another write of ours came between is not counted on', async () => {
  const asOf = bench.inFlight.turn();
  const { record, actor } = orkdalByHand;
  const state = await readRecord(bench.site, { record, ...actor }, linkModule.evidence, { clock });
  await link();
  await expect(link({ evidence: { state, asOf } })).rejects.toMatchObject({
    code: 'blocked-by-check',
    params: { check: 'already-linked' },
  });
  expect(bench.listWrites()).toEqual(['ConnectActor']);
});

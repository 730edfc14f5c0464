import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orkdalByHand } from '../testing/practice-services';
import { readRecord } from '../records/read-record';
import { checkEntry } from './check-entry';
import { linkModule } from './kinds/link';
import { startWriteBench, type WriteBench } from './testing/write-bench';

let bench: WriteBench;
let aheadMs: number;
beforeEach(async () => {
  aheadMs = 0;
  bench = await startWriteBench();
});
afterEach(() => bench.stop());

const clock = () => new Date(Date.now() + aheadMs);
const link = (changes = {}) => bench.run(orkdalByHand, { clock, isDespiteSilence: false, ...changes });
const look = (id: string) => checkEntry(bench.site, id, { ...bench.tools, clock });
/** The connection goes before there is an answer, and the work is not done yet. */
const beSilent = () => bench.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' } });

describe('after silence', () => {
  it('the pair is held until somebody has looked after the time-out has passed once more', async () => {
    beSilent();
    const first = await link();
    expect(first).toMatchObject({ state: 'Unknown', readBack: { linked: false } });
    await expect(link()).rejects.toMatchObject({
      code: 'held-after-silence',
      params: { entryId: first.id },
    });
    // A look that comes too early frees nothing, and the time alone does not either.
    expect((await look(first.id)).holdUntil).toBe(first.holdUntil);
    aheadMs = bench.site.writeTimeoutMs + 1_000;
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

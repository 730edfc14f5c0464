import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { createManualClock } from '../testing/manual-clock';
import { createSiteWaits } from './site-waits';

const goOn = new AbortController().signal;
const busy = (seconds: number, status: number | null = 429) =>
  new AppError('too-many-requests', { params: { seconds, ...(status === null ? {} : { status }) } });

const prepare = (patienceMs = 120_000) => {
  const clock = createManualClock();
  const told: (string | null)[] = [];
  const waits = createSiteWaits(clock, { patienceMs, onChange: () => told.push(waits.until()) });
  return { clock, told, waits };
};

describe('a site that wants to be left alone', () => {
  it('is left alone until the time is over, which is told', async () => {
    const { clock, told, waits } = prepare();
    expect(waits.note(busy(6).toData())).toBeNull();
    expect(told).toEqual(['2026-03-31T12:00:06.000Z']);
    const passed = waits.pass(goOn);
    await clock.advance(5_900);
    expect(waits.until()).not.toBeNull();
    expect(clock.sleeps).toEqual([6_000]);
    await clock.advance(100);
    await passed;
    expect(waits.until()).toBeNull();
  });

  it('stops the run where it asks for more than a minute, or more than a write stands in line', () => {
    expect(prepare().waits.note(busy(60).toData())).toBeNull();
    expect(prepare().waits.note(busy(61).toData())).toBe('site-too-busy');
    expect(prepare(10_000).waits.note(busy(20).toData())).toBe('site-too-busy');
  });

  it('stops it as well where it takes no row between three waits and the next; those turned away together are one', async () => {
    const { clock, waits } = prepare();
    for (let wait = 0; wait < 3; wait += 1) {
      expect(waits.note(busy(2).toData())).toBeNull();
      expect(waits.note(busy(2).toData())).toBeNull();
      await clock.advance(2_000);
    }
    expect(waits.note(busy(2).toData())).toBe('site-too-busy');
    waits.noteTaken();
    expect(waits.note(busy(2).toData())).toBeNull();
  });

  it('is told from a line of ours that gave up, and from any other refusal', () => {
    const { waits } = prepare();
    expect(waits.note(busy(2, null).toData())).toBe(false);
    expect(waits.note(new AppError('unauthorized', { params: { status: 401 } }).toData())).toBe(false);
  });

  it('is read again afterwards, unless the run stops meanwhile', async () => {
    const { clock, waits } = prepare();
    let answers = 0;
    const read = async () => {
      answers += 1;
      if (answers === 1) throw busy(6, null);
      return 'read';
    };
    const reading = waits.waitOut(read, goOn);
    await clock.advance(6_000);
    expect(await reading).toBe('read');
    await expect(waits.waitOut(() => Promise.reject(busy(6)), AbortSignal.abort())).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });
});

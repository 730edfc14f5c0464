import { array, assert, boolean, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import type { RowState } from './row-state';
import { runStages } from './run';
import {
  boundsOfStage,
  createStopRules,
  emptyTally,
  judgePilot,
  nameError,
  tallyKept,
  tallySince,
  wantedShare,
  type KeptOutcome,
  type StopRules,
} from './run-rules';

const refused = (detail: string) => new AppError('rejected', { params: { status: 400 }, detail }).toData();

const stop = (error: AppError) => createStopRules().noteSent({ state: 'Failed', error: error.toData() });

/** A row as it is kept. */
const kept = (state: RowState): KeptOutcome => ({ state, isLookedAt: true, error: null, rows: 1 });

const judge = (states: readonly RowState[]) => judgePilot(tallyKept(states.map((state) => kept(state))));

describe('the stages of a run', () => {
  it('follow each other without a gap, whatever the number of rows', () => {
    assert(
      property(integer({ min: 1, max: 200_000 }), (total) => {
        const bounds = runStages.map((stage) => boundsOfStage(stage, total));
        expect(bounds[0]?.from).toBe(1);
        expect(bounds.at(-1)?.to).toBe(total + 1);
        expect(bounds.slice(1).map(({ from }) => from)).toEqual(bounds.slice(0, -1).map(({ to }) => to));
        expect(bounds.every(({ from, to }) => to >= from)).toBe(true);
      }),
    );
  });

  it('are three rows, thirty, and the rest', () => {
    expect(runStages.map((stage) => boundsOfStage(stage, 400))).toEqual([
      { from: 1, to: 4 },
      { from: 4, to: 34 },
      { from: 34, to: 401 },
    ]);
  });
});

describe('a run stops by itself', () => {
  it('on the third error that is the same but for numbers and quoted texts, and never before', () => {
    assert(
      property(array(integer({ min: 0, max: 3 }), { maxLength: 40 }), (kinds) => {
        const rules = createStopRules();
        const times = new Map<number, number>();
        for (const [index, kind] of kinds.entries()) {
          const error = refused(`${'abcd'[kind] ?? ''}: key '${index}' of ${index}`);
          const count = (times.get(kind) ?? 0) + 1;
          times.set(kind, count);
          const reason = rules.noteSent({ state: 'Failed', error });
          expect(reason).toBe(count >= 3 ? 'same-error-three-times' : null);
        }
      }),
    );
  });

  it('at once where the next row would fare the same', () => {
    expect(stop(new AppError('unauthorized', { params: { status: 401 } }))).toBe('signed-out');
    expect(stop(new AppError('sign-in-needed'))).toBe('signed-out');
    expect(stop(new AppError('no-permission', { params: { status: 403 } }))).toBe('no-permission');
    expect(stop(new AppError('offline'))).toBe('offline');
    expect(stop(new AppError('storage-full'))).toBe('storage');
    expect(stop(new AppError('timeout', { changed: 'unknown' }))).toBeNull();
  });

  it('where fewer than nine in ten of the rows that were looked at verify, told in whatever pieces', () => {
    const state = constantFrom<RowState>('Verified', 'Verified', 'Verified', 'Different', 'Sent');
    assert(
      property(array(array(state, { maxLength: 30 }), { maxLength: 10 }), (pieces) => {
        const rules = createStopRules();
        const all: RowState[] = [];
        for (const piece of pieces) {
          all.push(...piece);
          const verified = all.filter((one) => one === 'Verified').length;
          const isBad = all.length >= 3 && verified < wantedShare * all.length;
          expect(rules.noteLooked(piece)).toBe(isBad ? 'too-few-verified' : null);
        }
      }),
    );
  });

  it('after a pilot of which not every row verified, whatever became of it', () => {
    expect(judge(['Verified', 'Verified', 'Verified'])).toBeNull();
    expect(judge([])).toBeNull();
    for (const state of ['Failed', 'Unknown', 'Nothing', 'Different', 'Sent'] as const)
      expect(judge(['Verified', state, 'Verified'])).toBe('too-few-verified');
    expect(judge(['Different', 'Unknown', 'Failed'])).toBe('too-few-verified');
  });

  it('not because of a row of the pilot that was turned away unread, unless all of them were', () => {
    const busy = new AppError('too-many-requests', { params: { status: 429, seconds: 6 } }).toData();
    const turnedAway = { ...kept('Failed'), error: busy };
    expect(judgePilot(tallyKept([turnedAway, kept('Verified'), kept('Verified')]))).toBeNull();
    expect(judgePilot(tallyKept([turnedAway]))).toBe('too-few-verified');
  });

  it('tells two errors apart by code, status and words', () => {
    expect(nameError(refused("Customer '10014' is taken"))).toBe(nameError(refused("Customer '7' is taken")));
    expect(nameError(refused('is taken'))).not.toBe(nameError(refused('is closed')));
    expect(nameError(new AppError('timeout').toData())).not.toBe(nameError(refused('')));
  });
});

/** As a run sees it that is never interrupted. */
const replay = (outcomes: readonly KeptOutcome[], rules: StopRules) => {
  const looked = outcomes.filter(
    ({ state, isLookedAt }) =>
      state === 'Verified' || state === 'Different' || (state === 'Sent' && isLookedAt),
  );
  for (const { state, error, rows } of outcomes)
    for (let at = 0; at < rows; at += 1) rules.noteSent({ state, error });
  for (const { state, rows } of looked) rules.noteLooked(Array.from({ length: rows }, () => state));
  return rules.judge();
};

describe('what is kept of a stage', () => {
  const outcome = record({
    state: constantFrom<RowState>(
      'Verified',
      'Verified',
      'Different',
      'Sent',
      'Failed',
      'Unknown',
      'Nothing',
    ),
    isLookedAt: boolean(),
    error: option(constantFrom(refused('No.'), refused('Closed.')), { nil: null }),
    rows: integer({ min: 1, max: 3 }),
  });
  it('stops it as a run without a break would have, wherever it was broken off', () => {
    assert(
      property(array(outcome, { maxLength: 20 }), array(outcome, { maxLength: 20 }), (before, after) => {
        const whole = replay([...before, ...after], createStopRules());
        expect(replay(after, createStopRules(tallyKept(before)))).toBe(whole);
        expect(createStopRules(tallyKept([...before, ...after])).judge()).toBe(whole);
      }),
    );
  });

  it('counts no more once a person was told of it and went on, and all that comes after does', () => {
    assert(
      property(array(outcome, { maxLength: 20 }), array(outcome, { maxLength: 20 }), (before, after) => {
        const told = tallyKept(before);
        expect(createStopRules(tallySince(told, told)).judge()).toBeNull();
        const since = tallySince(tallyKept([...before, ...after]), told);
        expect(createStopRules(since).judge()).toBe(replay(after, createStopRules(emptyTally)));
      }),
    );
  });
});

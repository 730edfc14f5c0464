import { describe, expect, it } from 'vitest';
import { RowSlots } from './row-slots';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const keysOf = (slots: readonly { key: number; index: number }[]) =>
  new Map(slots.map(({ index, key }) => [index, key]));

describe('the elements of rows', () => {
  it('are taken over from rows that leave while the list is scrolled, and no other one is touched', () => {
    const slots = new RowSlots();
    const before = slots.place(range(0, 9), true);
    const after = slots.place([0, ...range(5, 13)], true);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    for (const index of [0, ...range(5, 9)]) expect(keysOf(after).get(index)).toBe(keysOf(before).get(index));
    expect(after.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([0, ...range(5, 13)]);
  });

  it('stand in the order of the rows once the list is at rest, and stay what they were', () => {
    const slots = new RowSlots();
    slots.place(range(0, 9), true);
    const moved = slots.place(range(5, 14), true);
    const rested = slots.place(range(5, 14), false);
    expect(rested.map(({ index }) => index)).toEqual(range(5, 14));
    expect(keysOf(rested)).toEqual(keysOf(moved));
  });

  it('are new for rows that come while the keyboard is in the list', () => {
    const slots = new RowSlots();
    const before = slots.place(range(0, 9), false);
    const after = slots.place(range(1, 10), false);
    expect(after.slice(0, 9)).toEqual(before.slice(1));
    expect(before.map(({ key }) => key)).not.toContain(after[9]?.key);
  });

  it('are as many as there are rows', () => {
    const slots = new RowSlots();
    slots.place(range(0, 9), true);
    expect(slots.place(range(3, 4), true)).toHaveLength(2);
    expect(new Set(slots.place(range(0, 19), true).map(({ key }) => key)).size).toBe(20);
  });
});

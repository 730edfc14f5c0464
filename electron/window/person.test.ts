import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createOneAtATime, oncePerPress, watchPerson } from './person';

const nothing = (): void => undefined;

it('opens one thing per press of a person, and nothing for what was pressed before', () => {
  const contents = new EventEmitter();
  const { takePress, notePress } = watchPerson(contents as unknown as WebContents);
  const press = (type: string) => contents.emit('input-event', {}, { type });
  expect(takePress()).toBe(false);
  press('mouseMove');
  press('mouseWheel');
  expect(takePress()).toBe(false);
  for (let count = 0; count < 50; count += 1) press('rawKeyDown');
  press('mouseDown');
  expect([takePress(), takePress(), takePress()]).toEqual([true, false, false]);
  // A click in the system's menu, which the page's events do not hold.
  notePress();
  expect([takePress(), takePress()]).toEqual([true, false]);
});

it('lets a page open the log folder, or anything else outside, once per press', async () => {
  const contents = new EventEmitter();
  const person = watchPerson(contents as unknown as WebContents);
  const opened: string[] = [];
  const open = oncePerPress(person, async (folder: string) => void opened.push(folder));
  await expect(open('never')).rejects.toMatchObject({ code: 'not-asked-for' });
  contents.emit('input-event', {}, { type: 'mouseDown' });
  const all = await Promise.allSettled(Array.from({ length: 200 }, (_none, turn) => open(String(turn))));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(opened).toEqual(['0']);
});

it('shows one dialog at a time: 120 that are asked for at once are one', async () => {
  const oneAtATime = createOneAtATime();
  let shown = 0;
  let close = nothing;
  const show = () =>
    oneAtATime<string | null>(async () => {
      shown += 1;
      await new Promise<void>((resolve) => {
        close = resolve;
      });
      return 'chosen';
    }, null);
  const all = Array.from({ length: 120 }, show);
  close();
  expect((await Promise.all(all)).filter((answer) => answer !== null)).toEqual(['chosen']);
  expect(shown).toBe(1);
  const next = show();
  close();
  expect(await next).toBe('chosen');
});

import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { finishBeforeQuit, settleOrStay } from './quit';

function ask(on: EventEmitter, event: string): boolean {
  let isPrevented = false;
  on.emit(event, { preventDefault: () => void (isPrevented = true) });
  return isPrevented;
}

/** A program and its window, as far as ending goes. */
function startProgram(settle: () => Promise<boolean>) {
  const app = new EventEmitter();
  const window = new EventEmitter();
  const happened: string[] = [];
  const quit = () => {
    if (!ask(app, 'before-quit')) happened.push('gone');
  };
  finishBeforeQuit(
    Object.assign(app, { quit }) as never,
    { settle, leave: async () => void happened.push('left') },
    { window: window as never, isBusy: () => false, mayQuit: async () => true },
  );
  return { quit, happened, closeWindow: () => !ask(window, 'close') };
}

test('a window stays while a link is being moved, however often it is closed, and the program goes after it', async () => {
  const sending = new EventEmitter();
  const { closeWindow, happened } = startProgram(async () => once(sending, 'end').then(() => true));
  expect([closeWindow(), closeWindow()]).toEqual([false, false]);
  expect(happened).toEqual([]);
  sending.emit('end');
  await expect.poll(() => happened).toEqual(['left', 'gone']);
  expect(closeWindow()).toBe(true);
});

test('a program that is wanted after all stays, and can be asked to go again', async () => {
  const answers = [false, true];
  const { quit, happened } = startProgram(async () => answers.shift() ?? true);
  quit();
  await new Promise(setImmediate);
  expect(happened).toEqual([]);
  quit();
  await expect.poll(() => happened).toEqual(['left', 'gone']);
});

test('a window that is closed goes after what there is to do before the program goes', async () => {
  const { closeWindow, happened } = startProgram(async () => true);
  expect(closeWindow()).toBe(false);
  await expect.poll(() => happened).toEqual(['left', 'gone']);
});

test('a wait that takes its time is told until it is over; who is told may have the program stay', async () => {
  const sending = new EventEmitter();
  const settled = once(sending, 'end').then(() => undefined);
  const told: AbortSignal[] = [];
  const mayGo = settleOrStay(settled, async (signal) => {
    told.push(signal);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  await expect.poll(() => told.length).toBe(1);
  sending.emit('end');
  expect(await mayGo).toBe(true);
  expect(told[0]?.aborted).toBe(true);
  expect(await settleOrStay(new Promise(() => undefined), async () => undefined)).toBe(false);
});

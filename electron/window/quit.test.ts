import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { finishBeforeQuit, settleOrStay, type QuitGuard } from './quit';

function ask(on: EventEmitter, event: string): boolean {
  let isPrevented = false;
  on.emit(event, { preventDefault: () => void (isPrevented = true) });
  return isPrevented;
}

const agreed = async () => true;

/** A program and its window, as far as ending goes. */
function startProgram(settle: () => Promise<boolean>, mayQuit: QuitGuard['mayQuit'] = agreed) {
  const app = new EventEmitter();
  const window = new EventEmitter();
  const systemEnd = new AbortController();
  const happened: string[] = [];
  const quit = () => {
    if (!ask(app, 'before-quit')) happened.push('gone');
  };
  finishBeforeQuit(
    Object.assign(app, { quit }) as never,
    { settle, leave: async () => void happened.push('left') },
    { window: window as never, mayQuit, systemEnd: systemEnd.signal },
  );
  return { quit, happened, closeWindow: () => !ask(window, 'close'), endSystem: () => systemEnd.abort() };
}

test('a window stays while a link is being moved, however often it is closed, and the program goes after it', async () => {
  const sending = new EventEmitter();
  const settled = once(sending, 'end').then(() => true);
  const { closeWindow, happened } = startProgram(() => settled);
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

test('nothing is stopped before a person has agreed, and a program that stays is as it was', async () => {
  const answers = [false, true];
  const order: string[] = [];
  const { closeWindow, happened } = startProgram(
    async () => order.push('settled') > 0,
    async () => {
      order.push('asked');
      return answers.shift() ?? true;
    },
  );
  expect(closeWindow()).toBe(false);
  await new Promise(setImmediate);
  expect([order, happened]).toEqual([['asked'], []]);
  expect(closeWindow()).toBe(false);
  await expect.poll(() => happened).toEqual(['left', 'gone']);
  expect(order).toEqual(['asked', 'asked', 'settled']);
});

test('whoever closes a window twice is asked once', async () => {
  let asked = 0;
  const { closeWindow, quit } = startProgram(agreed, () => {
    asked += 1;
    return new Promise(() => undefined);
  });
  closeWindow();
  closeWindow();
  quit();
  expect(asked).toBe(1);
});

test('a system that ends is held up by no question, be it asked already or not', async () => {
  const unasked = startProgram(agreed, () => Promise.reject(new Error('asked')));
  unasked.endSystem();
  await expect.poll(() => unasked.happened).toEqual(['left', 'gone']);
  // As a box that is taken away answers.
  const asked = startProgram(
    agreed,
    (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(false), { once: true })),
  );
  asked.quit();
  asked.endSystem();
  await expect.poll(() => asked.happened).toEqual(['left', 'gone']);
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

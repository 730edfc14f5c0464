import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createLastWord } from './last-word';

/** A window with a page that keeps what it was sent. */
function openWindow({ isLoading = false, isCrashed = false } = {}) {
  const sent: string[] = [];
  const page = Object.assign(new EventEmitter(), {
    isCrashed: () => isCrashed,
    isLoadingMainFrame: () => isLoading,
    send: (event: string) => void sent.push(event),
  });
  return { page, sent, window: { isDestroyed: () => false, webContents: page } as never };
}

const values = { kind: 'record-values', siteId: 'practice' } as const;

test('a window goes once its page has kept what stood only there, and has said what it cannot keep', async () => {
  const lastWord = createLastWord();
  const { window, sent } = openWindow();
  let lost: unknown = null;
  const asked = lastWord.ask(window).then((told) => (lost = told));
  await new Promise(setImmediate);
  expect([sent, lost]).toEqual([['app.leaving'], null]);
  lastWord.said([values]);
  await asked;
  expect(lost).toEqual([values]);
});

test.each([{ isLoading: true }, { isCrashed: true }])(
  'nobody is waited for where there is no page: %o',
  async (state) => {
    const { window, sent } = openWindow(state);
    expect(await createLastWord().ask(window)).toEqual([]);
    expect(sent).toEqual([]);
  },
);

test('a page that dies or hangs keeps no window open', async () => {
  const { window, page } = openWindow();
  const asked = createLastWord().ask(window);
  page.emit('render-process-gone');
  expect(await asked).toEqual([]);
  expect(await createLastWord(5).ask(openWindow().window)).toEqual([]);
});

test('a page that hangs is waited for once; one that was only slow has its say the next time', async () => {
  const lastWord = createLastWord(5);
  const { window, sent } = openWindow();
  await lastWord.ask(window);
  await lastWord.ask(window);
  expect(sent).toEqual(['app.leaving']);
  lastWord.said([]);
  const asked = lastWord.ask(window);
  lastWord.said([values]);
  expect(await asked).toEqual([values]);
});

test('a person may stay as often as they like: an answered question leaves nothing on the page behind', async () => {
  const lastWord = createLastWord();
  const { window, page } = openWindow();
  for (let time = 0; time < 3; time += 1) {
    const asked = lastWord.ask(window);
    lastWord.said([values]);
    await asked;
  }
  expect(page.listenerCount('render-process-gone')).toBe(0);
});

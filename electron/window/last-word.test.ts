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

test('a window goes once its page has kept what stood only there', async () => {
  const lastWord = createLastWord();
  const { window, sent } = openWindow();
  let mayGo = false;
  const asked = lastWord.ask(window).then(() => (mayGo = true));
  await new Promise(setImmediate);
  expect([sent, mayGo]).toEqual([['app.leaving'], false]);
  lastWord.said();
  await asked;
});

test.each([{ isLoading: true }, { isCrashed: true }])(
  'nobody is waited for where there is no page: %o',
  async (state) => {
    const { window, sent } = openWindow(state);
    await createLastWord().ask(window);
    expect(sent).toEqual([]);
  },
);

test('a page that dies or hangs keeps no window open', async () => {
  const { window, page } = openWindow();
  const asked = createLastWord().ask(window);
  page.emit('render-process-gone');
  await asked;
  await expect(createLastWord(5).ask(openWindow().window)).resolves.toBeUndefined();
});

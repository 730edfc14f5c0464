import { afterEach, expect, test } from 'vitest';
import { showFocus } from './show-focus';

let stop: (() => void) | null = null;
afterEach(() => stop?.());

const isShown = () => 'byKeys' in document.documentElement.dataset;
const press = (key: string) => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
};

test('the ring is for who works by keys, whichever they are, until the mouse is taken', () => {
  stop = showFocus(document);
  press('Control');
  expect(isShown()).toBe(false);
  press('Enter');
  expect(isShown()).toBe(true);
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(isShown()).toBe(false);
});

test('nothing of it stays on a page that has let it go', () => {
  stop = showFocus(document);
  press('F6');
  stop();
  expect(isShown()).toBe(false);
});

import { afterEach, expect, test, vi } from 'vitest';
import { pressEnterOnce } from './press-once';

let stop: (() => void) | null = null;
afterEach(() => {
  stop?.();
  document.body.replaceChildren();
});

function hold(tag: string, key: string, more: KeyboardEventInit = {}) {
  stop = pressEnterOnce(document);
  const element = document.body.appendChild(document.createElement(tag));
  const heard = vi.fn<() => void>();
  element.addEventListener('keydown', heard);
  const press = (repeat: boolean) =>
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true, ...more }),
    );
  const isLeftAlone = [press(false), press(true), press(true)];
  return { times: heard.mock.calls.length, isLeftAlone };
}

test.each([
  ['Enter on a button', 'button', {}],
  ['Ctrl+Enter in a box', 'input', { ctrlKey: true }],
])('%s that is held counts once, for page and menu', (_what, tag, more) => {
  expect(hold(tag, 'Enter', more)).toEqual({ times: 1, isLeftAlone: [true, false, false] });
});

test.each([
  ['an arrow', 'input', 'ArrowDown'],
  ['Enter in a text of many lines', 'textarea', 'Enter'],
])('%s that is held goes on', (_what, tag, key) => {
  expect(hold(tag, key)).toEqual({ times: 3, isLeftAlone: [true, true, true] });
});

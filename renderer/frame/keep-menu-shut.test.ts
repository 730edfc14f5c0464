import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepMenuShut } from './keep-menu-shut';

let stop: () => void;
beforeEach(() => {
  stop = keepMenuShut(document);
});
afterEach(() => stop());

/** Sends keys as they come; a letter in front says whether they go down or up. Says whether Alt's release was kept. */
function isReleaseKept(...steps: string[]): boolean {
  let isAltDown = false;
  let isKept = false;
  for (const step of steps) {
    const [way, key = ''] = step.split(' ');
    if (key === 'Alt') isAltDown = way === 'down';
    const type = way === 'click' ? 'pointerdown' : way === 'down' ? 'keydown' : 'keyup';
    const event = new KeyboardEvent(type, { key, altKey: isAltDown, cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    if (step === 'up Alt') isKept = event.defaultPrevented;
  }
  return isKept;
}

test('Alt that is released before the arrow does not open the menu bar', () => {
  expect(isReleaseKept('down Alt', 'down ArrowRight', 'up Alt', 'up ArrowRight')).toBe(true);
});

test('neither does Alt that is released last, nor one that helped the mouse', () => {
  expect(isReleaseKept('down Alt', 'down ArrowDown', 'up ArrowDown', 'up Alt')).toBe(true);
  expect(isReleaseKept('down Alt', 'click', 'up Alt')).toBe(true);
});

test('Alt alone still does, also after one that helped and however long it is held', () => {
  expect(isReleaseKept('down Alt', 'down ArrowLeft', 'up Alt', 'down Alt', 'up Alt')).toBe(false);
  expect(isReleaseKept('down ArrowLeft', 'down Alt', 'down Alt', 'up Alt')).toBe(false);
});

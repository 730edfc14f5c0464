import React from 'react';
import { afterAll, afterEach, assert, beforeAll, vi } from 'vitest';

// Runs with every test file: the next one runs in the same page and must find it as this one did.
afterAll(async () => {
  // Of the page that was drawn last, parts may still be on their way; what is broken off stays broken for the next file.
  await vi.dynamicImportSettled();
  assert.equal(document.body.innerHTML, '', 'elements left on the page');
  assert.isFalse(vi.isFakeTimers(), 'time left standing');
  // The page never takes its styles away; working through all of them in a later file would take seconds.
  for (const style of document.querySelectorAll('style')) style.textContent = '';
});

// What React and MUI for development say of a mistake fails the test that made it; those that ship say nothing. Only React
// for development tells who made an element.
if (typeof React.captureOwnerStack === 'function') {
  const said: string[] = [];
  const { error, warn } = console;
  const note = (...words: unknown[]) => said.push(words.map(String).join(' '));
  beforeAll(() => {
    Object.assign(console, { error: note, warn: note });
  });
  afterEach(() => {
    assert.deepEqual(said.splice(0), [], 'said on the console');
  });
  afterAll(() => {
    Object.assign(console, { error, warn });
  });
}

import { afterAll, assert, vi } from 'vitest';

// Runs with every test file: the next one runs in the same page and must find it as this one did.
afterAll(() => {
  assert.equal(document.body.innerHTML, '', 'elements left on the page');
  assert.isFalse(vi.isFakeTimers(), 'time left standing');
  // The page never takes its styles away; working through all of them in a later file would take seconds.
  for (const style of document.querySelectorAll('style')) style.textContent = '';
});

import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { LinkPage } from '../pages/link-page';
import { createStopwatch } from '../stopwatch';

/** A keyboard that counts: what is typed as text, and every other key. */
function createCountingKeyboard(page: Page) {
  const counts = { keys: 0, typed: 0 };
  return {
    counts,
    async type(text: string) {
      counts.typed += text.length;
      await page.keyboard.type(text);
    },
    async press(key: string) {
      counts.keys += 1;
      await page.keyboard.press(key);
    },
  };
}

const option = (text: string) => ({ selector: '[role="option"]', text });

/**
 * How few keys a link takes, and how long the program takes for its part at a site that answers at once. The keys are
 * promised; the times are only printed, as the machine may be busy with other things.
 */
test('the first link takes at most 8 keys beside what is typed, the next one 5', async ({ program }) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  const watch = await createStopwatch(page);
  const verified = { selector: '[role="status"], output', text: 'Verified' };
  const row = { selector: 'table[aria-label="Field values"]', text: '' };

  const first = createCountingKeyboard(page);
  await expect(link.combobox('ERP connection')).toBeFocused();
  await first.type('Fjord');
  await page.getByRole('option', { name: /^Fjord/ }).waitFor();
  await first.press('Enter');
  const crmHitsMs = await watch.time(() => first.type('Orkdal'), option('Orkdal AS'));
  await first.press('Enter');
  await page.getByRole('option', { name: /10014/ }).first().waitFor();
  const tableMs = await watch.time(() => first.press('Enter'), row);
  await expect(link.bar).toContainText('Ready');
  const verifiedMs = await watch.time(() => first.press('ControlOrMeta+Enter'), verified);
  await expect(page.getByRole('button', { name: 'Link another' })).toBeFocused();

  const next = createCountingKeyboard(page);
  await next.press('Enter');
  const idHitsMs = await watch.time(() => next.type('7'), option('Reklame & Trykk AS'));
  await next.press('Enter');
  await expect(link.combobox('ERP actor')).toBeFocused();
  await page
    .getByRole('option', { name: /key 10035/ })
    .first()
    .waitFor();
  const nextTableMs = await watch.time(() => next.press('Enter'), row);
  await expect(link.bar).toContainText(/Ready|Warning/);
  const nextVerifiedMs = await watch.time(() => next.press('ControlOrMeta+Enter'), verified);
  expect(await practice.submits()).toHaveLength(2);

  const requests = await practice.log();
  const ms = (values: number[]) => values.map((value) => `${Math.round(value)} ms`).join(', ');
  process.stdout.write(
    [
      `first link: ${first.counts.keys} keys + ${first.counts.typed} typed; next: ${next.counts.keys} + ${next.counts.typed}`,
      `typing to hits: ${ms([crmHitsMs, idHitsMs])}`,
      `actor to table: ${ms([tableMs, nextTableMs])}`,
      `Enter to Verified: ${ms([verifiedMs, nextVerifiedMs])}`,
      `requests of both links: ${requests.length}`,
      '',
    ].join('\n'),
  );
  expect(first.counts.keys).toBeLessThanOrEqual(8);
  expect(next.counts.keys).toBeLessThanOrEqual(5);
});

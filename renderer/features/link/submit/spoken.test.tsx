import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openChosen, prepareFormTests } from '../testing/form';

prepareFormTests();

/** Everything that was said, in its order: the region holds only what came last. */
function listen(): string[] {
  const said: string[] = [];
  const region = document.querySelector('output[aria-live="polite"]');
  if (!region) throw new Error('Nothing on the page is spoken.');
  new MutationObserver(() => said.push(region.textContent)).observe(region, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return said;
}

test('after choosing it says how many differ and what linking does; after a change what that makes of it', async () => {
  const form = await openChosen();
  const said = listen();
  await waitFor(() =>
    expect(said.at(-1)).toMatch(/^5 fields, 3 different\. Links Orkdal AS to Customer 10014/),
  );
  await form.user.click(screen.getByRole('switch', { name: 'Sync Phone to ERP' }));
  await waitFor(() => expect(said.at(-1)).toMatch(/^Links Orkdal AS.*stay different/));
});

test('after an outcome it says what changed on each side', async () => {
  const form = await openChosen();
  const said = listen();
  await form.user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await waitFor(() => expect(said.at(-1)).toMatch(/In ERP: Phone: empty → \+47 22 00 11 22/));
});

test('what linking does stands in its landmark, and describes the button', async () => {
  await openChosen();
  const region = screen.getByRole('region', { name: 'Effect and checks' });
  expect(region.textContent).toContain('Links Orkdal AS to Customer 10014');
  const button = screen.getByRole('button', { name: /^Link Orkdal AS/ });
  const describedBy = button.getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(describedBy)?.textContent).toContain('Links Orkdal AS');
});

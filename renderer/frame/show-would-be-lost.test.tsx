import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { found } from '../features/record/testing/open-record';
import { makeOpened } from '../features/record/testing/opened';
import { askLeaving } from '../testing/ask-leaving';
import { preparePageTests, renderPage, type RenderedPage } from '../testing/render-page';
import { practiceSite, productionSite } from '../testing/sample-data';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

const shown = () => document.querySelector('[aria-current="page"]')?.textContent;

async function go({ user }: RenderedPage, name: RegExp): Promise<void> {
  await user.click(screen.getByRole('link', { name }));
  await waitFor(() => expect(shown()).toMatch(name));
}

async function typeNewSite(): Promise<RenderedPage> {
  const page = renderPage();
  await screen.findByRole('link', { name: 'Sites' });
  await go(page, /Sites/);
  await page.user.click(await screen.findByRole('button', { name: 'Add the site of a customer' }));
  await page.fill(await screen.findByRole('textbox', { name: 'Site name' }), 'Fjærland');
  return page;
}

test('the form of a site that is entered is lost with the window, from every screen', async () => {
  const page = await typeNewSite();
  expect(await askLeaving(page)).toEqual([{ kind: 'site-form', siteId: null }]);
  await go(page, /Activity/);
  expect(await askLeaving(page)).toEqual([{ kind: 'site-form', siteId: null }]);
});

test('a window that stays for something that is not in sight shows it', async () => {
  const page = await typeNewSite();
  await go(page, /Activity/);
  page.emit('app.staying', {});
  await waitFor(() => expect(shown()).toMatch(/Sites/));
  expect(screen.getByRole('textbox', { name: 'Site name' })).toHaveProperty('value', 'Fjærland');
});

test('a window that stays for something on another site leaves the site in use, and whatever is unlocked there', async () => {
  const page = renderPage({
    'sites.list': () => [practiceSite, productionSite],
    'records.find': () => found,
    'records.open': () => makeOpened(),
  });
  await screen.findByRole('link', { name: 'Record' });
  await go(page, /Record/);
  await page.fill(await screen.findByRole('combobox', { name: 'Open a record' }), 'contact_id=556');
  await page.user.keyboard('{Enter}');
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.click(screen.getByRole('combobox', { name: 'Site' }));
  await page.user.click(await screen.findByRole('option', { name: /Nordlys/ }));
  await go(page, /Activity/);
  const used = page.calls.filter(({ method }) => method === 'sites.use').length;
  expect(await askLeaving(page)).toEqual([{ kind: 'record-values', siteId: 'practice' }]);
  page.emit('app.staying', {});
  // Whatever it would do is done by the time that it answers again.
  await askLeaving(page);
  expect(shown()).toMatch(/Activity/);
  expect(page.calls.filter(({ method }) => method === 'sites.use')).toHaveLength(used);
});

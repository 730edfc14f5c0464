import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, type Answers } from '../testing/fake-bridge';
import { preparePageTests, renderPage, type RenderedPage } from '../testing/render-page';
import { firstPreferences, practiceSite, productionSite } from '../testing/sample-data';

preparePageTests();

const inMinutes = (count: number) => new Date(Date.now() + count * 60_000 - 500).toISOString();

/** The page on the production site, which a call of `sites.unlock` unlocks as the main process would. */
async function openProduction(answers: Answers = {}): Promise<RenderedPage> {
  let until: string | null = null;
  const page = renderPage({
    'preferences.get': () => ({ ...firstPreferences, siteId: productionSite.id }),
    'sites.list': () => [practiceSite, { ...productionSite, unlockedUntil: until }],
    'sites.unlock': () => ({ until: (until = inMinutes(30)) }),
    'sites.lock': () => {
      until = null;
      return null;
    },
    ...answers,
  });
  await screen.findByRole('region', { name: 'Site in use' });
  return page;
}

const band = () => within(screen.getByRole('region', { name: 'Site in use' }));

describe('the write lock of a production site', () => {
  it('stands on the band, and opens only after a step that names the site', async () => {
    const page = await openProduction();
    expect(band().getByText('Locked for writing')).toBeTruthy();
    expect(document.title).toBe(`${productionSite.name} (Production, locked) – ActorLink`);
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    const dialog = await screen.findByRole('dialog', { name: /^Unlock Nordlys/ });
    expect(within(dialog).getByText('Production')).toBeTruthy();
    expect(page.lastInput('sites.unlock')).toBeUndefined();
    await page.fill(within(dialog).getByRole('textbox', { name: 'Ticket reference' }), 'CASE-4711');
    await page.user.click(within(dialog).getByRole('button', { name: /^Unlock Nordlys.* for 30 minutes$/ }));
    await waitFor(() => expect(band().getByText('Unlocked for 30 min')).toBeTruthy());
    expect(document.title).toBe(`${productionSite.name} (Production, open for writing) – ActorLink`);
    expect(page.lastInput('sites.unlock')).toEqual({
      siteId: 'nordlys',
      confirmedSiteName: productionSite.name,
      ticket: 'CASE-4711',
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('starts the dialog on Cancel, so that Enter alone unlocks nothing', async () => {
    const page = await openProduction();
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    const dialog = await screen.findByRole('dialog');
    const cancel = within(dialog).getByRole('button', { name: 'Cancel' });
    await waitFor(() => expect(document.activeElement).toBe(cancel));
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(page.lastInput('sites.unlock')).toBeUndefined();
  });

  it('says why it could not be opened and stays closed', async () => {
    const page = await openProduction({ 'sites.unlock': () => fail('confirmation-needed') });
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    await page.user.click(await screen.findByRole('button', { name: /for 30 minutes$/ }));
    await screen.findByText(/Confirm with the name of the site/);
    expect(band().getByText('Locked for writing')).toBeTruthy();
  });

  it('is closed by hand', async () => {
    const page = await openProduction();
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    await page.user.click(await screen.findByRole('button', { name: /for 30 minutes$/ }));
    await page.user.click(await band().findByRole('button', { name: 'Lock now' }));
    await band().findByText('Locked for writing');
    expect(page.lastInput('sites.lock')).toEqual({ siteId: 'nordlys' });
  });

  it('tells when the main process closed it', async () => {
    const page = await openProduction();
    act(() => page.emit('sites.locked', { siteId: 'nordlys', reason: 'computer' }));
    expect(await screen.findByText(/is locked again, as the computer was locked or slept/)).toBeTruthy();
  });

  it('shows what is left of an unlock that has run out as locked, without being told', async () => {
    await openProduction({
      'sites.list': () => [practiceSite, { ...productionSite, unlockedUntil: inMinutes(-1) }],
    });
    expect(band().getByText('Locked for writing')).toBeTruthy();
  });

  it('does not exist elsewhere', async () => {
    renderPage();
    await screen.findByRole('region', { name: 'Site in use' });
    expect(band().queryByRole('button')).toBeNull();
  });
});

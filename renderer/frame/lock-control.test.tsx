import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, type Answers } from '../testing/fake-bridge';
import { preparePageTests, renderPage, type RenderedPage } from '../testing/render-page';
import { firstPreferences, practiceSite, productionSite } from '../testing/sample-data';

preparePageTests();

const inMinutes = (count: number) => new Date(Date.now() + count * 60_000 - 500).toISOString();

async function openProduction(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderPage({
    'preferences.get': () => ({ ...firstPreferences, siteId: productionSite.id }),
    'sites.list': () => [practiceSite, productionSite],
    ...answers,
  });
  await screen.findByRole('region', { name: 'Site in use' });
  return page;
}

const band = () => within(screen.getByRole('region', { name: 'Site in use' }));

describe('the write lock of a production site', () => {
  it('says why it could not be opened and stays closed', async () => {
    const page = await openProduction({ 'sites.unlock': () => fail('confirmation-needed') });
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    await page.user.click(await screen.findByRole('button', { name: /for 30 minutes$/ }));
    await screen.findByText(/Confirm with the name of the site/);
    expect(band().getByText('Locked for writing')).toBeTruthy();
  });

  it('calls it no failure that the question was answered with no', async () => {
    const page = await openProduction({
      'sites.unlock': () => fail('site-locked', { params: { site: 'Nordlys' } }),
    });
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    await page.user.click(await screen.findByRole('button', { name: /for 30 minutes$/ }));
    await screen.findByText('Not unlocked.');
    expect(screen.queryByText(/then send the link/)).toBeNull();
  });

  it('once opened leaves the keyboard beside the button that would close it again', async () => {
    let unlockedUntil: string | null = null;
    const page = await openProduction({
      'sites.list': () => [practiceSite, { ...productionSite, unlockedUntil }],
      'sites.unlock': () => ({ until: (unlockedUntil = inMinutes(30)) }),
    });
    await page.user.click(band().getByRole('button', { name: 'Unlock' }));
    await page.user.click(await screen.findByRole('button', { name: /for 30 minutes$/ }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Unlocked for 30 min'));
    await page.user.keyboard('{Enter}');
    expect(page.calls.map(({ method }) => method)).not.toContain('sites.lock');
  });

  it('shows what is left of an unlock that has run out as locked, without being told', async () => {
    await openProduction({
      'sites.list': () => [practiceSite, { ...productionSite, unlockedUntil: inMinutes(-1) }],
    });
    expect(band().getByText('Locked for writing')).toBeTruthy();
  });
});

import { cleanup, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SiteView } from '../../../shared/site';
import { fail, type Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen, type RenderedPage } from '../../testing/render-page';
import { firstPreferences, practiceSite, productionSite, testSite } from '../../testing/sample-data';
import { SitesScreen } from './sites-screen';

preparePageTests();

const nordlys: SiteView = { ...productionSite, customer: 'Nordlys' };
const third: SiteView = { ...testSite, id: 'third', name: 'Ålesund Skip', customer: 'Ålesund' };
const sjoberg: SiteView = { ...testSite, customer: 'Sjöberg', lastUsedAt: '2026-11-20T10:00:00.000Z' };

async function openList(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, {
    'sites.list': () => [practiceSite, nordlys, sjoberg],
    ...answers,
  });
  await screen.findByRole('list', { name: 'Your sites' });
  return page;
}

/** A main process that keeps the order it is given, once `mayAnswer` lets it. */
function keepOrder(mayAnswer: () => Promise<void>): Answers {
  let list = [practiceSite, nordlys, sjoberg, third];
  return {
    'sites.list': () => list,
    'sites.reorder': async ({ siteIds }) => {
      await mayAnswer();
      list = [practiceSite, ...siteIds.flatMap((siteId) => list.filter(({ id }) => id === siteId))];
      return list;
    },
  };
}

/** The names of the rows from top to bottom. */
const rows = () =>
  screen
    .getAllByRole('button', { name: /^(Practice site|Nordlys|Sjöbergs|Ålesund)/ })
    .map((row) => row.textContent?.slice(0, 7));

describe('the list of sites', () => {
  it('stands by customer with the last used first, and narrows as one types', async () => {
    const page = await openList();
    expect(rows()).toEqual(['Practic', 'Sjöberg', 'Nordlys']);
    expect(screen.getByRole('list', { name: 'Sjöberg' })).toBeTruthy();
    await page.fill(screen.getByRole('searchbox', { name: 'Search sites' }), 'bjørg');
    await waitFor(() => expect(rows()).toEqual(['Nordlys']));
    await page.fill(screen.getByRole('searchbox', { name: 'Search sites' }), 'zzz');
    expect(await screen.findByText(/No site has “zzz”/)).toBeTruthy();
  });

  it('is put in order by buttons and by Alt and arrows; the focus stays, and the new place is said', async () => {
    let gate = Promise.resolve();
    const page = await openList(keepOrder(() => gate));
    await page.user.click(screen.getByRole('checkbox', { name: /^My own order/ }));
    expect(rows()).toEqual(['Practic', 'Nordlys', 'Sjöberg', 'Ålesund']);
    const up = screen.getByRole('button', { name: 'Move Sjöbergs Värme up' });
    await page.user.click(up);
    await waitFor(() => expect(rows()).toEqual(['Practic', 'Sjöberg', 'Nordlys', 'Ålesund']));
    await screen.findByText('Sjöbergs Värme is now number 1 of 3.');
    expect(document.activeElement).toBe(up);
    const row = screen.getByRole('button', { name: /^Sjöbergs/ });
    row.focus();
    await page.user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await screen.findByText(/is the first already/);
    expect(page.calls.filter(({ method }) => method === 'sites.reorder')).toHaveLength(1);
    // A second step before the first has been answered.
    let open: (() => void) | undefined;
    gate = new Promise((resolve) => (open = resolve));
    await page.user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(rows()).toEqual(['Practic', 'Nordlys', 'Sjöberg', 'Ålesund']));
    await page.user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    open?.();
    await screen.findByText('Sjöbergs Värme is now number 3 of 3.');
    expect(page.lastInput('sites.reorder')).toEqual({ siteIds: ['nordlys', 'third', 'sjoberg'] });
    expect(rows()).toEqual(['Practic', 'Nordlys', 'Ålesund', 'Sjöberg']);
    expect(document.activeElement).toBe(row);
  });

  it('goes back to the order that is kept where a move could not be', async () => {
    const page = await openList({
      'preferences.get': () => ({ ...firstPreferences, siteOrder: 'own' }),
      'sites.reorder': () => fail('storage-full', { params: { file: 'sites.json' } }),
    });
    await page.user.click(screen.getByRole('button', { name: 'Move Sjöbergs Värme up' }));
    await screen.findByText(/sites\.json could not be written/);
    await waitFor(() => expect(rows()).toEqual(['Practic', 'Nordlys', 'Sjöberg']));
  });

  it('stands as the user chose, also next time, and says where the choice could not be kept', async () => {
    const page = await openList();
    const own = screen.getByRole('checkbox', { name: /^My own order/ });
    await page.user.click(own);
    expect(page.lastInput('preferences.set')).toEqual({ siteOrder: 'own' });
    page.answer({ 'preferences.set': () => fail('storage-full', { params: { file: 'preferences.json' } }) });
    await page.user.click(own);
    await screen.findByText(/preferences\.json could not be written/);
    expect(own).toHaveProperty('checked', true);
    cleanup();
    await openList({ 'preferences.get': () => ({ ...firstPreferences, siteOrder: 'own' }) });
    expect(rows()).toEqual(['Practic', 'Nordlys', 'Sjöberg']);
  });

  it('is exported without secrets and imported whole or not at all', async () => {
    const page = await openList({
      'sites.export': () => ({ fileName: 'sites.json', count: 2 }),
      'sites.import': () =>
        fail('import-not-readable', {
          params: { file: 'sites.json', reason: 'it is not well-formed JSON', place: 'line 3, column 7' },
        }),
    });
    await page.user.click(screen.getByRole('button', { name: 'Export sites' }));
    await screen.findByText(/2 sites exported to sites\.json.*secrets are not in it/);
    await page.user.click(screen.getByRole('button', { name: 'Import sites' }));
    await screen.findByText(/not well-formed JSON \(line 3, column 7\)\. No site was added/);
    page.answer({
      'sites.import': () => ({
        fileName: 'x',
        withoutAuthority: ['Nordlys'],
        added: 1,
        skipped: ['Nordlys'],
        sameName: [{ name: 'Acme', address: 'https://other.example' }],
      }),
    });
    await page.user.click(screen.getByRole('button', { name: 'Import sites' }));
    await screen.findByText(/1 site added/);
    expect(screen.getByText('Nordlys was not added: it is in the list already.')).toBeTruthy();
    expect(screen.getByText(/several sites called Acme.*https:\/\/other\.example/)).toBeTruthy();
  });

  it('gives a copy of a site to go on with', async () => {
    const copy = { ...nordlys, id: 'copy', name: 'Nordlys (copy)', secret: 'none' as const };
    let list = [practiceSite, nordlys];
    const page = await openList({
      'sites.list': () => list,
      'sites.duplicate': () => {
        list = [...list, copy];
        return copy;
      },
    });
    await page.user.click(screen.getByRole('button', { name: /^Nordlys/ }));
    await page.user.click(await screen.findByRole('button', { name: 'Duplicate site' }));
    expect(await screen.findByRole('heading', { name: 'Edit Nordlys (copy)' })).toBeTruthy();
  });
});

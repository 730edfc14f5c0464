import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { fail, type Answers } from '../testing/fake-bridge';
import { preparePageTests, renderPage, type RenderedPage } from '../testing/render-page';
import {
  countsOf,
  appInfo,
  firstPreferences,
  makeEntry,
  practiceSite,
  productionSite,
  testSite,
} from '../testing/sample-data';

preparePageTests();
beforeEach(() => {
  delete document.documentElement.dataset['ready'];
});

async function openPage(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderPage({ 'sites.list': () => [practiceSite, productionSite, testSite], ...answers });
  await screen.findByRole('combobox', { name: 'Site' });
  await waitFor(() => expect(document.documentElement.dataset['ready']).toBe('true'));
  return page;
}

const band = () => screen.getByRole('region', { name: 'Site in use' });

describe('the site in use', () => {
  it('is switched by the combobox, kept for the next start, and never behind on the band', async () => {
    const { user, lastInput } = await openPage();
    await user.click(screen.getByRole('combobox', { name: 'Site' }));
    await user.click(await screen.findByRole('option', { name: /^Nordlys.*Production/ }));
    await waitFor(() => expect(band().textContent).toContain('Production'));
    expect(band().textContent).toContain('bjørg.åsheim');
    expect(document.title).toBe(`${productionSite.name} (Production, locked) – ActorLink`);
    expect(lastInput('preferences.set')).toEqual({ siteId: 'nordlys' });
    await screen.findByText(/What you had begun on Practice site is kept there/);
  });

  it('asks for the whole list when its box is opened, and not before', async () => {
    let recent = [practiceSite, productionSite];
    const { user, calls, lastInput } = await openPage({
      'sites.listRecent': () => recent,
      'sites.use': () => {
        recent = [...recent, testSite];
        return testSite;
      },
    });
    const countWhole = () => calls.filter(({ method }) => method === 'sites.list').length;
    await waitFor(() => expect(calls.map(({ method }) => method)).toContain('sites.listRecent'));
    expect(countWhole()).toBe(0);
    await user.click(screen.getByRole('combobox', { name: 'Site' }));
    await user.click(await screen.findByRole('option', { name: /^Sjöbergs/ }));
    await waitFor(() => expect(band().textContent).toContain(testSite.name));
    expect(lastInput('preferences.set')).toEqual({ siteId: testSite.id });
  });

  it('lets go on typing while the sites are read again, as each switch makes them', async () => {
    const { answer, calls, emit, user } = await openPage();
    act(() => emit('menu.command', { command: 'switch-site' }));
    await user.keyboard('Sjö');
    const countReads = () => calls.filter(({ method }) => method === 'sites.listRecent').length;
    const readBefore = countReads();
    answer({
      'sites.list': () => [
        { ...practiceSite, lastUsedAt: '2026-11-20T10:00:00.000Z' },
        productionSite,
        testSite,
      ],
    });
    act(() => emit('sites.changed', { siteId: practiceSite.id }));
    await waitFor(() => expect(countReads()).toBeGreaterThan(readBefore));
    await user.keyboard('bergs');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Site' }).value).toBe('Sjöbergs');
  });

  it('goes back to the site before where the choice could not be kept', async () => {
    const { user } = await openPage({
      'preferences.set': () => fail('storage-failed', { params: { file: 'preferences.json' } }),
    });
    await user.click(screen.getByRole('combobox', { name: 'Site' }));
    await user.click(await screen.findByRole('option', { name: /^Nordlys/ }));
    await waitFor(() => expect(band().textContent).toContain('Practice site'));
  });

  it('falls back to the practice site where the chosen one is gone', async () => {
    await openPage({ 'preferences.get': () => ({ ...firstPreferences, siteId: 'removed' }) });
    expect(band().textContent).toContain('Practice site');
  });

  it('is asked for again where the sites could not be read', async () => {
    const { user, answer } = renderPage({
      'sites.list': () => fail('storage-failed', { params: { file: 'sites.json' } }),
    });
    await screen.findByText(/sites\.json could not be read or written/);
    answer({ 'sites.list': () => [practiceSite] });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(band().textContent).toContain('Practice site'));
  });
});

describe('notices', () => {
  it('of the start and of later stand on the page until they are dismissed', async () => {
    const page = await openPage({
      'app.info': () => ({
        ...appInfo,
        notices: [
          { id: 'n1', kind: 'file-set-aside', params: { file: 'sites.json', keptAs: 'sites.json.bad-1' } },
        ],
      }),
    });
    const first = await screen.findByText(/sites\.json could not be read.*sites\.json\.bad-1/);
    act(() => page.emit('app.notice', { id: 'n2', kind: 'page-reloaded', params: {} }));
    await screen.findByText(/nothing was sent twice/);
    const notice = first.closest<HTMLElement>('[role=alert]');
    if (!notice) throw new Error('A notice is an alert.');
    await page.user.click(within(notice).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/sites\.json could not be read/)).toBeNull();
    expect(screen.getByText(/nothing was sent twice/)).toBeTruthy();
  });

  it('about an entry that could not be kept offers to save it elsewhere, and ends when it is kept', async () => {
    const page = await openPage({
      'activity.saveUnwritten': () => ({ fileName: 'entries.json', count: 1 }),
    });
    const params = { count: 1, file: 'actorlink.db' };
    act(() => page.emit('app.notice', { id: 'n3', kind: 'entries-not-kept-full', params }));
    await screen.findByText(/The disk is full.*kept in memory/);
    await page.user.click(screen.getByRole('button', { name: 'Save elsewhere' }));
    await waitFor(() =>
      expect(page.calls.filter(({ method }) => method === 'activity.saveUnwritten')).toHaveLength(1),
    );
    act(() => page.emit('app.notice', { id: 'n3', kind: 'entries-kept-late', params: { count: 1 } }));
    expect(await screen.findByText(/is in the activity now/)).toBeTruthy();
    expect(screen.queryByText(/The disk is full/)).toBeNull();
  });

  it('about a damaged database offer the newest backup with its day, and say what came back', async () => {
    const page = await openPage({ 'activity.useBackup': () => ({ count: 12 }) });
    const params = { file: 'actorlink.db', keptAs: 'actorlink.db.bad-1', day: '2026-03-01' };
    act(() => page.emit('app.notice', { id: 'n4', kind: 'database-set-aside', params }));
    await screen.findByText(/newest backup is of 2026-03-01.*after it was made is missing/);
    await page.user.click(screen.getByRole('button', { name: 'Use the backup of 2026-03-01' }));
    expect(await screen.findByText('12 entries are back.')).toBeTruthy();
    expect(page.lastInput('activity.useBackup')).toEqual({ day: '2026-03-01' });
  });

  it('about unfinished submits follow what is still unknown, and lead to just that', async () => {
    const looked = new Set(['e1']);
    const { readBack } = makeEntry();
    // Of the fourth a look has found nothing after its time: another look would tell no more.
    const gone = { readBack: readBack && { ...readBack, linked: false } };
    const entryOf = (id: string) =>
      makeEntry({
        id,
        state: looked.has(id) ? 'Verified' : 'Unknown',
        ...(id === 'e4' ? gone : { holdUntil: '2026-03-01T08:10:00.000Z' }),
      });
    const page = await openPage({
      'app.info': () => ({
        ...appInfo,
        notices: [
          {
            id: 'n1',
            kind: 'unfinished-submits',
            params: { count: 4, entryIds: 'e1 e2 e3 e4', sites: 'Practice site' },
          },
        ],
      }),
      'activity.get': ({ activityId }) => entryOf(activityId),
      'links.check': ({ activityId }) => {
        looked.add('e2').add('e3');
        return entryOf(activityId);
      },
      'activity.list': () => ({
        items: [entryOf('e2')],
        more: false,
        counts: countsOf({ Unknown: 1 }),
      }),
    });
    await screen.findByText(/being sent to Practice site\. Of 2 writes it is not known yet/);
    await page.user.click(screen.getByRole('button', { name: 'Check' }));
    await waitFor(() =>
      expect(page.lastInput('activity.list')).toMatchObject({
        states: ['Unknown'],
        about: { siteId: 'practice' },
      }),
    );
    await page.user.click(await screen.findByRole('button', { name: /^Show Orkdal AS to / }));
    await page.user.click(await screen.findByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(screen.queryByText(/being sent to Practice site/)).toBeNull());
  });
});

describe('colours', () => {
  it('follow the preference, and a choice is kept', async () => {
    const { user, lastInput } = await openPage({
      'preferences.get': () => ({ ...firstPreferences, theme: 'dark' }),
    });
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
    await user.click(screen.getByRole('button', { name: 'Colours' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Light' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('light'));
    expect(lastInput('preferences.set')).toEqual({ theme: 'light' });
  });
});

describe('commands of the menu', () => {
  it('lead to the screens, to the combobox and to the shortcut sheet', async () => {
    const { emit, user } = await openPage();
    act(() => emit('menu.command', { command: 'show-sites' }));
    await screen.findByRole('heading', { name: 'Sites' });
    act(() => emit('menu.command', { command: 'show-activity' }));
    await screen.findByRole('heading', { name: 'Activity' });
    act(() => emit('menu.command', { command: 'switch-site' }));
    const picker = screen.getByRole<HTMLInputElement>('combobox', { name: 'Site' });
    expect(document.activeElement).toBe(picker);
    // What is typed next takes the place of the name of the site in use.
    expect(picker.value.slice(picker.selectionStart ?? 0, picker.selectionEnd ?? 0)).toBe('Practice site');
    // From the bar the key of the screen leads into it, also where it is in sight already.
    act(() => emit('menu.command', { command: 'show-activity' }));
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search activity' }));
    act(() => emit('menu.command', { command: 'shortcuts' }));
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.click(within(sheet).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('a screen that breaks', () => {
  it('says so, leaves the frame standing, and is reported to the log', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { user, lastInput } = await openPage({
      'activity.list': () => ({
        items: [makeEntry({ at: 'no time' })],
        more: false,
        counts: countsOf({ Verified: 1 }),
      }),
    });
    await user.click(screen.getByRole('link', { name: 'Activity' }));
    await screen.findByText(/Something went wrong inside ActorLink.*log-1/);
    expect(lastInput('app.reportProblem')).toHaveProperty('stack');
    expect(band().textContent).toContain('Practice site');
  });
});

test('what comes with the first pair is drawn once beforehand, where nobody sees, hears or reaches it, and goes away', async () => {
  // Seen from the start on: it may be gone again before the rest of the page is there.
  const drawn = waitFor(() => {
    const found = document.querySelector('[data-warm-up]:has(table)');
    expect(found).toBeTruthy();
    return found;
  });
  await openPage();
  const place = await drawn;
  expect(screen.queryByRole('table', { hidden: false })).toBeNull();
  expect(place?.hasAttribute('inert')).toBe(true);
  // The line of each chosen side, the rows, and what there is to look at.
  expect(place?.querySelectorAll('section > h2, tr[data-row-id], li').length).toBeGreaterThan(6);
  await waitFor(() => expect(place?.isConnected).toBe(false));
});

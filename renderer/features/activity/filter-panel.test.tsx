import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { countsOf, makeEntry } from '../../testing/sample-data';
import { noFilter, toQuery } from './activity-filter';
import { ActivityScreen } from './activity-screen';

preparePageTests();

const counts = countsOf();
const entries = [makeEntry({ id: 'a', changes: 3 }), makeEntry({ id: 'b', state: 'Failed' })];

function openActivity() {
  return renderScreen(<ActivityScreen />, {
    'activity.list': () => ({ items: entries, more: false, counts }),
    'activity.get': ({ activityId }) => entries.find(({ id }) => id === activityId) ?? makeEntry(),
    'activity.facets': () => ({
      sites: [{ siteId: 's1', name: 'Nordlys' }],
      users: ['kari', 'ola'],
      kinds: ['link', 'unlock'],
      runs: [
        { runId: 'r-2', planName: 'Kunder i nord', at: '2026-11-23T09:15:00.000Z' },
        { runId: 'r-1', planName: '', at: '2026-11-20T09:15:00.000Z' },
      ],
    }),
    'activity.export': () => ({ count: 2 }),
    'activity.delete': () => ({ count: 0 }),
  });
}

describe('the panel of filters', () => {
  it('narrows by site, person, kind and day, sorts by a header, exports what fits and asks to delete of it by age', async () => {
    const { user, lastInput } = openActivity();
    await user.click(await screen.findByRole('button', { name: 'Filter, export' }));
    const choose = async (box: string, option: string | RegExp) => {
      await user.click(await screen.findByRole('combobox', { name: box }));
      await user.click(await screen.findByRole('option', { name: option }));
    };
    await choose('Site', 'Nordlys');
    await choose('User', 'ola');
    await choose('Kind', 'Unlocking');
    await choose('Run', /^Kunder i nord, 23 Nov 2026/);
    await user.click(screen.getByRole('button', { name: 'State' }));
    await waitFor(() =>
      expect(lastInput('activity.list')).toEqual({
        text: '',
        states: [],
        about: { siteId: 's1', user: 'ola', kind: 'unlock', runId: 'r-2' },
        order: { by: 'state', isDescending: false },
        page: 0,
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    expect(await screen.findAllByText('2 entries exported, without secrets')).toBeTruthy();
    expect(lastInput('activity.export')).toHaveProperty('about.siteId', 's1');
    await choose('Of what fits, delete entries', 'older than 30 days');
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    expect(await screen.findAllByText('Nothing was deleted: no such entry is settled.')).toBeTruthy();
    expect(lastInput('activity.delete')).toEqual({
      fitting: {
        text: '',
        states: [],
        about: { siteId: 's1', user: 'ola', kind: 'unlock', runId: 'r-2' },
      },
      olderThanDays: 30,
    });
  });

  it('leads from an entry to all of its record, and back', async () => {
    const { user, lastInput } = openActivity();
    await user.click((await screen.findAllByRole('button', { name: /^Show .+ to / }))[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'All entries of this record' }));
    await waitFor(() => expect(lastInput('activity.list')).toHaveProperty('about.record.crmRecordId'));
    await user.click(screen.getByRole('button', { name: /^Show other records than/ }));
    await waitFor(() => expect(lastInput('activity.list')).toEqual({ text: '', states: [], page: 0 }));
  });

  it('lets the entry follow the arrows, and says how many values changed', async () => {
    const { user } = openActivity();
    const [first, second] = await screen.findAllByRole('button', { name: /^Show .+ to / });
    expect(first?.closest('tr')?.textContent).toContain('3');
    await user.click(first as HTMLElement);
    await screen.findByRole('button', { name: 'Close details' });
    first?.focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(second?.getAttribute('aria-current')).toBe('true'));
    // An entry that the list may not show any more does not stay beside it; another order hides none.
    await user.click(screen.getByRole('button', { name: 'State' }));
    expect(screen.getByRole('button', { name: 'Close details' })).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search activity' }), 'x');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Close details' })).toBeNull());
  });
});

describe('a filter', () => {
  it('takes days as whole days of this computer, and leaves half-typed ones out', () => {
    const { about } = toQuery({ ...noFilter, from: '2026-03-01', to: '2026-03-02' });
    const { from = '', to = '' } = about?.between ?? {};
    expect(new Date(to).getTime() - new Date(from).getTime()).toBe(2 * 24 * 60 * 60 * 1_000 - 1);
    expect(toQuery({ ...noFilter, from: '2026-13-01' }).about?.between?.from).toMatch(/^0000-/);
    expect(toQuery(noFilter)).toEqual({ text: '', states: [] });
  });
});

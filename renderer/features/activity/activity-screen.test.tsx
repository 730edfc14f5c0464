import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests } from '../../testing/render-page';
import { makeEntry } from '../../testing/sample-data';
import { countStates, openActivity, shownRows, unknownEntry } from './testing/open-activity';

preparePageTests();

describe('the activity list', () => {
  it('filters by several states at once, and says how many there are of each', async () => {
    const { user, lastInput } = openActivity([
      makeEntry(),
      unknownEntry,
      makeEntry({ id: 'f1', state: 'Failed' }),
    ]);
    await waitFor(() => expect(shownRows()).toHaveLength(3));
    expect(screen.queryByRole('button', { name: /^Sent, / })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Unknown, 1' }));
    await waitFor(() => expect(shownRows()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Failed, 1' }));
    await waitFor(() => expect(shownRows()).toHaveLength(2));
    expect(lastInput('activity.list')).toEqual({ text: '', states: ['Unknown', 'Failed'], page: 0 });
    expect(screen.getByRole('button', { name: 'Failed, 1' }).getAttribute('aria-pressed')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(shownRows()).toHaveLength(3));
  });

  it('names each row by its state and kind too, as the eye reads it', async () => {
    openActivity([makeEntry(), unknownEntry, makeEntry({ id: 'gone', kind: 'unlink' })]);
    const verified = await screen.findByRole('button', {
      name: /^Show Orkdal AS to Orkdal A\/S, Verified, /,
    });
    expect(verified.textContent).toBe('VerifiedLink');
    const broken = screen.getByRole('button', { name: /^Show Unlink: Orkdal AS and / });
    expect(broken.textContent).toBe('VerifiedUnlink');
    expect(screen.getByRole('button', { name: /^Show Sjöbergs Värme to .*, Unknown, / })).toBeTruthy();
  });

  it('cuts neither keys nor times, as the names beside them are cut', async () => {
    openActivity([
      makeEntry({ erpActorType: 'Customer', erpKey: '10014' }),
      makeEntry({ id: 'two', erpActorType: 'Customer', erpKey: '10035' }),
    ]);
    await waitFor(() => expect(shownRows()).toHaveLength(2));
    for (const key of ['10014', '10035']) expect(screen.getByText(key).className).toBe('key');
    for (const time of screen.getAllByText(/2026, \d/)) expect(time.className).toBe('whole');
    expect(screen.getAllByText(/2026, \d/)).toHaveLength(2);
  });

  it('searches by words, and leads back from a search without hits', async () => {
    const { user, fill } = openActivity([makeEntry(), unknownEntry]);
    const box = await screen.findByRole('searchbox', { name: 'Search activity' });
    await fill(box, 'Sjöbergs');
    await waitFor(() => expect(shownRows()).toHaveLength(1));
    await fill(box, 'nobody');
    await screen.findByText('No entry fits');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(shownRows()).toHaveLength(2));
  });

  it('draws only the rows in sight, and asks for the next page on demand', async () => {
    const page = Array.from({ length: 50 }, (_, index) =>
      makeEntry({ id: `e${index}`, erpKey: `000${index}` }),
    );
    const { user, lastInput } = openActivity(page, {
      'activity.list': (input) => ({ items: page, more: input.page === 0, counts: countStates(page) }),
    });
    const table = await screen.findByRole('grid', { name: 'Sent links' });
    expect(shownRows().length).toBeLessThan(30);
    expect(table.getAttribute('aria-rowcount')).toBe('51');
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(lastInput('activity.list')).toMatchObject({ page: 1 }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull());
  });

  it('teaches while nothing was sent yet', async () => {
    openActivity([]);
    await screen.findByText('Nothing has been sent yet');
    expect(screen.getByRole('button', { name: 'Make a link' })).toBeTruthy();
  });

  it('tells a failure from an empty list, and tries again', async () => {
    const { user, answer } = openActivity([], {
      'activity.list': () => fail('storage-failed', { params: { file: 'actorlink.db' } }),
    });
    await screen.findByText(/actorlink\.db could not be read or written/);
    expect(screen.queryByText('Nothing has been sent yet')).toBeNull();
    answer({
      'activity.list': () => ({ items: [makeEntry()], more: false, counts: countStates([makeEntry()]) }),
    });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(shownRows()).toHaveLength(1));
  });
});

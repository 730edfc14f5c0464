import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { UnlockEntry } from '../../../shared/journal/entry';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { countsOf, makeEntry } from '../../testing/sample-data';
import { ActivityScreen } from './activity-screen';

preparePageTests();

const unlocked: UnlockEntry = {
  kind: 'unlock',
  id: 'u1',
  at: '2026-11-23T09:15:02.000Z',
  siteId: 'nordlys',
  siteName: 'Nordlys',
  environment: 'production',
  user: 'bjørg',
  ticket: 'CASE-4711',
  event: 'unlocked',
  until: '2026-11-23T09:45:02.000Z',
  reason: null,
};
const locked: UnlockEntry = { ...unlocked, id: 'u2', event: 'locked', until: null, reason: 'computer' };

it('shows when a production site was unlocked, by whom and for what, and why it was locked again', async () => {
  const counts = countsOf({ Verified: 1 });
  const page = renderScreen(<ActivityScreen />, {
    'activity.list': () => ({
      items: [locked, makeEntry({ ticket: 'CASE-4711' }), unlocked],
      more: false,
      counts,
    }),
    'activity.get': ({ activityId }) => (activityId === 'u1' ? unlocked : locked),
  });
  await page.user.click(await screen.findByRole('button', { name: /^Show Unlocked Nordlys/ }));
  await screen.findByRole('heading', { name: 'Nordlys was unlocked for writing.' });
  expect(screen.getAllByText('CASE-4711').length).toBeGreaterThan(0);
  await page.user.click(screen.getByRole('button', { name: /^Show Locked Nordlys/ }));
  await screen.findByRole('heading', { name: 'Nordlys was locked for writing.' });
  expect(screen.getAllByText(/computer was locked or slept/).length).toBeGreaterThan(0);
});

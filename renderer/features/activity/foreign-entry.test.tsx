import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ForeignEntry } from '../../../shared/journal/entry';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { countsOf, makeEntry } from '../../testing/sample-data';
import { ActivityScreen } from './activity-screen';

preparePageTests();

it('lists an entry of another version among the others, and says that this one cannot read it', async () => {
  const foreign: ForeignEntry = { kind: 'foreign', id: 'x1', at: '', state: 'Paused' };
  const counts = countsOf({ Verified: 1 });
  const page = renderScreen(<ActivityScreen />, {
    'activity.list': () => ({ items: [foreign, makeEntry()], more: false, counts }),
    'activity.get': () => foreign,
  });
  expect(await screen.findByRole('button', { name: /^Show .+ to / })).toBeDefined();
  await page.user.click(
    screen.getByRole('button', { name: 'Show an entry of another version, time not known' }),
  );
  await screen.findByRole('heading', { name: 'An entry of another version' });
  expect(screen.getByText(/This version cannot read it/)).toBeDefined();
});

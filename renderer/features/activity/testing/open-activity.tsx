import { screen } from '@testing-library/react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { submitStates, type SubmitState } from '../../../../shared/write/states';
import { fail, type Answers } from '../../../testing/fake-bridge';
import { renderScreen, type RenderedPage } from '../../../testing/render-page';
import { makeEntry } from '../../../testing/sample-data';
import { ActivityScreen } from '../activity-screen';

export const unknownEntry = makeEntry({
  id: 'u1',
  record: { crmActorType: 'Contact', crmRecordId: 123, name: 'Sjöbergs Värme' },
  state: 'Unknown',
  httpStatus: null,
  answeredAt: null,
  readBack: null,
  error: { code: 'timeout', changed: 'unknown', params: { host: 'crm.example', seconds: 60 }, detail: '' },
});

/** What looking at the site later found. */
export const lookedAt = { readBack: makeEntry().readBack };

export function countStates(entries: readonly JournalEntry[]): Record<SubmitState, number> {
  const count = (state: SubmitState) => entries.filter((entry) => entry.state === state).length;
  return Object.fromEntries(submitStates.map((state) => [state, count(state)])) as Record<
    SubmitState,
    number
  >;
}

/** Draws the screen on a journal of these entries. */
export function openActivity(entries: readonly JournalEntry[], answers: Answers = {}): RenderedPage {
  return renderScreen(<ActivityScreen />, {
    'activity.list': ({ states, text }) => ({
      items: entries.filter(
        ({ state, record }) => (states.length === 0 || states.includes(state)) && record.name.includes(text),
      ),
      more: false,
      counts: countStates(entries),
    }),
    'activity.get': ({ activityId }) =>
      entries.find(({ id }) => id === activityId) ?? fail('not-found', { params: { what: 'The entry' } }),
    ...answers,
  });
}

export const shownRows = () => screen.getAllByRole('button', { name: /^Show .+ (?:to|and) / });

/** The same, with the details of this entry open. */
export async function openEntry(entry: JournalEntry, answers: Answers = {}): Promise<RenderedPage> {
  const page = openActivity([entry], answers);
  await page.user.click(await screen.findByRole('button', { name: /^Show .+ (?:to|and) / }));
  await screen.findByRole('button', { name: 'Request as sent' });
  return page;
}

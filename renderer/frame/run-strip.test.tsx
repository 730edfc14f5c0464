import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Run } from '../../shared/link-plan/run';
import type { SiteView } from '../../shared/site';
import { preparePageTests, renderScreen } from '../testing/render-page';
import { practiceSite } from '../testing/sample-data';
import { countRows, makeRun as makePracticeRun } from '../testing/sample-run';
import { RunStrip } from './run-strip';

preparePageTests();

const acme: SiteView = {
  ...practiceSite,
  id: 'acme',
  name: 'Acme',
  environment: 'production',
  builtIn: false,
};
const makeRun = (changes: Partial<Run> = {}): Run =>
  makePracticeRun({
    planName: 'Go-live',
    siteId: acme.id,
    siteName: acme.name,
    environment: 'production',
    status: 'sending',
    stage: 'rest',
    pausedBy: null,
    permit: { givenAt: '2026-03-01T08:10:00.000Z', ticket: 'T-7', endedAt: null },
    counts: countRows({ Verified: 100, Ready: 300 }),
    rowsPerSecond: 10,
    secondsLeft: 30,
    ...changes,
  });

it('tells of a run that may write to production, whatever site is in use, and takes that back by one press', async () => {
  const { user, lastInput, emit } = renderScreen(<RunStrip />, {
    'sites.list': () => [practiceSite, acme],
    'plans.activeRuns': () => [makeRun()],
    'plans.revokePermit': () => makeRun(),
  });
  const strip = await screen.findByRole('region', { name: 'Runs under way' });
  expect(strip.textContent).toMatch(/The run of “Go-live” in Acme: 100 of 400 · may write since .* \(T-7\)/);
  await user.click(screen.getByRole('button', { name: 'Take the permit back for the run of Go-live' }));
  await waitFor(() => expect(lastInput('plans.revokePermit')).toEqual({ runId: 'r1' }));
  emit('plans.runProgress', makeRun({ status: 'ended' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Runs under way' })).toBeNull());
});

it('says at the start which run the program was closed in, and leads to it on its own site', async () => {
  const { user, lastInput } = renderScreen(<RunStrip />, {
    'sites.list': () => [practiceSite, acme],
    'plans.activeRuns': () => [makeRun({ status: 'interrupted', permit: null })],
    'sites.use': () => acme,
  });
  const show = await screen.findByRole('button', { name: 'Show the run of Go-live' });
  expect(screen.getByRole('region').textContent).toContain('Nothing was sent since.');
  await user.click(show);
  await waitFor(() => expect(lastInput('sites.use')).toEqual({ siteId: 'acme' }));
});

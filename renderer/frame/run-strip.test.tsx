import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { defaultRunSettings, type Run } from '../../shared/link-plan/run';
import { rowStates } from '../../shared/link-plan/row-state';
import type { SiteView } from '../../shared/site';
import { preparePageTests, renderScreen } from '../testing/render-page';
import { practiceSite } from '../testing/sample-data';
import { RunStrip } from './run-strip';

preparePageTests();

const acme: SiteView = {
  ...practiceSite,
  id: 'acme',
  name: 'Acme',
  environment: 'production',
  builtIn: false,
};
const none = Object.fromEntries(rowStates.map((state) => [state, 0])) as Run['counts'];
const makeRun = (changes: Partial<Run> = {}): Run => ({
  runId: 'r1',
  planId: 'p1',
  planName: 'Go-live',
  siteId: acme.id,
  siteName: acme.name,
  environment: 'production',
  user: 'kari',
  retryOf: null,
  settings: defaultRunSettings,
  status: 'sending',
  stage: 'rest',
  pausedBy: null,
  error: null,
  isCancelled: false,
  permit: { givenAt: '2026-03-01T08:10:00.000Z', ticket: 'T-7', endedAt: null },
  total: 400,
  counts: { ...none, Verified: 100, Ready: 300 },
  leftOut: 0,
  unsent: null,
  verifiedSince: 0,
  retryable: 0,
  neverSent: 0,
  settled: 0,
  notThere: 0,
  waitsUntil: null,
  linkless: 0,
  toLookAt: 0,
  heldUntil: null,
  unlinked: 0,
  rowsPerSecond: 10,
  secondsLeft: 30,
  startedAt: '2026-03-01T08:10:00.000Z',
  endedAt: null,
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

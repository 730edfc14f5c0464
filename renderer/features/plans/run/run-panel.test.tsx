import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../shared/link-plan/run';
import { preparePageTests } from '../../../testing/render-page';
import { firstPreferences, practiceSite, productionSite } from '../../../testing/sample-data';
import { takeFocus } from '../take-focus';
import { countsOf, makePlan, makeRun, openPlan } from '../testing/open-plan';

preparePageTests();

describe('a run', () => {
  it('says what it waits for, and goes on when told to', async () => {
    const { user, lastInput, emit } = await openPlan({
      'plans.listRuns': () => [makeRun()],
      'plans.continueRun': () => makeRun({ status: 'sending', pausedBy: null }),
    });
    expect(
      await screen.findByText(
        '3 of 3 verified. The first rows are sent and read back. Look at them, then go on.',
      ),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Link 397 more records in / }));
    await waitFor(() => expect(lastInput('plans.continueRun')).toEqual({ runId: 'r1' }));
    emit('plans.runProgress', makeRun({ status: 'sending', pausedBy: null }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Pause'));
  });

  it('of which the first rows did not verify keeps the keyboard off the rest, and asks once more', async () => {
    const counts = countsOf({ Different: 1, Unknown: 1, Failed: 1, Ready: 27 });
    const run = makeRun({ pausedBy: 'too-few-verified', stage: 'ramp', total: 30, counts, toLookAt: 1 });
    const { user, calls, lastInput } = await openPlan({
      'plans.listRuns': () => [run],
      'plans.continueRun': () => run,
    });
    expect(await screen.findByText(/^0 of 3 verified\. It stopped by itself/)).toBeTruthy();
    // Whatever gives the keyboard to the run, and whatever loses it in there, comes to the heading.
    const heading = within(screen.getByRole('region', { name: 'Newest run' })).getByText(
      'Waits for you · Ramp',
    );
    takeFocus(heading.closest('section'));
    expect(document.activeElement).toBe(heading);
    expect(heading.getAttribute('data-focus-home')).toBe('run:r1');
    await user.click(screen.getByRole('button', { name: /^Link 27 more records in / }));
    const step = await screen.findByRole('dialog', { name: 'Go on although not all verified?' });
    expect(calls.some(({ method }) => method === 'plans.continueRun')).toBe(false);
    await user.click(within(step).getByRole('button', { name: /^Link 27 more/ }));
    await waitFor(() => expect(lastInput('plans.continueRun')).toEqual({ runId: 'r1' }));
  });

  it('counts what going on would send, and says why rows are left out', async () => {
    let run = makeRun({ counts: countsOf({ Verified: 3, Ready: 22 }), total: 25, leftOut: 3 });
    const { emit } = await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByRole('button', { name: /^Link 19 more records in / })).toBeTruthy();
    expect(screen.getByText(/^3 rows are left out when you go on: /)).toBeTruthy();
    run = makeRun({ status: 'ended', pausedBy: null, counts: countsOf({ Verified: 3, Cancelled: 22 }) });
    emit('plans.runProgress', run);
    expect(await screen.findByText(/^22 rows were not sent when their turn came: /)).toBeTruthy();
  });

  it('is not told as done where rows were not sent, and offers what an earlier run left', async () => {
    const counts = countsOf({ Draft: 3 });
    const { user } = await openPlan({
      'plans.lookAgain': () => makeRun({ toLookAt: 5 }),
      'plans.listRuns': () => [
        makeRun({
          status: 'ended',
          pausedBy: null,
          total: 3,
          counts,
          toLookAt: 5,
          retryable: 28,
          neverSent: 22,
        }),
      ],
    });
    expect(await screen.findByText(/^3 rows were not sent: /)).toBeTruthy();
    expect(screen.getByText('0 of 3')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Look again at 5 unsettled' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Retry 6, send 22' })).toBeTruthy();
    // A look that found nothing new says so.
    await user.click(screen.getByRole('button', { name: 'Look again at 5 unsettled' }));
    expect(await screen.findByText(/^Looked at .+: 5 rows are not settled yet\.$/)).toBeTruthy();
  });

  it('tells what a look has settled, until when the rest is held, and nothing of it under the next run', async () => {
    const ended = makeRun({
      status: 'ended',
      pausedBy: null,
      counts: countsOf({ Verified: 391, Unknown: 9 }),
      retryable: 6,
      settled: 6,
      toLookAt: 3,
      heldUntil: new Date(Date.now() + 60_000).toISOString(),
    });
    let runs = [ended];
    const { user, emit } = await openPlan({ 'plans.listRuns': () => runs, 'plans.lookAgain': () => ended });
    expect(await screen.findByText(/^6 unknown rows were looked at after their time was over/)).toBeTruthy();
    expect(
      screen.getByText(
        /may be at work on some until .+ \(1 minute more\)\. A look after that settles them\.$/,
      ),
    ).toBeTruthy();
    const over = { ...ended, heldUntil: '2026-03-01T08:14:00.000Z' };
    runs = [over];
    emit('plans.runProgress', over);
    expect(
      await screen.findByText(/had time for all of them until .+\. A look now settles them\.$/),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Look again at 3 unsettled' }));
    await screen.findByText(/^Looked at /);
    const next = makeRun({ runId: 'r2', status: 'ended', pausedBy: null, counts: countsOf({ Verified: 6 }) });
    runs = [next, ended];
    emit('plans.runProgress', next);
    await waitFor(() => expect(screen.queryByText(/^Looked at /)).toBeNull());
  });

  it('that a person ended is not told as done, nor what it did not send', async () => {
    const counts = countsOf({ Verified: 3, Cancelled: 97 });
    const run = makeRun({ status: 'ended', pausedBy: null, isCancelled: true, total: 100, counts });
    await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByText('Ended by you')).toBeTruthy();
    expect(screen.getByText('3 of 100')).toBeTruthy();
    // A plan that only links has nothing to put back.
    expect(screen.queryByRole('button', { name: 'Make a plan that puts the values back' })).toBeNull();
  });

  it('that a person ended with no row left says nothing of rows that were left', async () => {
    const counts = countsOf({ Verified: 3 });
    const run = makeRun({ status: 'ended', pausedBy: null, isCancelled: true, total: 3, counts });
    await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByText('Ended by you')).toBeTruthy();
    expect(screen.queryByText(/^Cancelled: /)).toBeNull();
  });

  it('brings the first row that failed into sight, and the keyboard to it', async () => {
    const counts = countsOf({ Verified: 1, Failed: 1 });
    const { user } = await openPlan(
      {
        'plans.listRuns': () => [makeRun({ status: 'ended', pausedBy: null, total: 2, counts })],
        'plans.findRow': () => ({ offset: 1, rowId: 'R3' }),
      },
      makePlan({ counts }),
    );
    await screen.findByRole('button', { name: /^Row 3: / });
    await user.click(screen.getByRole('button', { name: 'Open the first failure' }));
    // In a narrow window the row lies over the list and has the keyboard itself, until it is closed.
    await waitFor(() => expect(document.activeElement?.tagName).toBe('SECTION'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Row 3: /));
  });

  it('follows what the main process tells, and the rows and the plan with it', async () => {
    const { emit, calls } = await openPlan({ 'plans.listRuns': () => [makeRun()] });
    await screen.findByText('3 Verified');
    const asked = (method: string) => calls.filter((one) => one.method === method).length;
    const before = { rows: asked('plans.rows'), plan: asked('plans.get') };
    emit(
      'plans.runProgress',
      makeRun({
        status: 'sending',
        pausedBy: null,
        stage: 'rest',
        counts: countsOf({ Verified: 250, Ready: 150 }),
      }),
    );
    expect(await screen.findByText('250 Verified')).toBeTruthy();
    expect(screen.getByText(/250 of 400/)).toBeTruthy();
    await waitFor(() => expect(asked('plans.rows')).toBeGreaterThan(before.rows));
    await waitFor(() => expect(asked('plans.get')).toBeGreaterThan(before.plan));
  });

  it('that was interrupted says that nothing was sent since', async () => {
    await openPlan({ 'plans.listRuns': () => [makeRun({ status: 'interrupted', pausedBy: null })] });
    expect(await screen.findByText(/Nothing was sent since/)).toBeTruthy();
  });

  it('that waits says which links it has lost, and makes them again at once', async () => {
    const counts = countsOf({ Different: 3, Ready: 66 });
    const waiting = makeRun({ pausedBy: 'too-few-verified', stage: 'ramp', total: 69, counts });
    const { user, lastInput } = await openPlan(
      {
        'plans.listRuns': () => [{ ...waiting, unlinked: 4, linkless: 3, retryable: 3 }],
        'plans.startRun': () => waiting,
      },
      makePlan({ kind: 'restore' }),
    );
    expect(
      await screen.findByText(
        /^3 records have no link now: .* Retry makes them again\. 1 link was broken, and when we looked it had not /,
      ),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Retry 3' }));
    // Nothing is broken there any more.
    expect(await screen.findByText(/^These records have no link now, so nothing is broken/)).toBeTruthy();
    expect(screen.queryByText(/each link is broken, and made again/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Make 3 links again' }));
    await waitFor(() =>
      expect(lastInput('plans.startRun')).toMatchObject({ retryOf: 'r1', expectedRows: 3 }),
    );
  });

  it('that waits beside its retry is still there, and goes on once that has ended', async () => {
    const waiting = makeRun({ pausedBy: 'too-few-verified', counts: countsOf({ Different: 3, Ready: 397 }) });
    const retry = makeRun({
      runId: 'r2',
      retryOf: 'r1',
      status: 'sending',
      pausedBy: null,
      total: 3,
      counts: countsOf({ Ready: 3 }),
      // A run that came before it left them; nothing of them is offered meanwhile.
      retryable: 1,
    });
    let runs = [retry, waiting];
    const { user, calls, emit } = await openPlan(
      { 'plans.listRuns': () => runs, 'plans.continueRun': () => waiting },
      makePlan({ counts: countsOf({ Ready: 397, Verified: 3 }) }),
    );
    expect(await screen.findByText('It waits while another run of this plan is at work.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link 397 more/ })).toBeNull();
    const ended: Run = { ...retry, status: 'ended', counts: countsOf({ Verified: 3 }), retryable: 0 };
    runs = [ended, { ...waiting, verifiedSince: 3 }];
    emit('plans.runProgress', ended);
    expect(await screen.findByRole('button', { name: /^Link 397 more/ })).toBeTruthy();
    // It counts what it did; what was put right since is no failure any more, and the report is not what comes next.
    expect(screen.getByText(/^Some of its rows were tried again since\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open the first failure' })).toBeNull();
    expect(screen.getByRole('button', { name: /^Report/ }).hasAttribute('data-next')).toBe(false);
    // What the run that waits has still to send is no new run's.
    expect(screen.queryByRole('button', { name: /^Link \d+ records in/ })).toBeNull();
    // Nothing speaks against going on any more.
    expect(await screen.findByText(/^0 of 3 verified\. Later runs have verified 3 more\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Link 397 more/ }));
    await waitFor(() => expect(calls.map(({ method }) => method)).toContain('plans.continueRun'));
  });

  it('keeps its end and its totals beside the retry, and what is left of the plan is said of all of them', async () => {
    const big = makeRun({
      status: 'ended',
      pausedBy: null,
      total: 119,
      counts: countsOf({ Verified: 117, Failed: 1, Unknown: 1 }),
    });
    const retry = makeRun({
      runId: 'r2',
      retryOf: 'r1',
      status: 'ended',
      pausedBy: null,
      total: 1,
      counts: countsOf({ Verified: 1 }),
      retryable: 105,
      neverSent: 105,
      toLookAt: 1,
      heldUntil: '2026-03-01T08:14:00.000Z',
    });
    const later = makeRun({ runId: 'r0', status: 'ended', pausedBy: null, total: 50 });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [retry, big, later], 'plans.startRun': () => retry },
      makePlan({ toBeSent: 0, counts: countsOf({ Verified: 118, Unknown: 1, Blocked: 4 }) }),
    );
    const newest = within(await screen.findByRole('region', { name: 'Newest run' }));
    const earlier = within(screen.getByRole('region', { name: 'Earlier run' }));
    expect(newest.getByText('1 of 1')).toBeTruthy();
    expect(earlier.getByText('119 of 119')).toBeTruthy();
    expect(earlier.getByText('117 Verified')).toBeTruthy();
    const all = within(screen.getByRole('region', { name: 'Rows of all runs' }));
    expect(all.getByText(/A look now settles them\.$/)).toBeTruthy();
    for (const of of [newest, earlier]) {
      expect(of.queryByText(/settles them/)).toBeNull();
      expect(of.queryByRole('button', { name: /^(?:Look again|Send the)/ })).toBeNull();
    }
    expect(all.getByRole('button', { name: 'Look again at 1 unsettled' })).toBeTruthy();
    await user.click(all.getByRole('button', { name: 'Send the 105 that were left' }));
    await user.click(await screen.findByRole('button', { name: 'Link 105 records' }));
    await waitFor(() =>
      expect(lastInput('plans.startRun')).toMatchObject({ retryOf: 'r2', expectedRows: 105 }),
    );
  });

  it('offers its first failure only where the row is still one, and looks for no other kind', async () => {
    const counts = countsOf({ Verified: 1, Failed: 1, Unknown: 1 });
    const run = makeRun({ status: 'ended', pausedBy: null, total: 3, counts });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [run], 'plans.findRow': () => null },
      makePlan({ counts: countsOf({ Verified: 2, Unknown: 1, Blocked: 5 }) }),
    );
    await user.click(await screen.findByRole('button', { name: 'Open the first failure' }));
    expect(lastInput('plans.findRow')).toMatchObject({ states: ['Unknown'] });
  });

  it('is begun from a locked production site in two steps, and the keyboard goes along', async () => {
    let until: string | null = null;
    const { user, calls } = await openPlan(
      {
        'preferences.get': () => ({ ...firstPreferences, siteId: productionSite.id }),
        'sites.list': () => [practiceSite, { ...productionSite, unlockedUntil: until }],
        'sites.unlock': () => ({ until: (until = new Date(Date.now() + 1_800_000).toISOString()) }),
      },
      makePlan({ siteId: productionSite.id, environment: 'production' }),
    );
    await user.click(await screen.findByRole('button', { name: /^Link 1 record in / }));
    await user.click(await screen.findByRole('button', { name: /^Unlock .* for 30 minutes$/ }));
    const step = await screen.findByRole('dialog', { name: /^Link 1 record in / });
    await waitFor(() => expect(step.contains(document.activeElement)).toBe(true));
    expect(document.activeElement?.textContent).toBe('Cancel');
    expect(calls.map(({ method }) => method)).not.toContain('plans.startRun');
  });

  it('opens what failed before what nobody knows', async () => {
    const counts = countsOf({ Verified: 1, Failed: 1, Unknown: 1 });
    const run = makeRun({ status: 'ended', pausedBy: null, total: 3, counts });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [run], 'plans.findRow': () => null },
      makePlan({ counts }),
    );
    await user.click(await screen.findByRole('button', { name: 'Open the first failure' }));
    expect(lastInput('plans.findRow')).toMatchObject({ states: ['Failed'] });
  });

  it('waits at the end of its first rows, not in the stage that comes next', async () => {
    await openPlan({ 'plans.listRuns': () => [makeRun({ stage: 'ramp', pausedBy: 'pilot-done' })] });
    expect(await screen.findByText('Waits for you · Pilot')).toBeTruthy();
  });

  it('says of a plan file that was saved before that the plan has changed since', async () => {
    let plan = makePlan();
    const { user, emit } = await openPlan({
      'plans.get': () => plan,
      'plans.listRuns': () => [makeRun({ status: 'ended', pausedBy: null })],
      'plans.exportFile': () => ({ fileName: 'A-out.csv', count: 44 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Plan file for the customer…' }));
    expect(await screen.findByText('44 rows were saved to A-out.csv.')).toBeTruthy();
    plan = makePlan({ counts: countsOf({ Verified: 1, Blocked: 1 }) });
    emit('plans.changed', { planId: 'p1' });
    expect(
      await screen.findByText(/^44 rows were saved to A-out\.csv at .+\. The plan has changed since\.$/),
    ).toBeTruthy();
  });

  it('that ended tries again what failed, as a run of its own', async () => {
    const ended = makeRun({
      status: 'ended',
      pausedBy: null,
      counts: countsOf({ Verified: 393, Failed: 7 }),
      retryable: 7,
    });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [ended], 'plans.startRun': () => makeRun() },
      makePlan({ toBeSent: 0 }),
    );
    await user.click(await screen.findByRole('button', { name: 'Retry 7' }));
    await user.click(await screen.findByRole('button', { name: 'Link 7 records' }));
    await waitFor(() =>
      expect(lastInput('plans.startRun')).toMatchObject({ retryOf: 'r1', expectedRows: 7 }),
    );
  });
});

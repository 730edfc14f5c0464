import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { preparePageTests } from '../../../testing/render-page';
import { countRows, makeRun } from '../../../testing/sample-run';
import { makePlan, openPlan } from '../testing/open-plan';

preparePageTests();

describe('a run that has ended', () => {
  it('is not told as done where rows were not sent, and offers what an earlier run left', async () => {
    const counts = countRows({ Draft: 3 });
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
      counts: countRows({ Verified: 391, Unknown: 3, Nothing: 6 }),
      retryable: 6,
      settled: 6,
      toLookAt: 3,
      heldUntil: new Date(Date.now() + 60_000).toISOString(),
    });
    let runs = [ended];
    const { user, emit } = await openPlan({ 'plans.listRuns': () => runs, 'plans.lookAgain': () => ended });
    expect(await screen.findByText(/^6 rows came to nothing: a look after their time was over/)).toBeTruthy();
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
    const next = makeRun({
      runId: 'r2',
      status: 'ended',
      pausedBy: null,
      counts: countRows({ Verified: 6 }),
    });
    runs = [next, ended];
    emit('plans.runProgress', next);
    await waitFor(() => expect(screen.queryByText(/^Looked at /)).toBeNull());
  });

  it('because a person said so is not told as done, nor what it did not send', async () => {
    const counts = countRows({ Verified: 3, Cancelled: 97 });
    const run = makeRun({ status: 'ended', pausedBy: null, isCancelled: true, total: 100, counts });
    const undo = {
      changeId: 7,
      kind: 'decide',
      count: 28,
      decision: 'approve',
      at: '2026-03-01T08:04:00.000Z',
    } as const;
    await openPlan({ 'plans.listRuns': () => [run] }, makePlan({ counts, undo }));
    expect(await screen.findByText('Ended by you')).toBeTruthy();
    expect(screen.getByText('3 of 100')).toBeTruthy();
    // Links are no decisions.
    expect(
      screen.getByRole('button', { name: 'Undo the decision for 28 rows, not what was sent' }),
    ).toBeTruthy();
    // A plan that only links has nothing to put back.
    expect(screen.queryByRole('button', { name: 'Make a plan that puts the values back' })).toBeNull();
  });

  it('because a person said so, with no row left, says nothing of rows that were left', async () => {
    const counts = countRows({ Verified: 3 });
    const run = makeRun({ status: 'ended', pausedBy: null, isCancelled: true, total: 3, counts });
    await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByText('Ended by you')).toBeTruthy();
    expect(screen.queryByText(/^Cancelled: /)).toBeNull();
  });

  it('brings the first row that failed into sight, and the keyboard to it', async () => {
    const counts = countRows({ Verified: 1, Failed: 1 });
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

  it('keeps its end and its totals beside the retry, and what is left of the plan is said of all of them', async () => {
    const big = makeRun({
      status: 'ended',
      pausedBy: null,
      total: 119,
      counts: countRows({ Verified: 117, Failed: 1, Unknown: 1 }),
    });
    const retry = makeRun({
      runId: 'r2',
      retryOf: 'r1',
      status: 'ended',
      pausedBy: null,
      total: 1,
      counts: countRows({ Verified: 1 }),
      retryable: 105,
      neverSent: 105,
      toLookAt: 1,
      heldUntil: '2026-03-01T08:14:00.000Z',
    });
    const later = makeRun({ runId: 'r0', status: 'ended', pausedBy: null, total: 50 });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [retry, big, later], 'plans.startRun': () => retry },
      makePlan({ toBeSent: 0, counts: countRows({ Verified: 118, Unknown: 1, Blocked: 4 }) }),
    );
    const newest = within(await screen.findByRole('region', { name: 'Newest run' }));
    const earlier = within(screen.getByRole('region', { name: 'Earlier run' }));
    expect(newest.getByText('1 of 1')).toBeTruthy();
    expect(earlier.getByText('119 of 119')).toBeTruthy();
    expect(earlier.getByText('117 Verified')).toBeTruthy();
    const all = within(screen.getByRole('region', { name: 'Rows of all runs' }));
    expect(all.getByText(/A look now settles them\.$/)).toBeTruthy();
    // They are of the whole plan: one place for them.
    expect(newest.getAllByRole('button', { name: /for the customer…$/ })).toHaveLength(2);
    expect(earlier.queryByRole('button', { name: /for the customer…$/ })).toBeNull();
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
    const counts = countRows({ Verified: 1, Failed: 1, Unknown: 1 });
    const run = makeRun({ status: 'ended', pausedBy: null, total: 3, counts });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [run], 'plans.findRow': () => null },
      makePlan({ counts: countRows({ Verified: 2, Unknown: 1, Blocked: 5 }) }),
    );
    expect(screen.queryByRole('button', { name: 'Open the first failure' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Open the first unknown row' }));
    expect(lastInput('plans.findRow')).toMatchObject({ states: ['Unknown'] });
  });

  it('opens what failed before what nobody knows', async () => {
    const counts = countRows({ Verified: 1, Failed: 1, Unknown: 1 });
    const run = makeRun({ status: 'ended', pausedBy: null, total: 3, counts });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [run], 'plans.findRow': () => null },
      makePlan({ counts }),
    );
    await user.click(await screen.findByRole('button', { name: 'Open the first failure' }));
    expect(lastInput('plans.findRow')).toMatchObject({ states: ['Failed'] });
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
    plan = makePlan({ counts: countRows({ Verified: 1, Blocked: 1 }) });
    emit('plans.changed', { planId: 'p1' });
    expect(
      await screen.findByText(/^44 rows were saved to A-out\.csv at .+\. The plan has changed since\.$/),
    ).toBeTruthy();
  });

  it('tries again what failed, as a run of its own', async () => {
    const ended = makeRun({
      status: 'ended',
      pausedBy: null,
      counts: countRows({ Verified: 393, Failed: 7 }),
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

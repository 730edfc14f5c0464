import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../shared/errors';
import type { Run } from '../../../../shared/link-plan/run';
import { tellSite } from '../../../api/client';
import { preparePageTests } from '../../../testing/render-page';
import { firstPreferences, practiceSite, productionSite } from '../../../testing/sample-data';
import { takeFocus } from '../take-focus';
import { countRows, makeRun } from '../../../testing/sample-run';
import { makePlan, openPlan } from '../testing/open-plan';

preparePageTests();
afterEach(() => void vi.useRealTimers());

async function passMs(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
  // What that changed is painted.
  await act(() => new Promise(setImmediate));
}

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

  it('takes no press for the rest that was meant for Pause, and takes one a moment later', async () => {
    let run = makeRun({ status: 'sending', pausedBy: null });
    const { calls, lastInput, emit } = await openPlan({
      'plans.listRuns': () => [run],
      'plans.continueRun': () => run,
    });
    await screen.findByRole('button', { name: 'Pause' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    run = makeRun();
    emit('plans.runProgress', run);
    await passMs(100);
    const goOn = screen.getByRole('button', { name: /^Link 397 more records in / });
    expect(goOn.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(goOn);
    await passMs(600);
    expect(calls.some(({ method }) => method === 'plans.continueRun')).toBe(false);
    expect(goOn.getAttribute('aria-disabled')).toBe('false');
    fireEvent.click(goOn);
    await passMs(100);
    expect(lastInput('plans.continueRun')).toEqual({ runId: 'r1' });
  });

  it('of which the first rows did not verify keeps the keyboard off the rest, and asks once more', async () => {
    const counts = countRows({ Different: 1, Unknown: 1, Failed: 1, Ready: 27 });
    const run = makeRun({ pausedBy: 'too-few-verified', stage: 'ramp', total: 30, counts, toLookAt: 1 });
    const { user, calls, lastInput } = await openPlan({
      'plans.listRuns': () => [run],
      'plans.continueRun': () => run,
    });
    expect(await screen.findByText(/^0 of 3 verified\. It stopped by itself/)).toBeTruthy();
    // Whatever gives the keyboard to the run, and whatever loses it in there, comes to the heading.
    const heading = within(screen.getByRole('region', { name: 'Newest run' })).getByText(
      // Of the next stage nothing was sent.
      'Waits for you · Pilot',
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

  it('says nothing more of a sign-in once the site has accepted one, or the run is over', async () => {
    const error = new AppError('unauthorized', { params: { host: 'acme.example' } }).toData();
    const stopped = makeRun({ pausedBy: 'signed-out', error });
    let run = stopped;
    const { emit } = await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByText(/does not accept this sign-in/)).toBeTruthy();
    act(() => tellSite(stopped.siteId, []));
    expect(screen.queryByText(/does not accept this sign-in/)).toBeNull();
    act(() => tellSite(stopped.siteId, ['unauthorized']));
    expect(screen.getByText(/does not accept this sign-in/)).toBeTruthy();
    run = { ...stopped, status: 'ended', pausedBy: null, isCancelled: true };
    emit('plans.runProgress', run);
    await waitFor(() => expect(screen.queryByText(/does not accept this sign-in/)).toBeNull());
  });

  it('counts down to when a site that is too busy may be asked again', async () => {
    const waitsUntil = new Date(Date.now() + 30_000).toISOString();
    await openPlan({ 'plans.listRuns': () => [makeRun({ status: 'sending', pausedBy: null, waitsUntil })] });
    expect(
      await screen.findByText(
        /^The site wants to be left alone until .+ \(\d+ s more\)\. The run goes on by/,
      ),
    ).toBeTruthy();
  });

  it('says of a run that was stopped by it until when the site wants to be left alone, and that it does not go on', async () => {
    const waitsUntil = new Date(Date.now() + 90_000).toISOString();
    const params = { host: 'acme.test', seconds: 91, wait: '91 s' };
    const error = new AppError('too-many-requests', { params }).toData();
    const stopped = makeRun({ status: 'paused', pausedBy: 'site-too-busy', waitsUntil, error });
    await openPlan({ 'plans.listRuns': () => [stopped] });
    expect(
      await screen.findByText(
        /^The site wants to be left alone until .+\. Going on before that is refused\.$/,
      ),
    ).toBeTruthy();
    expect(screen.queryByText(/goes on by itself|Wait 91 s/)).toBeNull();
  });

  it('counts what going on would send, and says why rows are left out', async () => {
    let run = makeRun({ counts: countRows({ Verified: 3, Ready: 22 }), total: 25, leftOut: 3 });
    const { emit } = await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByRole('button', { name: /^Link 19 more records in / })).toBeTruthy();
    expect(screen.getByText(/^3 rows are left out when you go on: /)).toBeTruthy();
    run = makeRun({ status: 'ended', pausedBy: null, counts: countRows({ Verified: 3, Cancelled: 22 }) });
    emit('plans.runProgress', run);
    expect(await screen.findByText(/^22 rows were not sent when their turn came: /)).toBeTruthy();
  });

  it('tells while it waits how its rows stand in the plan, and leads to them', async () => {
    const counts = countRows({ Verified: 3, Ready: 22 });
    const unsent = {
      counts: countRows({ Ready: 15, Warning: 4, Draft: 3 }),
      leftOut: { reject: { Ready: 2 }, later: {} },
    };
    const run = makeRun({ counts, total: 25, leftOut: 5, unsent });
    const { user, lastInput } = await openPlan({ 'plans.listRuns': () => [run] });
    const section = within(await screen.findByRole('region', { name: 'Newest run' }));
    const told = section.getAllByRole('button', { name: /^\d+ \S+$/ }).map(({ textContent }) => textContent);
    expect(told).toEqual(['3 Draft', '13 Ready', '4 Warning', '3 Verified', '2 rejected']);
    await user.click(section.getByRole('button', { name: '2 rejected' }));
    await waitFor(() =>
      expect(lastInput('plans.rows')).toMatchObject({ query: { states: ['reject'], decisions: [] } }),
    );
  });

  it('calls what somebody took out the same as the list does, also once it is over', async () => {
    const unsent = { counts: countRows({ Ready: 2 }), leftOut: { reject: { Ready: 2 }, later: {} } };
    const counts = countRows({ Verified: 3, Cancelled: 3 });
    const run = makeRun({ status: 'ended', pausedBy: null, counts, total: 6, unsent });
    await openPlan({ 'plans.listRuns': () => [run] });
    const section = within(await screen.findByRole('region', { name: 'Newest run' }));
    const told = section.getAllByRole('button', { name: /^\d+ \S+$/ }).map(({ textContent }) => textContent);
    expect(told).toEqual(['3 Verified', '1 Cancelled', '2 rejected']);
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
        counts: countRows({ Verified: 250, Ready: 150 }),
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
    const counts = countRows({ Different: 3, Ready: 66 });
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
    const waiting = makeRun({
      pausedBy: 'too-few-verified',
      counts: countRows({ Different: 3, Ready: 397 }),
    });
    const retry = makeRun({
      runId: 'r2',
      retryOf: 'r1',
      status: 'sending',
      pausedBy: null,
      total: 3,
      counts: countRows({ Ready: 3 }),
      // A run that came before it left them; nothing of them is offered meanwhile.
      retryable: 1,
    });
    let runs = [retry, waiting];
    const { user, calls, emit } = await openPlan(
      { 'plans.listRuns': () => runs, 'plans.continueRun': () => waiting },
      makePlan({ counts: countRows({ Ready: 397, Verified: 3 }) }),
    );
    expect(await screen.findByText('It waits while another run of this plan is at work.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link 397 more/ })).toBeNull();
    const ended: Run = { ...retry, status: 'ended', counts: countRows({ Verified: 3 }), retryable: 0 };
    runs = [ended, { ...waiting, verifiedSince: 3 }];
    emit('plans.runProgress', ended);
    expect(await screen.findByRole('button', { name: /^Link 397 more/ })).toBeTruthy();
    // It counts what it did; what was put right since is no failure any more, and the report is not what comes next.
    expect(screen.getByText(/^Some of its rows were tried again since\./)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Open the first / })).toBeNull();
    expect(screen.getByRole('button', { name: /^Report/ }).hasAttribute('data-next')).toBe(false);
    // What the run that waits has still to send is no new run's.
    expect(screen.queryByRole('button', { name: /^Link \d+ records in/ })).toBeNull();
    // Nothing speaks against going on any more.
    expect(await screen.findByText(/^0 of 3 verified\. Later runs have verified 3 more\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Link 397 more/ }));
    await waitFor(() => expect(calls.map(({ method }) => method)).toContain('plans.continueRun'));
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

  it('waits at the end of its first rows, not in the stage that comes next', async () => {
    await openPlan({ 'plans.listRuns': () => [makeRun({ stage: 'ramp', pausedBy: 'pilot-done' })] });
    expect(await screen.findByText('Waits for you · Pilot')).toBeTruthy();
  });
});

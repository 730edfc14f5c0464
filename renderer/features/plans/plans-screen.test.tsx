import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/link-plan/plan';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { because } from '../../../shared/link-plan/row-reason';
import { rowStates, type RowState } from '../../../shared/link-plan/row-state';
import { defaultRunSettings, type Run } from '../../../shared/link-plan/run';
import type { Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { practiceSite } from '../../testing/sample-data';
import { PlansScreen } from './plans-screen';

preparePageTests();

const countsOf = (counts: Partial<Record<RowState, number>>) =>
  Object.fromEntries(rowStates.map((state) => [state, counts[state] ?? 0])) as Record<RowState, number>;

const makePlan = (changes: Partial<Plan> = {}): Plan => ({
  planId: 'p1',
  siteId: practiceSite.id,
  siteName: practiceSite.name,
  environment: 'practice',
  name: 'Kunder Ørland',
  kind: 'link',
  fileName: 'kunder.xlsx',
  constants: {
    erpConnectionId: 1,
    connectionName: 'Fjord Accounting',
    crmActorType: 'Contact',
    erpActorType: 'Customer',
  },
  columns: [],
  ofRunId: null,
  createdAt: '2026-03-01T08:00:00.000Z',
  changedAt: '2026-03-01T08:05:00.000Z',
  checkedAt: '2026-03-01T08:05:00.000Z',
  rowCount: 2,
  counts: countsOf({ Ready: 1, Blocked: 1 }),
  toBeSent: 1,
  busy: null,
  undo: null,
  ...changes,
});

const makeRow = (changes: Partial<PlanRow>): PlanRow => ({
  rowId: 'R2',
  sheetRow: 2,
  sheetReasons: [],
  kept: [],
  record: { by: 'id', text: '556' },
  crmActorType: null,
  erpKey: '00012',
  erpActorType: null,
  connection: null,
  values: [],
  decision: null,
  note: '',
  state: 'Ready',
  reasons: [],
  found: {
    record: { crmActorType: 'Contact', crmRecordId: 556, name: 'Orkdal AS' },
    connection: null,
    erpName: '',
  },
  checkedAt: '2026-03-01T08:05:00.000Z',
  entryId: null,
  attempts: [],
  ...changes,
});
const blockedRow = makeRow({
  rowId: 'R3',
  sheetRow: 3,
  erpKey: '10014',
  state: 'Blocked',
  reasons: [because('duplicate-key', { erpKey: '10014', rows: '3, 9' })],
});

const makeRun = (changes: Partial<Run> = {}): Run => ({
  runId: 'r1',
  planId: 'p1',
  planName: 'Kunder Ørland',
  siteId: practiceSite.id,
  siteName: practiceSite.name,
  environment: 'practice',
  user: 'kari',
  retryOf: null,
  settings: defaultRunSettings,
  status: 'paused',
  stage: 'pilot',
  pausedBy: 'pilot-done',
  error: null,
  isCancelled: false,
  permit: null,
  total: 400,
  counts: countsOf({ Verified: 3, Ready: 397 }),
  retryable: 0,
  rowsPerSecond: null,
  secondsLeft: null,
  startedAt: '2026-03-01T08:10:00.000Z',
  endedAt: null,
  ...changes,
});

async function openPlan(answers: Answers = {}, plan = makePlan()) {
  const page = renderScreen(<PlansScreen />, {
    'plans.list': () => [plan],
    'plans.get': () => plan,
    'plans.listRuns': () => [],
    'plans.rows': () => ({ rows: [makeRow({}), blockedRow], total: 2 }),
    'plans.facets': () => ({
      states: plan.counts,
      reasons: { 'duplicate-key': 1 },
      decisions: { approve: 0, reject: 0, later: 0, none: 2 },
    }),
    'plans.row': ({ rowId }) => (rowId === 'R3' ? blockedRow : makeRow({})),
    ...answers,
  });
  await page.user.click(await screen.findByRole('button', { name: 'Open the plan Kunder Ørland' }));
  return page;
}

describe('a plan', () => {
  it('says of each row how it stands and why, and of a chosen one how to put it right', async () => {
    const { user } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'Row 3: Orkdal AS to 10014, Blocked' }));
    const reasons = await screen.findByRole('region', { name: 'Why' });
    expect(reasons.textContent).toContain('ERP key 10014 stands in other rows too: 3, 9.');
  });

  it('shows the rows of a reason alone, and asks for those', async () => {
    const { user, lastInput } = await openPlan();
    // In a narrow window the filters are behind a button.
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('button', { name: 'ERP key more than once, 1' }));
    await waitFor(() =>
      expect(lastInput('plans.rows')).toMatchObject({ query: { reasons: ['duplicate-key'] } }),
    );
  });

  it('decides for many rows only after the list of what that means', async () => {
    const { user, calls, lastInput } = await openPlan({
      'plans.previewDecision': () => ({
        count: 2,
        sent: 0,
        toBeSent: { before: 1, after: 0 },
        states: { Ready: 1, Blocked: 1 },
        rows: [makeRow({}), blockedRow],
      }),
      'plans.decide': () => makePlan(),
    });
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject: 2 rows' });
    expect(dialog.textContent).toContain('Of these, a run would send 0 then; as they are now, 1.');
    expect(calls.some(({ method }) => method === 'plans.decide')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Reject 2 rows' }));
    await waitFor(() => expect(lastInput('plans.decide')).toMatchObject({ decision: 'reject' }));
  });

  it('is run by a button that says how many, what and where, and by the number that was shown', async () => {
    const { user, lastInput } = await openPlan({ 'plans.startRun': () => makeRun() });
    await user.click(await screen.findByRole('button', { name: /^Link 1 record in / }));
    await user.click(await screen.findByRole('button', { name: 'Link 1 record' }));
    await waitFor(() =>
      expect(lastInput('plans.startRun')).toEqual({
        planId: 'p1',
        retryOf: null,
        expectedRows: 1,
        settings: defaultRunSettings,
      }),
    );
  });

  it('offers no run before every row was judged', async () => {
    await openPlan(
      { 'plans.estimateCheck': () => ({ requests: 12, seconds: 2, single: [] }) },
      makePlan({ checkedAt: null }),
    );
    expect(
      await screen.findByText('About 12 requests, less than a minute. Nothing is written.'),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link 1 record in / })).toBeNull();
  });
});

describe('a plan of another site', () => {
  it('is not shown under the name of the site in use', async () => {
    await openPlan({}, makePlan({ siteId: 'acme', siteName: 'Acme' }));
    expect(await screen.findByText('This plan belongs to Acme')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link / })).toBeNull();
  });
});

describe('a run', () => {
  it('says what it waits for, and goes on when told to', async () => {
    const { user, lastInput } = await openPlan({
      'plans.listRuns': () => [makeRun()],
      'plans.continueRun': () => makeRun({ status: 'sending', pausedBy: null }),
    });
    expect(
      await screen.findByText('The first rows are sent and read back. Look at them, then go on.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Link 397 more records in / }));
    await waitFor(() => expect(lastInput('plans.continueRun')).toEqual({ runId: 'r1' }));
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

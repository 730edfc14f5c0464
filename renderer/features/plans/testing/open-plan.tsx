import { screen } from '@testing-library/react';
import type { Plan } from '../../../../shared/link-plan/plan';
import type { PlanRow } from '../../../../shared/link-plan/plan-row';
import { because } from '../../../../shared/link-plan/row-reason';
import { rowStates, type RowState } from '../../../../shared/link-plan/row-state';
import { defaultRunSettings, type Run } from '../../../../shared/link-plan/run';
import type { Answers } from '../../../testing/fake-bridge';
import { renderScreen, type RenderedPage } from '../../../testing/render-page';
import { practiceSite } from '../../../testing/sample-data';
import { PlansScreen } from '../plans-screen';

export const countsOf = (counts: Partial<Record<RowState, number>>) =>
  Object.fromEntries(rowStates.map((state) => [state, counts[state] ?? 0])) as Record<RowState, number>;

export const makePlan = (changes: Partial<Plan> = {}): Plan => ({
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
  wasChecked: true,
  rowCount: 2,
  counts: countsOf({ Ready: 1, Blocked: 1 }),
  leftOut: { reject: {}, later: {} },
  toBeSent: 1,
  runThen: null,
  busy: null,
  elsewhere: null,
  undo: null,
  ...changes,
});

export const makeRow = (changes: Partial<PlanRow>): PlanRow => ({
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
export const blockedRow = makeRow({
  rowId: 'R3',
  sheetRow: 3,
  erpKey: '10014',
  state: 'Blocked',
  reasons: [because('duplicate-key', { erpKey: '10014', rows: '3, 9' })],
});

export const makeRun = (changes: Partial<Run> = {}): Run => ({
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
  rowsPerSecond: null,
  secondsLeft: null,
  startedAt: '2026-03-01T08:10:00.000Z',
  endedAt: null,
  ...changes,
});

/** Draws the screen with one plan and opens it. */
export async function openPlan(answers: Answers = {}, plan = makePlan()): Promise<RenderedPage> {
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

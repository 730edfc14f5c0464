import { screen } from '@testing-library/react';
import type { Plan } from '../../../../shared/link-plan/plan';
import type { PlanRow } from '../../../../shared/link-plan/plan-row';
import { because } from '../../../../shared/link-plan/row-reason';
import type { Answers } from '../../../testing/fake-bridge';
import { renderScreen, type RenderedPage } from '../../../testing/render-page';
import { practiceSite } from '../../../testing/sample-data';
import { countRows } from '../../../testing/sample-run';
import { countLive } from '../live-counts';
import { PlansScreen } from '../plans-screen';

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
  counts: countRows({ Ready: 1, Blocked: 1 }),
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

/** Draws the screen with one plan and opens it. */
export async function openPlan(answers: Answers = {}, plan = makePlan()): Promise<RenderedPage> {
  const page = renderScreen(<PlansScreen />, {
    'plans.list': () => [plan],
    'plans.get': () => plan,
    'plans.listRuns': () => [],
    'plans.rows': () => ({ rows: [makeRow({}), blockedRow], total: 2 }),
    'plans.facets': () => ({
      states: countLive(plan, []),
      reasons: { 'duplicate-key': 1 },
      decisions: { approve: 0, reject: 0, later: 0, none: 2 },
    }),
    'plans.row': ({ rowId }) => (rowId === 'R3' ? blockedRow : makeRow({})),
    ...answers,
  });
  await page.user.click(await screen.findByRole('button', { name: 'Open the plan Kunder Ørland' }));
  return page;
}

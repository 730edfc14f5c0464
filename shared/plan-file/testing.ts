import type { Plan } from '../link-plan/plan';
import type { PlanRow } from '../link-plan/plan-row';
import type { SheetCell } from '../sheet/cell';
import { createPlanFileComparer } from './compare-plan-file';
import { describePlanFile, writePlanFileRow } from './plan-file-columns';

/** A row of a plan that was not sent. For tests only. */
export function planRow(changes: Partial<PlanRow> = {}): PlanRow {
  return {
    rowId: 'row-1',
    sheetRow: 2,
    record: { by: 'id', text: '556' },
    crmActorType: null,
    erpKey: '00012',
    erpActorType: null,
    connection: null,
    values: [{ crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'to-erp' }],
    decision: null,
    note: '',
    sheetReasons: [],
    kept: [],
    state: 'Ready',
    reasons: [],
    found: { record: null, connection: null, erpName: '' },
    checkedAt: null,
    entryId: null,
    attempts: [],
    ...changes,
  };
}

/** What of a plan its file needs. For tests only. */
export const testPlan = {
  planId: 'plan-1',
  kind: 'link' as const,
  columns: [],
  constants: {
    erpConnectionId: 1,
    connectionName: 'Fjord Accounting',
    crmActorType: 'Contact' as const,
    erpActorType: 'Customer' as const,
  },
};

export type Cells = (string | SheetCell)[];

export function writeFile(rows: readonly PlanRow[], plan: TestPlan = testPlan) {
  const layout = describePlanFile(plan, ['PHONE', 'NAME']);
  const cells: Cells[] = rows.map((row) => writePlanFileRow(row, plan, layout, () => 'because'));
  return { headers: layout.headers, cells };
}

export type TestPlan = Pick<Plan, 'planId' | 'kind' | 'columns' | 'constants'>;

export function compareFile(
  file: { headers: readonly string[]; cells: readonly Cells[] },
  now: readonly PlanRow[],
  plan: TestPlan = testPlan,
  like = '',
) {
  const comparer = createPlanFileComparer(file.headers, plan, () => ({ direction: 'to-crm', like }));
  if (!comparer) throw new Error('no plan file');
  const rows = file.cells.map((cells, index) => ({ number: index + 2, cells }));
  comparer.add(rows, new Map(now.map((row) => [row.rowId, row])));
  return comparer.finish(now.map(({ rowId }) => rowId));
}

/** Changes cells of the first row, by the names of their columns. */
export function editFile(file: ReturnType<typeof writeFile>, changes: Record<string, string | SheetCell>) {
  const [first = [], ...others] = file.cells;
  const edited = [...first];
  for (const [header, cell] of Object.entries(changes)) edited[file.headers.indexOf(header)] = cell;
  return { headers: file.headers, cells: [edited, ...others] };
}

/** What comes of a file that says what the plan says. For tests only. */
export const nothing = {
  changes: [],
  conflicts: [],
  sent: [],
  older: [],
  foreign: [],
  isDoubtful: false,
  unknown: [],
  duplicates: [],
  withoutId: [],
  unread: [],
  notTaken: [],
  reshaped: [],
  missing: [],
};

/** A cell that a spreadsheet program made a number of. For tests only. */
export const numberCell = (stored: string): SheetCell => ({
  kind: 'number',
  stored,
  shown: stored,
  format: '',
  isFormula: false,
});

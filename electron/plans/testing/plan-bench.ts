import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NewPlan } from '../../../shared/link-plan/plan';
import type { NewRow } from '../../../shared/link-plan/plan-row';
import { everyRow, type RowQuery } from '../../../shared/link-plan/row-query';
import type { RowReason } from '../../../shared/link-plan/row-reason';
import { stateOf } from '../../../shared/link-plan/row-state';
import { openDatabase, type Database } from '../../storage/database/database';
import { startSharedDatabase } from '../../testing/shared-database';
import type { PlanSite } from '../kept-plan';
import { createPlanStore, type PlanStore } from '../plan-store';

/** Plans in a database of their own. For tests only. */
export interface PlanBench {
  database: Database;
  plans: PlanStore;
  stop: () => Promise<void>;
}

const clock = () => new Date('2026-03-31T12:00:00Z');

export async function openPlanBench(): Promise<PlanBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const database = await openDatabase({
    file: path.join(folder, 'actorlink.db'),
    clock,
    addNotice: () => undefined,
    startThread: startSharedDatabase,
  });
  return {
    database,
    plans: createPlanStore(database, clock),
    stop: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const samplePlan: NewPlan & PlanSite = {
  siteId: 'practice',
  siteName: 'Practice site',
  environment: 'practice',
  name: 'Go-live',
  kind: 'link',
  fileName: 'customers.xlsx',
  constants: {
    erpConnectionId: 1,
    connectionName: 'Fjord Accounting',
    crmActorType: 'Contact',
    erpActorType: 'Customer',
  },
  columns: [
    { use: 'erp-key', column: 0, header: 'Kundenr' },
    { use: 'crm-record', column: 1, header: 'Firma-ID' },
  ],
  ofRunId: null,
};

/** A row that links a company by its id to a customer. */
export function makeRow(number: number, changes: Partial<NewRow> = {}): NewRow {
  return {
    rowId: `row-${number}`,
    sheetRow: number + 1,
    sheetReasons: [],
    kept: [],
    entryId: null,
    record: { by: 'id', text: String(number) },
    crmActorType: null,
    erpKey: String(10_000 + number),
    erpActorType: null,
    connection: null,
    values: [],
    decision: null,
    note: '',
    ...changes,
  };
}

/** All rows, in the order of the sheet. For tests only. */
export const inSheetOrder: RowQuery = {
  ...everyRow,
  sort: { by: 'sheet', descending: false },
  offset: 0,
  limit: 100,
};

/** As a check leaves the rows; without a reason one is ready. For tests only. */
export async function judgeRows(
  { plans }: PlanBench,
  planId: string,
  reasons: Record<string, RowReason[]>,
): Promise<void> {
  const rows = await plans.readFrom(planId, 0, 1_000);
  await plans.saveRows(
    planId,
    rows.map((row) => {
      const found = reasons[row.rowId] ?? [];
      return { ...row, state: stateOf(found), body: { ...row.body, reasons: found } };
    }),
  );
}

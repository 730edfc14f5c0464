import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { Plan } from '../../shared/link-plan/plan';
import type { PlanRow } from '../../shared/link-plan/plan-row';
import { explainRow, whySentence } from '../../shared/link-plan/row-why';
import type { ReturnedChanges, ReturnedPlaces, ReturnedRow } from '../../shared/link-plan/returned-file';
import {
  createPlanFileComparer,
  type PlanFileComparison,
  type RowChange,
} from '../../shared/plan-file/compare-plan-file';
import { describePlanFile, writePlanFileRow } from '../../shared/plan-file/plan-file-columns';
import { normalizeFieldKey } from '../../shared/value/field-key';
import { createReportText } from './report-text';
import type { PlanStore } from '../plans/plan-store';
import { savePlanFile } from '../sheets/plan-file/save-plan-file';
import type { Sheets } from '../sheets/sheets';

/** Link plan files: a plan and what became of it, out and back in. */
export interface PlanFiles {
  /** Writes all of it to that path and resolves with how many rows. Throws storage errors and `sheet-too-many-rows`. */
  write: (
    file: { path: string; format: 'xlsx' | 'csv' },
    plan: Plan,
    plans: PlanStore,
    rows: () => AsyncIterable<PlanRow[]>,
  ) => Promise<number>;
  /** Compares a file that came back with the plan. Throws `sheet-…`, and `sheet-no-plan-file` where it is no plan file. */
  open: (path: string, plan: Plan, plans: PlanStore) => Promise<ReturnedChanges>;
  /** Takes over what it changes. Throws `sheet-closed` where it is not open any more. */
  take: (returnId: string, plan: Plan, plans: PlanStore) => Promise<void>;
}

const readTogether = 500;
const shownRows = 100;
const shownPlaces = 10;
/** A person looks at one at a time; what was left open is forgotten. */
const maxOpen = 4;

export function createPlanFiles({ entry, sheets }: { entry: string; sheets: Sheets }): PlanFiles {
  const open = new Map<string, { planId: string; changes: readonly RowChange[] }>();
  return {
    write: async ({ path, format }, plan, plans, rows) => {
      const t = createReportText();
      const layout = describePlanFile(plan, await listFields(plan, plans));
      const describe = (row: PlanRow) =>
        writePlanFileRow(row, plan, layout, () =>
          explainRow(row)
            .map((why) => whySentence(why, t))
            .join(' '),
        );
      async function* described() {
        for await (const some of rows()) yield some.map(describe);
      }
      return savePlanFile(entry, { file: path, format, headers: layout.headers }, described());
    },
    open: async (path, plan, plans) => {
      const { sheetId, fileName } = await sheets.openFile(path);
      try {
        const comparison = await compare(sheets, sheetId, plan, plans);
        const returnId = randomUUID();
        open.set(returnId, { planId: plan.planId, changes: comparison.changes });
        for (const old of [...open.keys()].slice(0, -maxOpen)) open.delete(old);
        const first = comparison.changes.slice(0, shownRows);
        const rows = await describeRows(first, plan, plans);
        return { ...describeChanges(comparison, returnId, fileName), rows };
      } finally {
        await sheets.close(sheetId);
      }
    },
    take: async (returnId, { planId }, plans) => {
      const returned = open.get(returnId);
      if (returned?.planId !== planId) throw new AppError('sheet-closed');
      open.delete(returnId);
      const edits = returned.changes.map(({ rowId, after }) => ({ rowId, changes: after }));
      if (edits.length > 0) await plans.edit(planId, edits, 'file');
    },
  };
}

async function compare(
  sheets: Sheets,
  sheetId: string,
  plan: Plan,
  plans: PlanStore,
): Promise<PlanFileComparison> {
  const { planId, columns: planned } = plan;
  // A filter that the customer looked through says nothing of which rows count: their ids do.
  const { columns } = await sheets.preview(sheetId, { takeHidden: true });
  const directions = new Map(
    planned.flatMap((one) =>
      // What goes as the connection maps it is known of each row that has the field; of another one nobody has said it.
      one.use === 'field' && one.direction !== 'as-mapped'
        ? [[normalizeFieldKey(one.crmFieldKey), one.direction] as const]
        : [],
    ),
  );
  const forms = new Map(
    (await plans.listValueForms(planId)).map(([key, value]) => [normalizeFieldKey(key), value] as const),
  );
  const comparer = createPlanFileComparer(
    columns.map(({ header }) => header),
    plan,
    (crmFieldKey) => ({
      direction: directions.get(normalizeFieldKey(crmFieldKey)) ?? 'leave',
      like: forms.get(normalizeFieldKey(crmFieldKey)) ?? '',
    }),
  );
  if (!comparer) throw new AppError('sheet-no-plan-file');
  for (let from = 0; ; from += readTogether) {
    const { rows, isLast } = await sheets.readRows(sheetId, from, readTogether);
    const known = await plans.rowsById(planId, comparer.idsOf(rows));
    comparer.add(rows, new Map(known.map((row) => [row.rowId, row])));
    if (isLast) return comparer.finish(await plans.listRowIds(planId));
  }
}

async function describeRows(
  changes: readonly RowChange[],
  { planId }: Plan,
  plans: PlanStore,
): Promise<ReturnedRow[]> {
  const ids = changes.map(({ rowId }) => rowId);
  const rows = new Map((await plans.rowsById(planId, ids)).map((row) => [row.rowId, row]));
  return changes.map(({ rowId, sheetRow, before, after }) => {
    const { found, erpActorType = null } = rows.get(rowId) ?? {};
    return { rowId, sheetRow, connection: found?.connection ?? null, erpActorType, before, after };
  });
}

function describeChanges(
  found: PlanFileComparison,
  returnId: string,
  fileName: string,
): Omit<ReturnedChanges, 'rows'> {
  const { changes, conflicts, sent, foreign, unknown, duplicates, withoutId, missing } = found;
  const { older, unread, notTaken, reshaped } = found;
  const count = (member: keyof RowChange['after']) =>
    changes.filter(({ after }) => Object.hasOwn(after, member)).length;
  return {
    returnId,
    fileName,
    isDoubtful: found.isDoubtful,
    changed: changes.length,
    decisions: count('decision'),
    notes: count('note'),
    keys: count('erpKey'),
    records: count('record'),
    crmTypes: count('crmActorType'),
    connections: count('connection'),
    erpTypes: count('erpActorType'),
    values: count('values'),
    conflicts: conflicts.length,
    duplicates: duplicates.length,
    unread: unread.length,
    notTaken: notTaken.length,
    reshaped: reshaped.length,
    sent: sent.length,
    older: older.length,
    foreign: foreign.length,
    unknown: unknown.length,
    added: withoutId.length,
    missing: missing.length,
    places: {
      conflicts: placesOf(conflicts),
      duplicates: placesOf(duplicates.flatMap(({ fileRows }) => fileRows.map((fileRow) => ({ fileRow })))),
      unread: placesOf(unread),
      notTaken: placesOf(notTaken),
      reshaped: placesOf(reshaped),
      sent: placesOf(sent),
      older: placesOf(older),
      foreign: placesOf(foreign),
      unknown: placesOf(unknown),
      added: placesOf(withoutId.map((fileRow) => ({ fileRow }))),
    },
  };
}

function placesOf(found: readonly { fileRow: number; shown?: string; column?: string }[]): ReturnedPlaces {
  const first = found.slice(0, shownPlaces).map(({ fileRow, shown = '', column }) => ({
    fileRow,
    shown,
    ...(column === undefined ? {} : { column }),
  }));
  return { first, more: found.length - first.length };
}

/** Those that rows have values for, and those whose cells could not be read in any row. */
async function listFields({ planId, columns }: Plan, plans: PlanStore): Promise<string[]> {
  const mapped = columns.flatMap((one) => (one.use === 'field' ? [one.crmFieldKey] : []));
  return [...new Set([...(await plans.listFields(planId)), ...mapped])];
}

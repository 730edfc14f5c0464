import type { JournalEntry } from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';
import type { NewRow } from '../../shared/link-plan/plan-row';
import { isSameInstallation } from '../../shared/same-installation';
import { planValuesBack, type ValuesBack } from '../../shared/link-plan/values-back';
import type { Journal } from '../journal/journal';
import type { KeptPlan } from '../plans/kept-plan';
import type { PlanServices } from './plan-services';
import { createReportText } from './report-text';

const readTogether = 200;
/** As a person may name a plan at the most. */
const maxNameLength = 200;

/**
 * A plan that puts back the values from before the runs of a plan, onto the links that they made: one row for each that
 * changed something, to be looked through, checked and run by itself. `runId` = the newest of the runs. Throws
 * `no-values-written` where no value was changed.
 */
export async function makeRestorePlan(
  runId: string,
  { runs, runStore, plans }: Pick<PlanServices, 'runs' | 'runStore' | 'plans'>,
  journal: Pick<Journal, 'getWrite'>,
): Promise<KeptPlan> {
  const { planId } = await runs.get(runId);
  const { siteAddress } = await runStore.get(runId);
  const { siteId, siteName, environment, constants, name } = await plans.get(planId);
  const about = {
    siteId,
    siteName,
    environment,
    constants,
    fileName: '',
    columns: [],
    runAddress: siteAddress,
  };
  let made: KeptPlan | null = null;
  for (const run of (await runStore.listOfPlan(planId)).toReversed()) {
    // The ids and keys of another installation are other records.
    if (environment !== 'practice' && !isSameInstallation(run.siteAddress, siteAddress)) continue;
    for await (const rows of readRestoring(run.runId, { runStore, plans }, journal)) {
      if (made) await plans.addRows(made.planId, rows);
      else
        made = await plans.create(
          { ...about, name: nameRestore(name), kind: 'restore', ofRunId: runId },
          rows,
        );
    }
  }
  if (!made) throw new AppError('no-values-written');
  return plans.get(made.planId);
}

/** Told apart from the plan that wrote them wherever plans are named; it is the end of a long name that is cut. */
function nameRestore(plan: string): string {
  const t = createReportText();
  const rest = t('planReport.putsBack', { plan: '' });
  return t('planReport.putsBack', { plan: plan.slice(0, maxNameLength - rest.length) });
}

/** The rows of one run that no later run has tried again, some at a time, as far as they changed something. */
async function* readRestoring(
  runId: string,
  { runStore, plans }: Pick<PlanServices, 'runStore' | 'plans'>,
  journal: Pick<Journal, 'getWrite'>,
): AsyncGenerator<NewRow[]> {
  const states = ['Sent', 'Verified', 'Different'] as const;
  for (let after = 0; ;) {
    const rows = await runStore.rowsInState(runId, states, after, readTogether);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    const stored = new Map((await plans.readBySeq(rows.map(({ seq }) => seq))).map((row) => [row.seq, row]));
    const restoring: NewRow[] = [];
    for (const { seq, entryId } of rows) {
      const entry = entryId === null ? null : await journal.getWrite(entryId);
      const back = entry && planValuesBack(entry);
      if (entry && back && (back.values.length > 0 || back.leftOut.length > 0))
        restoring.push(toRow(entry, back, stored.get(seq)?.body.sheetRow ?? 0));
    }
    if (restoring.length > 0) yield restoring;
  }
}

function toRow(entry: JournalEntry, { values, leftOut, left }: ValuesBack, sheetRow: number): NewRow {
  const { record, erpKey, erpActorType, erpConnectionId } = entry;
  return {
    rowId: entry.id,
    sheetRow,
    sheetReasons: leftOut,
    kept: [],
    entryId: entry.id,
    record: { by: 'id', text: String(record.crmRecordId) },
    ...(record.name === '' ? {} : { alsoNamed: record.name }),
    crmActorType: record.crmActorType,
    erpKey,
    erpActorType: erpActorType === '' ? null : (erpActorType as NewRow['erpActorType']),
    connection: String(erpConnectionId),
    values,
    left,
    decision: null,
    note: '',
  };
}

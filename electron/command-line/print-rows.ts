import type { PlanRow } from '../../shared/link-plan/plan-row';
import { nameAsGiven } from '../../shared/link-plan/record-as-given';
import { everyRow } from '../../shared/link-plan/row-query';
import { isHeldByOther, levelOf } from '../../shared/link-plan/row-reason';
import { nameStand, standOf } from '../../shared/link-plan/row-stand';
import { isBeforeSending } from '../../shared/link-plan/row-state';
import { explainRow, whySentence } from '../../shared/link-plan/row-why';
import { createProgramText } from '../../shared/text/program-text';
import type { PlanServices } from '../runs/plan-services';
import { createReportText } from '../runs/report-text';
import type { PlanCommand } from './parse-arguments';

/** Where the words of a command go. */
export interface Output {
  /** One line per row. */
  row: (line: string) => void;
  /** Progress and what went wrong. */
  tell: (line: string) => void;
}

const readTogether = 500;
const say = createProgramText();

/** One line per row, as words or as JSON. Says how many rows wait because the site did not tell what was asked. */
export async function printRows(
  planId: string,
  { json }: PlanCommand,
  services: Pick<PlanServices, 'plans'>,
  output: Output,
): Promise<{ notLookedUp: number }> {
  const t = createReportText();
  let notLookedUp = 0;
  for await (const rows of readAll(services, planId)) {
    for (const row of rows) {
      if (
        row.state === 'Draft' &&
        row.reasons.some((one) => levelOf(one) === 'not-looked-up' && !isHeldByOther(one))
      )
        notLookedUp += 1;
      const decided =
        row.decision && isBeforeSending(row.state) ? [say(`commandLine.decided.${row.decision}`)] : [];
      const why = [...decided, ...explainRow(row).map((one) => whySentence(one, t))];
      if (json) output.row(JSON.stringify({ ...toJson(row), why }));
      else
        output.row(
          [row.sheetRow, nameStand(standOf(row), t), row.erpKey, nameOf(row), ...why].map(oneLine).join('\t'),
        );
    }
  }
  return { notLookedUp };
}

function toJson(row: PlanRow) {
  const { rowId, sheetRow, state, decision, erpKey, found, reasons, entryId, attempts } = row;
  return {
    rowId,
    sheetRow,
    state,
    decision,
    erpKey,
    record: found.record,
    reasons,
    entryId,
    attempts: attempts.length,
  };
}

/** The record that was found; until then as the sheet names it. */
function nameOf(row: PlanRow): string {
  const { record } = row.found;
  return record ? `${record.name} (${record.crmRecordId})` : nameAsGiven(row);
}

function oneLine(cell: string | number): string {
  return String(cell).replaceAll(/[\t\r\n]+/g, ' ');
}

/** All rows of a plan in the order of the sheet, some at a time. */
export async function* readAll({ plans }: Pick<PlanServices, 'plans'>, planId: string) {
  for (let after = 0; ;) {
    const rows = await plans.readWhole(planId, everyRow, after, readTogether);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield rows;
  }
}

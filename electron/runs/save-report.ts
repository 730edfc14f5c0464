import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { once } from 'node:events';
import type { Run } from '../../shared/link-plan/run';
import { everyRow } from '../../shared/link-plan/row-query';
import { createReportText } from './report-text';
import type { PlanServices } from './plan-services';
import { reportEnd, reportHead, reportRow } from './report';
import { toStorageError } from '../storage/storage-error';

const readTogether = 500;

/**
 * Writes the report for the customer to that path, however many rows there are: the plan of a run, whole, as it stands
 * after all its runs. Throws storage errors.
 */
export async function saveReport(
  path: string,
  run: Run,
  { plans, runs }: Pick<PlanServices, 'plans' | 'runs'>,
): Promise<void> {
  const t = createReportText();
  const [first = run, ...others] = (await runs.listOfPlan(run.planId)).toReversed();
  const unfinished = `${path}.unfinished`;
  try {
    const stream = createWriteStream(unfinished, { mode: 0o600 });
    const write = async (text: string) => {
      if (!stream.write(text)) await once(stream, 'drain');
    };
    const fields = await plans.listValueFields(run.planId, null);
    const plan = await plans.get(run.planId);
    await write(reportHead(plan, fields, [first, ...others], t));
    for (let after = 0; ;) {
      const rows = await plans.readWhole(run.planId, everyRow, after, readTogether);
      const last = rows.at(-1);
      if (!last) break;
      after = last.position;
      await write(rows.map((row) => reportRow(row, plan.constants, t)).join(''));
    }
    stream.end(reportEnd());
    await once(stream, 'finish');
    await rename(unfinished, path);
  } catch (error) {
    throw toStorageError(error, path);
  }
}

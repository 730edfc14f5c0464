import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { NewRow, PlanRow } from '../../shared/link-plan/plan-row';
import type { NewPlan, Plan } from '../../shared/link-plan/plan';
import { reasonSentence } from '../../shared/link-plan/reason-sentence';
import { everyRow } from '../../shared/link-plan/row-query';
import type { Run } from '../../shared/link-plan/run';
import { createReportText } from '../runs/report-text';
import type { PlanFiles } from '../runs/plan-files';
import type { PlanServices } from '../runs/plan-services';
import type { Sites } from '../sites/sites';
import { exitCodeOfError, exitCodeOfPlan, exitCodeOfRun, exitCodes, type ExitCode } from './exit-codes';
import type { PlanCommand } from './parse-arguments';

/** Where the words of a command go. */
export interface Output {
  /** One line per row. */
  row: (line: string) => void;
  /** Progress and what went wrong. */
  tell: (line: string) => void;
}

/** A sheet that is ready to become a plan. */
export interface OpenedSheet {
  /** The same for the same bytes: a file that comes again is the same plan. */
  fingerprint: string;
  plan: Pick<NewPlan, 'constants' | 'columns'>;
  rows: () => AsyncIterable<NewRow[]>;
  close: () => Promise<void>;
}

export interface CommandServices {
  plans: () => Promise<PlanServices>;
  sites: Pick<Sites, 'list' | 'connect' | 'unlock'>;
  openSheet: (file: string, siteId: string) => Promise<OpenedSheet>;
  files: PlanFiles;
  /** Hears of every change of a run until the returned function is called. */
  onRun: (listener: (run: Run) => void) => () => void;
}

const readTogether = 500;

/** Carries a command out with the services of the program, and resolves with its exit code. Never throws. */
export async function runPlanCommand(
  command: PlanCommand,
  services: CommandServices,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  try {
    return await carryOut(command, services, output, signal);
  } catch (error) {
    const t = createReportText();
    output.tell(
      error instanceof AppError
        ? t(`errors.${error.code}`, { reason: error.detail, ...error.params })
        : String(error),
    );
    return exitCodeOfError(error);
  }
}

async function carryOut(
  command: PlanCommand,
  services: CommandServices,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const site = (await services.sites.list()).find(({ name }) => name === command.site);
  if (!site) throw new AppError('not-found', { params: { what: command.site } });
  const { plans, checks, runs, view } = await services.plans();
  const plan = await findOrMakePlan(command, services, site.id, output);
  const { planId } = plan;
  const finish = async (code: ExitCode | null): Promise<ExitCode> => {
    await printRows(planId, command, { plans }, output);
    const now = view(await plans.get(planId));
    output.tell(describeCounts(now.counts));
    return code ?? exitCodeOfPlan(now, command);
  };
  if (command.what === 'export') {
    const target = command.to ?? `${command.file.replace(/\.[^.]+$/, '')}.result.xlsx`;
    const format = path.extname(target).toLowerCase() === '.csv' ? 'csv' : 'xlsx';
    const rows = () => readAll({ plans }, planId);
    const count = await services.files.write({ path: target, format }, plan, plans, rows);
    output.tell(`${count} rows written to ${path.basename(target)}.`);
    return exitCodes.done;
  }
  const stop = () => checks.cancel(planId);
  signal.addEventListener('abort', stop);
  if (command.what === 'check') {
    const { requests, seconds } = await checks.estimate(planId);
    output.tell(
      `Checking ${plan.rowCount} rows: about ${requests} requests, ${seconds} seconds. Nothing is written.`,
    );
  }
  await checks.check(planId);
  signal.removeEventListener('abort', stop);
  if (command.what === 'check') return finish(null);
  const run = await carryOutRun(command, services, { planId, siteId: site.id, runs, plans }, output, signal);
  return finish(run && exitCodeOfRun(run));
}

/** Null where there was nothing to be sent. */
async function carryOutRun(
  { settings, production, ticket }: PlanCommand,
  { sites, onRun }: CommandServices,
  { planId, siteId, runs, plans }: Pick<PlanServices, 'runs' | 'plans'> & { planId: string; siteId: string },
  output: Output,
  signal: AbortSignal,
): Promise<Run | null> {
  const confirmed = production === null ? {} : { confirmedSiteName: production };
  if (production !== null) await sites.unlock({ siteId, confirmedSiteName: production, ticket });
  let told = '';
  let runId = '';
  const { promise: ended, resolve: end } = createOutcome<Run>();
  const unfollow = onRun((run) => {
    if (run.planId !== planId) return;
    const line = describeProgress(run);
    if (line !== told) output.tell(line);
    told = line;
    if (run.status !== 'sending' && run.status !== 'reading-back') end(run);
  });
  const pause = () => void runs.pause(runId).then(end);
  try {
    const open = (await runs.listOfPlan(planId)).find(({ status }) => status !== 'ended');
    const { toBeSent } = await plans.get(planId);
    if (!open && toBeSent === 0) return null;
    const run = open
      ? await runs.continue({ runId: open.runId, ...confirmed })
      : await runs.start({ planId, retryOf: null, expectedRows: toBeSent, settings, ...confirmed });
    runId = run.runId;
    signal.addEventListener('abort', pause);
    if (signal.aborted) pause();
    return await ended;
  } finally {
    signal.removeEventListener('abort', pause);
    unfollow();
  }
}

/** The plan of a file that came before is the same plan: what was sent is not sent again. */
async function findOrMakePlan(
  { file }: PlanCommand,
  { plans, sites, openSheet }: CommandServices,
  siteId: string,
  output: Output,
): Promise<Plan> {
  const services = await plans();
  const sheet = await openSheet(file, siteId);
  try {
    const name = `${path.basename(file)} ${sheet.fingerprint.slice(0, 8)}`.slice(0, 200);
    const known = (await services.plans.list(siteId)).find((plan) => plan.name === name);
    if (known) return services.view(known);
    const { name: siteName, environment } = await sites.connect(siteId);
    const about = { siteId, siteName, environment, name, fileName: path.basename(file) };
    const head = { ...about, ...sheet.plan, kind: 'link' as const, ofRunId: null };
    const { planId } = await services.plans.create(head, []);
    try {
      for await (const rows of sheet.rows()) await services.plans.addRows(planId, rows);
    } catch (error) {
      await services.plans.delete(planId);
      throw error;
    }
    output.tell(`New plan: ${name}.`);
    return services.view(await services.plans.get(planId));
  } finally {
    await sheet.close();
  }
}

async function printRows(
  planId: string,
  { json }: PlanCommand,
  services: Pick<PlanServices, 'plans'>,
  output: Output,
): Promise<void> {
  const t = createReportText();
  for await (const rows of readAll(services, planId)) {
    for (const row of rows) {
      const why = row.reasons.map((reason) => reasonSentence(reason, t));
      if (json) output.row(JSON.stringify({ ...toJson(row), why }));
      else output.row([row.sheetRow, row.state, row.erpKey, nameOf(row), ...why].map(oneLine).join('\t'));
    }
  }
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

function nameOf({ record, found }: PlanRow): string {
  return found.record ? `${found.record.name} (${found.record.crmRecordId})` : (record?.text ?? '');
}

function oneLine(cell: string | number): string {
  return String(cell).replaceAll(/[\t\r\n]+/g, ' ');
}

function describeProgress({
  stage,
  status,
  total,
  counts,
  rowsPerSecond,
  secondsLeft,
  pausedBy,
}: Run): string {
  const done = total - counts.Ready - counts.Sending;
  const rate = rowsPerSecond === null ? '' : `, ${rowsPerSecond.toFixed(1)} rows a second`;
  const left = secondsLeft === null ? '' : `, about ${secondsLeft} s left`;
  const why = pausedBy === null ? '' : ` (${pausedBy})`;
  return `${stage}, ${status}${why}: ${done} of ${total}${rate}${left}`;
}

function describeCounts(counts: Plan['counts']): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.map(([state, count]) => `${state} ${count}`).join(', ');
}

async function* readAll({ plans }: Pick<PlanServices, 'plans'>, planId: string) {
  for (let after = 0; ;) {
    const rows = await plans.readWhole(planId, everyRow, after, readTogether);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield rows;
  }
}

/** A promise and what settles it. */
function createOutcome<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const outcome: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    outcome.resolve = resolve;
  });
  return { promise, resolve: (value) => outcome.resolve?.(value) };
}

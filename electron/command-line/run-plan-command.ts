import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { NewRow } from '../../shared/link-plan/plan-row';
import type { NewPlan, Plan } from '../../shared/link-plan/plan';
import { defaultRunSettings, type Run } from '../../shared/link-plan/run';
import type { HiddenRows } from '../../shared/sheet/sheet-preview';
import { createProgramText, type ProgramText } from '../../shared/text/program-text';
import { createReportText } from '../runs/report-text';
import type { PlanFiles } from '../runs/plan-files';
import { makePlanFromSheet } from '../plans/plan-from-sheet';
import type { PlanServices } from '../runs/plan-services';
import type { SiteView } from '../../shared/site';
import type { Desktop } from '../desktop';
import type { Sites } from '../sites/sites';
import { askForRun } from './ask-for-run';
import { callerGone } from './command-socket';
import { describeCounts, describeProgress } from './describe-progress';
import { exitCodeOfError, exitCodeOfPlan, exitCodeOfRun, exitCodes, type ExitCode } from './exit-codes';
import { hashFile } from './open-sheet';
import type { PlanCommand } from './parse-arguments';
import { printRows, readAll, type Output } from './print-rows';

/** What of a file a plan may not have: rows that are out of sight, and its other sheets. */
export interface LeftOut extends Pick<HiddenRows, 'hidden' | 'filtered'> {
  /** The one that is read. */
  sheet: string;
  otherSheets: readonly string[];
}

/** A sheet that is ready to become a plan. */
export interface OpenedSheet {
  plan: Pick<NewPlan, 'constants' | 'columns'>;
  rows: () => AsyncIterable<NewRow[]>;
  leftOut: LeftOut;
  close: () => Promise<void>;
}

export interface CommandServices {
  plans: () => Promise<PlanServices>;
  sites: Pick<Sites, 'list' | 'connect'>;
  /** Asks the person, in a window of our own. */
  confirm: Desktop['confirm'];
  openSheet: (command: PlanCommand, siteId: string) => Promise<OpenedSheet>;
  /** Reads a file to its end. Throws `sheet-…`. */
  findLeftOut: (file: string) => Promise<LeftOut>;
  files: PlanFiles;
  /** Plans are made of files one after another: two commands with one file are to find one plan. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Hears of every change of a run until the returned function is called. */
  onRun: (listener: (run: Run) => void) => () => void;
  /** A window that is open shows plans too. */
  noteChanged: (planId: string) => void;
}

const say: ProgramText = createProgramText();

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
    const known = error instanceof AppError ? error : new AppError('bug', { detail: String(error) });
    const { until } = known.params;
    const time = typeof until === 'string' ? { until: new Date(until).toLocaleString() } : {};
    const sentence = t(`errors.${known.code}`, { reason: known.detail, ...known.params, ...time });
    // Those of a sheet do not say which: in the window it is the one that is open.
    const isOfFile = known.code.startsWith('sheet-') && known.code !== 'sheet-not-there';
    output.tell(isOfFile ? `${command.file}: ${sentence}` : sentence);
    const code = exitCodeOfError(error);
    if (code === exitCodes.notAllowed && known.code !== 'run-refused')
      output.tell(say('commandLine.production', { site: command.site }));
    return code;
  }
}

async function carryOut(
  command: PlanCommand,
  services: CommandServices,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const sites = await services.sites.list();
  const site = sites.find(({ name }) => name === command.site);
  if (!site) {
    const names = sites.map(({ name }) => `"${name}"`).join(', ');
    throw new AppError('site-not-listed', { params: { what: command.site, names } });
  }
  const { plans, checks, runs, view } = await services.plans();
  // An export asks the site nothing.
  if (command.what !== 'export') await runs.requireRested(site.id);
  const plan = await services.inTurn(() => findOrMakePlan(command, services, site.id, output));
  const { planId } = plan;
  const finish = async (code: ExitCode | null): Promise<ExitCode> => {
    const { notLookedUp } = await printRows(planId, command, { plans }, output);
    const now = view(await plans.get(planId));
    output.tell(describeCounts(now, createReportText()));
    if (code !== null) return code;
    // What is blocked may be so by its sheet alone.
    const isSiteSilent = notLookedUp > 0 && now.counts.Draft + now.counts.Blocked === now.rowCount;
    if (isSiteSilent) output.tell(say('commandLine.notLookedUp'));
    return isSiteSilent ? exitCodes.site : exitCodeOfPlan(now, command);
  };
  if (command.what === 'export') {
    const target = command.to ?? `${command.file.replace(/\.[^.]+$/, '')}.result.xlsx`;
    const format = path.extname(target).toLowerCase() === '.csv' ? 'csv' : 'xlsx';
    const rows = () => readAll({ plans }, planId);
    const count = await services.files.write({ path: target, format }, plan, plans, rows);
    output.tell(say('commandLine.written', { count, file: path.basename(target) }));
    return exitCodes.done;
  }
  const stop = () => checks.cancel(planId);
  signal.addEventListener('abort', stop);
  if (command.what === 'check') {
    const { requests, seconds } = await checks.estimate(planId);
    output.tell(say('commandLine.checking', { count: plan.rowCount, requests, seconds }));
  }
  const checking = checks.check(planId);
  services.noteChanged(planId);
  try {
    await checking;
  } finally {
    services.noteChanged(planId);
    signal.removeEventListener('abort', stop);
  }
  if (command.what === 'check') return finish(null);
  const run = await carryOutRun(command, services, { planId, site, runs, plans }, output, signal);
  return finish(run && exitCodeOfRun(run));
}

/** Null where there was nothing to be sent. */
async function carryOutRun(
  command: PlanCommand,
  { sites, confirm, onRun }: CommandServices,
  { planId, site, runs, plans }: Pick<PlanServices, 'runs' | 'plans'> & { planId: string; site: SiteView },
  output: Output,
  signal: AbortSignal,
): Promise<Run | null> {
  const { production, pilotOnly } = command;
  const settings = { ...command.settings, pauseAfterPilot: pilotOnly };
  const confirmed = production === null ? {} : { confirmedSiteName: production };
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
  const pause = () => {
    const by = signal.reason === callerGone ? 'command-ended' : 'person';
    void runs.pause(runId, by).then(end);
  };
  try {
    const all = await runs.listOfPlan(planId);
    const open = all.find(({ status }) => status !== 'ended');
    // The first rows of this run were sent already: nothing more is to be.
    const isPilotOver = pilotOnly && open !== undefined && open.stage !== 'pilot';
    const retryable = open && !isPilotOver ? 0 : await lookAgain(all[0], runs, output);
    const { toBeSent } = await plans.get(planId);
    if (!open && toBeSent === 0) {
      output.tell(say('commandLine.nothingToSend'));
      if (retryable > 0) output.tell(say('commandLine.retryInWindow', { count: retryable }));
      return null;
    }
    if (open && isPilotOver) {
      const now = await runs.get(open.runId);
      output.tell(describeProgress(now));
      output.tell(say('commandLine.pilotOver', { count: now.counts.Ready - now.leftOut }));
      return now;
    }
    const count = open ? open.counts.Ready - open.leftOut : toBeSent;
    const grant = await askForRun(command, { site, count }, { sites, confirm });
    if (signal.aborted) throw new AppError('cancelled');
    const run = open
      ? await runs.continue({ runId: open.runId, settings, ...confirmed }, grant)
      : await runs.start(
          {
            planId,
            retryOf: null,
            expectedRows: toBeSent,
            settings: { ...defaultRunSettings, ...settings },
            ...confirmed,
          },
          grant,
        );
    runId = run.runId;
    signal.addEventListener('abort', pause);
    if (signal.aborted) pause();
    return await ended;
  } finally {
    signal.removeEventListener('abort', pause);
    unfollow();
  }
}

/** Looks at what nobody knew after an earlier run. Only reads. Resolves with how many rows *Retry* would send. */
async function lookAgain(
  newest: Run | undefined,
  runs: PlanServices['runs'],
  output: Output,
): Promise<number> {
  if (!newest) return 0;
  if (newest.toLookAt === 0) return newest.retryable;
  output.tell(say('commandLine.looking', { count: newest.toLookAt }));
  return (await runs.lookAgain(newest.runId)).retryable;
}

/**
 * The plan of a file that came before is the same plan: what was sent is not sent again. With the rows that are out of sight
 * it is another one.
 */
async function findOrMakePlan(
  command: PlanCommand,
  { plans, sites, openSheet, findLeftOut, noteChanged }: CommandServices,
  siteId: string,
  output: Output,
): Promise<Plan> {
  const { file, hiddenRows } = command;
  const services = await plans();
  const fingerprint = await hashFile(file);
  const fileName = path.basename(file);
  const madeFrom = [fingerprint, hiddenRows, fileName].join(' ');
  const plansOfSite = await services.plans.list(siteId);
  const known = plansOfSite.find(
    (plan) =>
      plan.madeFrom === madeFrom || plan.name === nameOfEarlierVersion(fileName, fingerprint, hiddenRows),
  );
  if (known) {
    output.tell(say('commandLine.knownPlan', { name: known.name }));
    tellLeftOut(await findLeftOut(file), command, output);
    requireRows(known);
    return services.view(known);
  }
  const sheet = await openSheet(command, siteId);
  try {
    const { name: siteName, environment } = await sites.connect(siteId);
    const name = namePlan(fileName, hiddenRows, new Set(plansOfSite.map((plan) => plan.name)));
    const about = { siteId, siteName, environment, name, fileName, madeFrom };
    const made = await makePlanFromSheet(services.plans, about, sheet);
    noteChanged(made.planId);
    // One without a row is not kept: it would pass for a plan in which all is well.
    if (made.rowCount === 0) await services.plans.delete(made.planId);
    else output.tell(say('commandLine.newPlan', { name }));
    tellLeftOut(sheet.leftOut, command, output);
    requireRows(made);
    return services.view(made);
  } finally {
    await sheet.close();
  }
}

function requireRows({ rowCount }: Pick<Plan, 'rowCount'>): void {
  if (rowCount === 0) throw new AppError('sheet-no-rows');
}

/** As a person may name a plan at the most. */
const maxNameLength = 200;

/** As the file is called, and numbered where the site has a plan of that name. */
function namePlan(
  fileName: string,
  hiddenRows: PlanCommand['hiddenRows'],
  taken: ReadonlySet<string>,
): string {
  const short = fileName.slice(0, maxNameLength - 50);
  const name = hiddenRows === 'take' ? say('commandLine.withHidden', { name: short }) : short;
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = say('commandLine.numbered', { name, number });
    if (!taken.has(numbered)) return numbered;
  }
}

/** Once the name alone told which file a plan was made of. Such plans go on. */
function nameOfEarlierVersion(
  fileName: string,
  fingerprint: string,
  hiddenRows: PlanCommand['hiddenRows'],
): string {
  return `${fileName.slice(0, 189)} ${fingerprint.slice(0, 8)}${hiddenRows === 'take' ? ' +' : ''}`;
}

/** Never silently: a sheet that somebody filtered looks shorter than it is. */
function tellLeftOut(
  { hidden, filtered, sheet, otherSheets }: LeftOut,
  { hiddenRows }: PlanCommand,
  output: Output,
): void {
  const count = hidden + filtered;
  const sentence = hiddenRows === 'take' ? 'commandLine.hiddenTaken' : 'commandLine.hiddenLeft';
  if (count > 0) output.tell(say(sentence, { count, filtered }));
  if (otherSheets.length > 0)
    output.tell(say('commandLine.oneSheet', { sheet, names: otherSheets.join(', ') }));
}

/** A promise and what settles it. */
function createOutcome<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const outcome: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    outcome.resolve = resolve;
  });
  return { promise, resolve: (value) => outcome.resolve?.(value) };
}

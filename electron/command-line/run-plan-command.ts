import path from 'node:path';
import { AppError } from '../../shared/errors';
import { defaultRunSettings, type Run } from '../../shared/link-plan/run';
import { createProgramText, type ProgramText } from '../../shared/text/program-text';
import { writeTimes } from '../../shared/value/moment';
import { createReportText } from '../runs/report-text';
import type { PlanFiles } from '../runs/plan-files';
import type { PlanServices } from '../runs/plan-services';
import type { SiteView } from '../../shared/site';
import type { Desktop } from '../desktop';
import type { Sites } from '../sites/sites';
import { askForRun } from './ask-for-run';
import { callerGone } from './command-socket';
import { describeCounts, describeProgress } from './describe-progress';
import { chooseTarget } from './export-target';
import { exitCodeOfError, exitCodeOfPlan, exitCodeOfRun, exitCodes, type ExitCode } from './exit-codes';
import type { PlanCommand } from './parse-arguments';
import { findOrMakePlan, type PlanMaking } from './plan-of-file';
import { printRows, readAll, type Output } from './print-rows';
import { requireSaved, tellUnsaved } from './unsaved-rows';

export interface CommandServices extends PlanMaking {
  sites: Pick<Sites, 'list' | 'connect'>;
  /** Asks the person, in a window of our own. */
  confirm: Desktop['confirm'];
  files: PlanFiles;
  /** Plans are made of files one after another: two commands with one file are to find one plan. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Hears of every change of a run until the returned function is called. */
  onRun: (listener: (run: Run) => void) => () => void;
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
    const params = writeTimes(known.params, 'local');
    const sentence = t(`errors.${known.code}`, { reason: known.detail, ...params });
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
  // It would do nothing, and whoever typed it takes the site for another than it is listed as.
  if (command.production !== null && site.environment !== 'production')
    throw new AppError('not-production', { params: { site: site.name } });
  const { plans, checks, runs, rowDrafts, view } = await services.plans();
  // An export asks the site nothing.
  const exportTo = command.what === 'export' ? await chooseTarget(command) : null;
  if (exportTo === null) await runs.requireRested(site.id);
  const plan = await services.inTurn(() => findOrMakePlan(command, services, site.id, output));
  const { planId } = plan;
  if (command.what === 'run') await requireSaved(plan, { rowDrafts });
  else await tellUnsaved(plan, { rowDrafts }, output);
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
  if (exportTo !== null) {
    const { target, takesPlace } = exportTo;
    const format = path.extname(target).toLowerCase() === '.csv' ? 'csv' : 'xlsx';
    const rows = () => readAll({ plans }, planId);
    const count = await services.files.write({ path: target, format }, plan, plans, rows);
    const about = { count, file: path.basename(target) };
    output.tell(say(takesPlace ? 'commandLine.writtenOver' : 'commandLine.written', about));
    return exitCodes.done;
  }
  // A site that is to be spared is spared by what only reads, too.
  const { atOnce = null, perSecond = null } = command.settings;
  const pace = { atOnce, perSecond };
  const stop = () => checks.cancel(planId);
  signal.addEventListener('abort', stop);
  if (command.what === 'check') {
    const { requests, seconds } = await checks.estimate(planId, pace);
    output.tell(say('commandLine.checking', { count: plan.rowCount, requests, seconds }));
  }
  const checking = checks.check(planId, pace);
  services.noteChanged(planId);
  try {
    await checking;
  } finally {
    services.noteChanged(planId);
    signal.removeEventListener('abort', stop);
  }
  if (command.what === 'check') return finish(null);
  // Somebody may have begun to type while it was checked.
  await requireSaved(plan, { rowDrafts });
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

/** A promise and what settles it. */
function createOutcome<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const outcome: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    outcome.resolve = resolve;
  });
  return { promise, resolve: (value) => outcome.resolve?.(value) };
}

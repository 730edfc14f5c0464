import nodePath from 'node:path';
import type { Plan, UndoneChange } from '../../../shared/link-plan/plan';
import type { RowFilter } from '../../../shared/link-plan/row-query';
import { AppError } from '../../../shared/errors';
import type { Desktop } from '../../desktop';
import { makePlanFromSheet, takeSheet } from '../../plans/plan-from-sheet';
import { readPlan } from '../../records/read-plan';
import type { Sheets } from '../../sheets/sheets';
import { makeRestorePlan } from '../../runs/restore-plan';
import type { PlanFiles } from '../../runs/plan-files';
import type { PlanServices } from '../../runs/plan-services';
import { saveReport } from '../../runs/save-report';
import type { Sites } from '../../sites/sites';
import type { Journal } from '../../journal/journal';
import type { HandlersOf } from './handlers';

export interface PlansHandlersOptions {
  /** Late: the database opens at its first use. */
  open: () => Promise<PlanServices>;
  journal: () => Promise<Journal>;
  sites: Pick<Sites, 'connect'>;
  sheets: Pick<Sheets, 'preview' | 'readColumns' | 'mapRows' | 'close'>;
  files: PlanFiles;
  chooseFileToSave: Desktop['chooseFileToSave'];
  chooseFileToOpen: Desktop['chooseFileToOpen'];
  noteChanged: (planId: string) => void;
}

export function createPlansHandlers(
  options: PlansHandlersOptions,
): Omit<HandlersOf<'plans'>, 'plans.activeRuns'> {
  const { open, files, sites } = options;
  const view = async (planId: string): Promise<Plan> => {
    const services = await open();
    const plan = await services.plans.get(planId);
    return services.view((await settle(services, [plan])) ? await services.plans.get(planId) : plan);
  };
  /** Before a plan is shown, it is held against where its site is now. True = one is not as it was. */
  const settle = async (services: PlanServices, some: Parameters<PlanServices['settlePlaces']>[0]) => {
    const settled = await services.settlePlaces(some);
    for (const planId of settled) options.noteChanged(planId);
    return settled.length > 0;
  };
  /** Changes a plan that is not busy, and gives it back as it is then. */
  const change = async (
    planId: string,
    work: (services: PlanServices) => Promise<unknown>,
  ): Promise<Plan> => {
    const services = await open();
    if (services.view(await services.plans.get(planId)).busy) throw new AppError('plan-busy');
    await work(services);
    options.noteChanged(planId);
    return view(planId);
  };
  return {
    'plans.list': async ({ siteId }) => {
      const services = await open();
      const plans = await services.plans.list(siteId);
      const isChanged = await settle(services, plans);
      return (isChanged ? await services.plans.list(siteId) : plans).map(services.view);
    },
    'plans.createFromSheet': async ({ siteId, sheetId, name, mapping }) => {
      const site = await sites.connect(siteId);
      const { fileName, listed } = await options.sheets.preview(sheetId, {});
      const services = await open();
      const about = { siteId, siteName: site.name, environment: site.environment, name, fileName };
      const sheet = await takeSheet(site, options.sheets, sheetId, mapping, { isListed: listed !== null });
      const made = await makePlanFromSheet(services.plans, about, sheet);
      await options.sheets.close(sheetId);
      return services.view(made);
    },
    'plans.readMapping': async ({ siteId, erpConnectionId, erpActorType }) => {
      const site = await sites.connect(siteId);
      return (await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false })).description;
    },
    'plans.get': ({ planId }) => view(planId),
    'plans.rename': async ({ planId, name }) => {
      await (await open()).plans.rename(planId, name);
      return view(planId);
    },
    'plans.setConstants': ({ planId, constants }) =>
      change(planId, ({ plans }) => plans.setConstants(planId, constants)),
    'plans.delete': async ({ planId }) => {
      const services = await open();
      if (services.view(await services.plans.get(planId)).busy) throw new AppError('plan-busy');
      await services.plans.delete(planId);
      return null;
    },
    'plans.rows': async ({ planId, query }) => {
      const { plans, runs } = await open();
      const { rows, ...rest } = await plans.rows(planId, query);
      return { ...rest, rows: runs.asTheyAre(planId, rows) };
    },
    'plans.rowIds': async ({ planId, query }) => (await open()).plans.listRowIdsOf(planId, query),
    'plans.facets': async ({ planId, filter }) => (await open()).plans.facets(planId, filter),
    'plans.row': async ({ planId, rowId }) => {
      const { plans, runs } = await open();
      const row = await plans.row(planId, rowId);
      return runs.asTheyAre(planId, [row])[0] ?? row;
    },
    'plans.rowDrafts': async ({ planId }) => (await open()).rowDrafts.list(planId),
    'plans.keepRowDrafts': async ({ planId, drafts }) => {
      await (await open()).rowDrafts.keep(planId, drafts);
      return null;
    },
    'plans.valueFields': async ({ planId, of }) => {
      const { plans, runStore } = await open();
      return plans.listValueFields(planId, of && (await runStore.listRows(planId, of.retryOf)));
    },
    'plans.findRow': async ({ planId, query, states }) => (await open()).plans.findRow(planId, query, states),
    'plans.editRow': async ({ planId, rowId, changes }) => {
      await change(planId, ({ plans }) =>
        plans.edit(planId, [{ rowId, changes: withoutUndefined(changes) }], 'edit'),
      );
      return (await open()).plans.row(planId, rowId);
    },
    'plans.previewDecision': async ({ planId, rows, decision }) =>
      (await open()).plans.previewDecision(planId, rows, decision),
    'plans.decide': ({ planId, rows, decision }) =>
      change(planId, ({ plans }) => plans.decide(planId, rows, decision)),
    'plans.undo': async ({ planId, changeId }) => {
      let undone: UndoneChange | null = null;
      await change(planId, async ({ plans }) => {
        undone = await plans.undo(planId, changeId);
      });
      if (!undone) throw new AppError('not-found', { params: { what: String(changeId) } });
      return undone;
    },
    'plans.estimateCheck': async ({ planId }) => (await open()).checks.estimate(planId),
    'plans.check': async ({ planId }) => {
      const checking = (await open()).checks.check(planId);
      // From now on it is being checked, which every window shows with how far it is and a way to stop it.
      options.noteChanged(planId);
      try {
        await checking;
      } finally {
        options.noteChanged(planId);
      }
      return view(planId);
    },
    'plans.cancelCheck': async ({ planId }) => {
      (await open()).checks.cancel(planId);
      return null;
    },
    'plans.startRun': async (input) => (await open()).runs.start(input),
    'plans.pauseRun': async ({ runId }) => (await open()).runs.pause(runId),
    'plans.continueRun': async (input) => (await open()).runs.continue(input),
    'plans.cancelRun': async ({ runId }) => (await open()).runs.cancel(runId),
    'plans.revokePermit': async ({ runId }) => (await open()).runs.revokePermit(runId),
    'plans.listRuns': async ({ planId }) => (await open()).runs.listOfPlan(planId),
    'plans.lookAgain': async ({ runId }) => (await open()).runs.lookAgain(runId),
    'plans.saveReport': async ({ runId }) => {
      const services = await open();
      const run = await services.runs.get(runId);
      const path = await options.chooseFileToSave('html', `${run.planName}.html`);
      if (path !== null) await saveReport(path, run, services);
      return { fileName: path && nodePath.basename(path) };
    },
    'plans.exportFile': async ({ planId, format, filter }) => {
      const services = await open();
      const plan = await view(planId);
      const path = await options.chooseFileToSave(format, `${plan.name}.${format}`);
      if (path === null) return { fileName: null, count: 0 };
      // Whoever names the file otherwise in the dialog means it.
      const ending = nodePath.extname(path).toLowerCase();
      const inside = ending === '.csv' ? 'csv' : ending === '.xlsx' ? 'xlsx' : format;
      const count = await files.write({ path, format: inside }, plan, services.plans, () =>
        readAll(services, planId, filter),
      );
      return { fileName: nodePath.basename(path), count };
    },
    'plans.openReturned': async ({ planId }) => {
      const path = await options.chooseFileToOpen('sheets');
      return path === null ? null : files.open(path, await view(planId), (await open()).plans);
    },
    'plans.takeReturned': ({ planId, returnId }) =>
      change(planId, async ({ plans }) => files.take(returnId, await view(planId), plans)),
    'plans.restorePlan': async ({ runId }) => {
      const services = await open();
      return services.view(await makeRestorePlan(runId, services, await options.journal()));
    },
  };
}

const readTogether = 500;

async function* readAll({ plans }: PlanServices, planId: string, filter: RowFilter) {
  for (let after = 0; ;) {
    const rows = await plans.readWhole(planId, filter, after, readTogether);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield rows.map(({ position: _notForTheFile, ...row }) => row);
  }
}

/** Only what was given counts as changed. */
function withoutUndefined<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

import { AppError } from '../../shared/errors';
import type { JournalEntry, UnlockEntry } from '../../shared/journal/entry';
import type { Input } from '../../shared/ipc/contract';
import type { PlanRow } from '../../shared/link-plan/plan-row';
import type { Run, RunSettings } from '../../shared/link-plan/run';
import type { Clock } from '../clock';
import type { PlanPlaces } from '../plans/plan-places';
import type { PlanStore } from '../plans/plan-store';
import type { Sites } from '../sites/sites';
import type { WriteTools } from '../writes/run-write';
import { requireRested, type RunGrant } from './before-run';
import { beginRun, resumeRun, type BegunRun } from './begin-run';
import type { BusyPlans } from './busy-plans';
import { startActiveRun, type ActiveRun } from './active-run';
import { endPermit, endRun, noteInterrupted, requireSameSite } from './end-run';
import { toResult } from './look-at-rows';
import { lookAtAllRuns } from './look-again';
import type { KeptRun } from './kept-run';
import type { RunStore } from './run-store';

/** The runs of all plans. */
export interface Runs {
  /**
   * Begins a run and resolves as it sends its first rows. While another one waits, only a retry: `plan-busy`. Throws
   * `nothing-to-send`, `plan-changed` where there are not as many rows as expected, `site-locked`, `confirmation-needed`, `not-found`, and the errors of signing in.
   */
  start: (input: StartInput, grant?: RunGrant | null) => Promise<Run>;
  pause: (runId: string, by?: PausedFor) => Promise<Run>;
  /** Throws as `start`, and `site-address-changed` where the site is another place by now. */
  continue: (input: ContinueInput, grant?: RunGrant | null) => Promise<Run>;
  cancel: (runId: string) => Promise<Run>;
  /** Takes the permit back: the next byte of it does not leave. */
  revokePermit: (runId: string) => Promise<Run>;
  /** Looks at each row of its plan that is *Unknown* or *Sent*, and at whatever holds a row back. Only reads. */
  lookAgain: (runId: string) => Promise<Run>;
  /**
   * What a look at its entry by itself found out of a row is told by the row too. Resolves with its plan; null where no row
   * stands by that entry any more, or the plan is at work and finds it out by itself.
   */
  noteLooked: (entry: JournalEntry) => Promise<string | null>;
  /** Throws `site-wants-rest` where a run that waits was told until when the site wants to be left alone. */
  requireRested: (siteId: string) => Promise<void>;
  get: (runId: string) => Promise<Run>;
  /** The newest first. */
  listOfPlan: (planId: string) => Promise<Run[]>;
  listOpen: () => Promise<Run[]>;
  /** The run that a plan is busy with: it sends, or looks. */
  runOf: (planId: string) => string | null;
  /** Rows of a plan as a run that is at work has them, where the plan does not have it yet. */
  asTheyAre: (planId: string, rows: readonly PlanRow[]) => PlanRow[];
  /** What happened to a site: of its runs, also those that wait, permits end, and what is said of a sign-in that was replaced. */
  noteSite: (siteId: string, what: SiteTurn) => Promise<void>;
  /** Those that send at the moment. */
  countSending: () => number;
  /** Lets nothing more begin and waits for what is under way; every run goes on later from where it stands. */
  stop: () => Promise<void>;
  /** The program does not end after all: runs may begin and go on again. */
  reopen: () => void;
}

/** Somebody said so, or is not there any more to be told of it. */
export type PausedFor = 'person' | 'command-ended';

/** It was locked by hand, was saved anew, or somebody signed in or out there. */
export type SiteTurn = 'locked' | 'changed' | 'signed-in' | 'signed-out';

export type StartInput = Input<'plans.startRun'>;
export interface ContinueInput extends Input<'plans.continueRun'> {
  /** What of its settings is another from now on. */
  settings?: Partial<RunSettings>;
}

export interface RunsOptions {
  store: RunStore;
  plans: PlanStore;
  places: Pick<PlanPlaces, 'requireHere'>;
  sites: Pick<Sites, 'connect' | 'connectForRun'>;
  tools: WriteTools;
  busy: BusyPlans;
  clock: Clock;
  /** The reference with which a production site was unlocked; null = it is locked. */
  ticketOf: (siteId: string) => string | null;
  recordPermit: (entry: UnlockEntry) => Promise<void>;
  emit: (run: Run) => void;
  /** How far all that send are together, 0 to 1; null = none does. Sleep is held off meanwhile. */
  showProgress: (done: number | null) => void;
}

export async function openRuns(options: RunsOptions): Promise<Runs> {
  const { store, sites, busy } = options;
  const active = new Map<string, ActiveRun>();
  let isClosing = false;
  await noteInterrupted(options);

  const emit = (run: Run) => {
    options.emit(run);
    options.showProgress(shareDone([...active.values()]));
  };
  const launch = (begun: BegunRun, leave: () => void) => {
    const one = startActiveRun({ ...options, ...begun, emit });
    active.set(one.runId, one);
    one.ended.finally(() => {
      active.delete(one.runId);
      leave();
      options.showProgress(shareDone([...active.values()]));
    });
    return one.view();
  };
  const requireOpen = () => {
    if (isClosing) throw new AppError('storage-closed');
  };
  const atWorkOn = (planId: string) => [...active.values()].find((one) => one.planId === planId);
  const viewKept = async (runId: string) => store.view(await store.get(runId));
  const get = async (runId: string) => {
    const one = active.get(runId);
    const run = one?.view();
    if (run && isUnderWay(run)) return run;
    await one?.ended;
    return viewKept(runId);
  };
  const viewTogether = async (kept: readonly KeptRun[]) => {
    const views = await Promise.all(kept.map(({ runId }) => get(runId)));
    // While the others were read, one that is at work went on: what it told meanwhile is not to be overtaken.
    return views.map((run) => (isUnderWay(run) ? (active.get(run.runId)?.view() ?? run) : run));
  };
  /** Ends what is active, then changes what is kept. */
  const settleThen = async (runId: string, ask: (one: ActiveRun) => void) => {
    const one = active.get(runId);
    if (one) {
      ask(one);
      await one.ended;
    }
    return store.get(runId);
  };
  return {
    get,
    requireRested: (siteId) => requireRested(siteId, options),
    start: (input, grant = null) =>
      busy.alone(input.planId, async (leave) => {
        requireOpen();
        return launch(await beginRun(input, grant, options, requireOpen), leave);
      }),
    continue: async (input, grant = null) => {
      const one = active.get(input.runId);
      if (one && isUnderWay(one.view())) return one.view();
      await one?.ended;
      const kept = await store.get(input.runId);
      return busy.alone(kept.planId, async (leave) => {
        requireOpen();
        return launch(await resumeRun(kept, input, grant, options), leave);
      });
    },
    pause: async (runId, by = 'person') => store.view(await settleThen(runId, (one) => one.stop(by))),
    cancel: async (runId) => {
      const kept = await settleThen(runId, (one) => one.stop('cancelled'));
      if (kept.status === 'ended') return store.view(kept);
      const run = await endRun({ ...kept, isCancelled: true }, options);
      return store.view(run);
    },
    revokePermit: async (runId) => {
      const kept = await settleThen(runId, (one) => one.revoke());
      if (kept.permit === null || kept.permit.endedAt !== null) return store.view(kept);
      const run = await endPermit(kept, options);
      await store.save(run);
      return store.view(run);
    },
    lookAgain: async (runId) => {
      const kept = await store.get(runId);
      return busy.alone(kept.planId, async (leave) => {
        requireOpen();
        await requireRested(kept.siteId, options);
        const site = await sites.connectForRun(kept.siteId, kept.settings);
        try {
          requireSameSite(site, kept);
          await lookAtAllRuns(kept.planId, site, options);
          return await store.view(kept);
        } finally {
          site.close();
          leave();
        }
      });
    },
    noteLooked: async (entry) => {
      const row = await store.rowOfEntry(entry);
      if (row === null) return null;
      const run = await store.get(row.runId);
      if (atWorkOn(run.planId)) return null;
      await store.saveResults(run.runId, [toResult({ row }, entry)]);
      emit(await store.view(run));
      return run.planId;
    },
    listOfPlan: async (planId) => {
      const kept = await store.listOfPlan(planId);
      return viewTogether(kept);
    },
    listOpen: async () => viewTogether(await store.listOpen()),
    runOf: (planId) => atWorkOn(planId)?.runId ?? null,
    asTheyAre: (planId, rows) => {
      const now = atWorkOn(planId)?.notKept();
      return rows.map((row) => ({ ...row, state: now?.get(row.rowId) ?? row.state }));
    },
    noteSite: async (siteId, what) => {
      const endsPermits = what !== 'signed-in';
      const isSignedIn = what === 'changed' || what === 'signed-in';
      for (const one of active.values()) if (endsPermits && one.siteId === siteId) one.revoke();
      for (const kept of await store.listOpen()) {
        if (kept.siteId !== siteId || active.has(kept.runId)) continue;
        const before = endsPermits ? await endPermit(kept, options) : kept;
        const isOutdated = isSignedIn && before.pausedBy === 'signed-out' && before.error !== null;
        const run = isOutdated ? { ...before, error: null } : before;
        if (run === kept) continue;
        await store.save(run);
        // Nothing else would tell the page: the run does nothing.
        emit(await store.view(run));
      }
    },
    countSending: () => active.size,
    reopen: () => {
      isClosing = false;
    },
    stop: async () => {
      isClosing = true;
      for (const one of active.values()) one.stop('closing');
      await Promise.all([...active.values()].map(({ ended }) => ended));
      for (const kept of await store.listOpen()) await store.save(await endPermit(kept, options));
    },
  };
}

function isUnderWay({ status }: Run): boolean {
  return status === 'sending' || status === 'reading-back';
}

function shareDone(active: readonly ActiveRun[]): number | null {
  if (active.length === 0) return null;
  const runs = active.map((one) => one.view());
  const total = runs.reduce((sum, run) => sum + run.total, 0);
  const left = runs.reduce((sum, { counts }) => sum + counts.Ready + counts.Sending, 0);
  return total === 0 ? null : (total - left) / total;
}

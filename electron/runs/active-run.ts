import type { PauseReason, Run } from '../../shared/link-plan/run';
import type { SiteConnection } from '../sites/site-connection';
import { carryOut } from './carry-out';
import { endPermit, endRun, requireSameSite } from './end-run';
import { createResults, type Results } from './results';
import { createProgress, viewActive } from './run-progress';
import { createRunPermit } from './run-permit';
import { createSiteWaits } from './site-waits';
import type { KeptRun } from './kept-run';
import type { PausedFor, RunsOptions } from './runs';
import { createStopping, type RunEnd } from './stopping';

/** A run that is being carried out. */
export interface ActiveRun {
  runId: string;
  planId: string;
  siteId: string;
  view: () => Run;
  notKept: Results['notKept'];
  /** The first reason counts; what is under way is finished and looked at. */
  stop: (reason: PausedFor | 'cancelled' | 'closing') => void;
  revoke: () => void;
  /** Resolves when nothing of it is under way any more, and where it stands is kept. Never rejects. */
  ended: Promise<void>;
}

export interface ActiveRunOptions extends RunsOptions {
  run: KeptRun;
  site: SiteConnection;
  /** As it stands when it begins. */
  view: Run;
}

export function startActiveRun(options: ActiveRunOptions): ActiveRun {
  const { site, store, tools, clock, sites } = options;
  const { runId, planId, siteId } = options.run;
  const permit = createRunPermit(site, {
    runId,
    ticket: options.run.permit?.ticket ?? options.run.ticket ?? '',
  });
  let run = options.run;
  const stopping = createStopping(tools);
  const results = createResults({
    runId,
    store,
    clock,
    counts: options.view.counts,
    onChange: () => progress.tellSoon(),
    onFailed: (error) => {
      tools.noteProblem('run', error);
      stopping.stop('storage');
    },
  });
  const siteWaits = createSiteWaits(clock, {
    patienceMs: site.writeTimeoutMs,
    onChange: () => progress.tellSoon(),
  });
  // One that stops does not go on by itself.
  const view = () => viewActive(run, results, stopping.reason() === null ? siteWaits.until() : null);
  const progress = createProgress({ clock, view, emit: options.emit });
  const keep = (changes: Partial<KeptRun>) => {
    run = { ...run, ...changes };
    progress.tell();
    return store.save(run);
  };
  const work = async () => {
    const plan = await options.plans.get(planId);
    const end = await carryOut({
      run,
      plan,
      site,
      permit,
      store,
      tools,
      results,
      plans: options.plans,
      total: options.view.total,
      stopping,
      siteWaits,
      requireSameSite: async () => requireSameSite(await sites.connect(siteId), run),
      onStage: (stage, status) => {
        keep({ stage, status }).catch((error: unknown) => tools.noteProblem('run', error));
      },
    });
    await results.flush().catch((error: unknown) => tools.noteProblem('run', error));
    await finish(end);
  };
  const finish = async ({ reason, error, nextStage = run.stage }: RunEnd) => {
    if (permit.isRevoked()) run = await endPermit(run, options);
    if (reason === null) run = await endRun(run, options);
    // Whoever cancels it ends it.
    else if (reason === 'cancelled') await keep({ status: 'paused', pausedBy: 'person' });
    else if (reason === 'closing') await keep({ status: 'interrupted' });
    else {
      const pausedBy = permit.isRevoked() ? 'permit-ended' : reason;
      const until = reason === 'site-too-busy' ? siteWaits.until() : null;
      const rest = until === null ? {} : { restUntil: until };
      await keep({ status: 'paused', pausedBy, error: error?.toData() ?? null, stage: nextStage, ...rest });
    }
  };
  const ended = work()
    .catch(async (error: unknown) => {
      tools.noteProblem('run', error);
      const pausedBy: PauseReason = 'bug';
      await keep({ status: 'paused', pausedBy }).catch(() => undefined);
    })
    .finally(async () => {
      progress.stop();
      site.close();
      options.emit(await store.view(run).catch(view));
    });
  return {
    runId,
    planId,
    siteId,
    view,
    notKept: results.notKept,
    stop: stopping.stop,
    revoke: () => {
      permit.revoke();
      stopping.stop('permit-ended');
    },
    ended,
  };
}

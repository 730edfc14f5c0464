import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { Run } from '../../shared/link-plan/run';
import type { SiteConnection } from '../sites/site-connection';
import { requireRested, ticketFor, ticketWithoutPermit, type RunGrant } from './before-run';
import { recordGiven, requireSameSite } from './end-run';
import type { KeptRun } from './kept-run';
import type { ContinueInput, RunsOptions, StartInput } from './runs';
import { tallyTold } from './tally-stage';

/** A run that is kept as sending, with its permit and a connection of its own, and has not sent anything yet. */
export interface BegunRun {
  run: KeptRun;
  site: SiteConnection;
  view: Run;
}

/** Throws as `Runs.start`; `requireOpen` throws where nothing may begin any more. */
export async function beginRun(
  { planId, retryOf, expectedRows, settings, confirmedSiteName }: StartInput,
  grant: RunGrant | null,
  options: RunsOptions,
  requireOpen: () => void,
): Promise<BegunRun> {
  const { store, plans, sites, tools } = options;
  const plan = await plans.get(planId);
  await requireRested(plan.siteId, options);
  // What an open run has still to send is in the plan as well; only what came to nothing is in no run any more.
  if (retryOf === null && (await store.listOfPlan(planId)).some(({ status }) => status !== 'ended'))
    throw new AppError('plan-busy');
  const now = await store.countRows(planId, retryOf);
  if (now === 0) throw new AppError('nothing-to-send');
  if (now !== expectedRows) throw new AppError('plan-changed', { params: { now, expected: expectedRows } });
  const site = await sites.connectForRun(plan.siteId, settings);
  return closeUnless(site, async () => {
    await options.places.requireHere(site, planId);
    const ticket = ticketFor(site, confirmedSiteName, grant, options);
    requireOpen();
    const startedAt = tools.clock().toISOString();
    const run: KeptRun = {
      runId: randomUUID(),
      planId,
      planName: plan.name,
      siteId: site.siteId,
      siteName: site.name,
      siteAddress: site.client.address.url,
      environment: site.environment,
      user: await site.userName(),
      retryOf,
      settings,
      status: 'sending',
      stage: 'pilot',
      pausedBy: null,
      error: null,
      isCancelled: false,
      permit: ticket === null ? null : { givenAt: startedAt, ticket, endedAt: null },
      ...ticketWithoutPermit(ticket, grant),
      startedAt,
      endedAt: null,
    };
    await recordGiven(run, options);
    await store.create(run);
    return { run, site, view: await store.view(run) };
  });
}

/** A run that stood still goes on: its permit, where that holds, or a new one. Throws as `Runs.continue`. */
export async function resumeRun(
  kept: KeptRun,
  { confirmedSiteName, settings: changed }: ContinueInput,
  grant: RunGrant | null,
  options: RunsOptions,
): Promise<BegunRun> {
  const { store, sites, tools } = options;
  if (kept.status === 'ended') throw new AppError('nothing-to-send');
  await requireRested(kept.siteId, options);
  const settings = { ...kept.settings, ...changed };
  const site = await sites.connectForRun(kept.siteId, settings);
  return closeUnless(site, async () => {
    requireSameSite(site, kept);
    const holds = kept.permit !== null && kept.permit.endedAt === null;
    const ticket = holds ? (kept.permit?.ticket ?? '') : ticketFor(site, confirmedSiteName, grant, options);
    const givenAt = tools.clock().toISOString();
    const permit = holds || ticket === null ? kept.permit : { givenAt, ticket, endedAt: null };
    const told = await tallyTold(kept, store);
    const going = { status: 'sending', pausedBy: null, error: null } as const;
    const { restUntil: _over, ...before } = kept;
    const reference = ticketWithoutPermit(ticket, grant);
    const run: KeptRun = { ...before, told, ...going, settings, permit, ...reference };
    if (!holds) await recordGiven(run, options);
    await store.save(run);
    await store.takeOverEntries(kept.runId);
    return { run, site, view: await store.view(run) };
  });
}

/** Nobody else knows the connection where nothing comes of it. */
async function closeUnless<T>(site: SiteConnection, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    site.close();
    throw error;
  }
}

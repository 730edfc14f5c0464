import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { UnlockEntry } from '../../shared/journal/entry';
import { requireSamePlace } from '../sites/same-place';
import type { SiteConnection } from '../sites/site-connection';
import type { KeptRun } from './kept-run';
import type { RunsOptions } from './runs';

/** The rest of it is cancelled, and nothing of it is allowed any more. */
export async function endRun(
  run: KeptRun,
  options: Pick<RunsOptions, 'store' | 'tools' | 'recordPermit'>,
): Promise<KeptRun> {
  const { store, tools } = options;
  await store.cancelRest(run.runId);
  const ended = await endPermit(run, options);
  const kept: KeptRun = {
    ...ended,
    status: 'ended',
    pausedBy: null,
    error: null,
    endedAt: tools.clock().toISOString(),
  };
  await store.save(kept);
  return kept;
}

/** Its end is in the activity as its giving is. Nothing happens where there is none, or it has ended. */
export async function endPermit(
  run: KeptRun,
  { tools, recordPermit }: Pick<RunsOptions, 'tools' | 'recordPermit'>,
): Promise<KeptRun> {
  if (run.permit === null || run.permit.endedAt !== null) return run;
  const endedAt = tools.clock().toISOString();
  await recordPermit(toPermitEntry(run, 'permit-ended', endedAt)).catch((error: unknown) =>
    tools.noteProblem('run.permit', error),
  );
  return { ...run, permit: { ...run.permit, endedAt } };
}

/** On the disk before it allows anything. */
export async function recordGiven(
  run: KeptRun,
  { recordPermit }: Pick<RunsOptions, 'recordPermit'>,
): Promise<void> {
  if (run.permit) await recordPermit(toPermitEntry(run, 'permit-given', run.permit.givenAt));
}

function toPermitEntry(run: KeptRun, event: UnlockEntry['event'], at: string): UnlockEntry {
  const { siteId, siteName, environment, user, permit } = run;
  const head = { siteId, siteName, environment, user, ticket: permit?.ticket ?? '' };
  return { id: randomUUID(), kind: 'unlock', at, ...head, event, until: null, reason: null };
}

/** A run was confirmed for that installation in that environment: as anything else it is not the same site. */
export function requireSameSite(site: SiteConnection, run: KeptRun): void {
  if (site.environment !== run.environment) {
    const { siteName, siteAddress } = run;
    const params = { site: siteName, sentTo: siteAddress, address: site.client.address.url };
    throw new AppError('site-address-changed', { params });
  }
  requireSamePlace(site, run);
}

/** What was under way when the program ended says where it stands, and waits to be told. A permit lasts no longer than the program that was given it. */
export async function noteInterrupted({
  store,
  tools,
  recordPermit,
}: Pick<RunsOptions, 'store' | 'tools' | 'recordPermit'>): Promise<void> {
  for (const kept of await store.listOpen()) {
    const run = await endPermit(kept, { tools, recordPermit });
    if (run.status === 'paused') {
      if (run !== kept) await store.save(run);
      continue;
    }
    await store.takeOverEntries(run.runId);
    await store.save({ ...run, status: 'interrupted' });
  }
}

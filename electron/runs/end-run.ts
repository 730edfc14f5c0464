import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { UnlockEntry } from '../../shared/journal/entry';
import type { SiteConnection } from '../sites/site-connection';
import type { KeptRun } from './run-store';
import type { RunsOptions } from './runs';

/** The rest of it is cancelled, and nothing of it is allowed any more. */
export async function endRun(
  run: KeptRun,
  options: Pick<RunsOptions, 'store' | 'tools' | 'recordPermit'>,
): Promise<KeptRun> {
  const { store, tools } = options;
  await store.cancelRest(run.runId);
  const ended = await endPermit(run, options);
  const kept: KeptRun = { ...ended, status: 'ended', pausedBy: null, endedAt: tools.clock().toISOString() };
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

/** The practice site gets another port at each start of the program and is still the practice site. */
export function requireSamePlace(site: SiteConnection, run: KeptRun): void {
  const { environment, siteAddress, siteName } = run;
  if (site.environment === environment && (environment === 'practice' || isSame(site, siteAddress))) return;
  const params = { site: siteName, sentTo: siteAddress, address: site.client.address.url };
  throw new AppError('site-address-changed', { params });
}

/** SuperOffice Online moves a customer from one of its hosts to another; the customer stays in the path. */
function isSame(site: SiteConnection, then: string): boolean {
  const now = site.client.address.url;
  if (then === now) return true;
  if (!URL.canParse(then) || !URL.canParse(now)) return false;
  const [a, b] = [new URL(then), new URL(now)];
  return [a, b].every(({ hostname }) => hostname.endsWith('.superoffice.com')) && a.pathname === b.pathname;
}

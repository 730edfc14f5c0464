import { AppError } from '../../shared/errors';
import type { SiteConnection } from '../sites/site-connection';
import { requireConfirmation } from '../writes/permit';
import type { KeptRun } from './kept-run';
import type { RunsOptions } from './runs';

/** A person has allowed this run and nothing else: it needs no unlocked site. Off production its ticket alone counts. */
export interface RunGrant {
  /** The reference of the job; empty for none. */
  ticket: string;
}

/** Throws `site-wants-rest` where a run that waits was told until when the site wants to be left alone. */
export async function requireRested(
  siteId: string,
  { store, tools }: Pick<RunsOptions, 'store' | 'tools'>,
): Promise<void> {
  const waiting = (await store.listOpen()).filter((run) => run.siteId === siteId);
  const until = waiting
    .flatMap(({ restUntil = [] }) => restUntil)
    .toSorted()
    .at(-1);
  if (until !== undefined && Date.parse(until) > tools.clock().getTime())
    throw new AppError('site-wants-rest', { params: { site: waiting[0]?.siteName ?? '', until } });
}

/**
 * The reference of the permit with which a run writes to production: given by whoever has unlocked the site, or allows this
 * run, and repeats its name. Null elsewhere: none is needed. Throws `site-locked` and `confirmation-needed`.
 */
export function ticketFor(
  site: SiteConnection,
  confirmedSiteName: string | undefined,
  grant: RunGrant | null,
  { ticketOf }: Pick<RunsOptions, 'ticketOf'>,
): string | null {
  if (site.environment !== 'production') return null;
  const ticket = grant ? grant.ticket : ticketOf(site.siteId);
  if (ticket === null) throw new AppError('site-locked', { params: { site: site.name } });
  requireConfirmation(site, confirmedSiteName);
  return ticket;
}

/** On a site that needs no permit. */
export function ticketWithoutPermit(ticket: string | null, grant: RunGrant | null): Pick<KeptRun, 'ticket'> {
  return ticket === null && grant !== null && grant.ticket !== '' ? { ticket: grant.ticket } : {};
}

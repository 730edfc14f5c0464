import { isUncertain } from '../../shared/write/states';
import type { JournalEntry, WriteHead } from '../../shared/journal/entry';
import type { RecordState } from '../../shared/record/record-state';
import { holdsOf } from '../../shared/write/holds';
import type { Ended } from '../../shared/write/judgement';
import { requireSamePlace } from '../sites/same-place';
import type { SiteConnection } from '../sites/site-connection';
import { releaseAfterLook } from './held';
import { judgeLook, lookAfter } from './look';
import type { WriteTools } from './run-write';
import { restoreBefore } from './values-before';

/** What somebody who looks at many records at a time has read of one. */
export interface SeenRecord {
  after: RecordState;
  /** Before it was asked for, by the clock of the holds: what is told of a record may be as old as that. */
  askedAtMs: number;
}

/**
 * Looks at the site again for an entry whose outcome is not known, or not any more, where whoever calls has not looked
 * already (`seen`). Only reads. Throws `already-running`
 * while the same record or key is written or looked at, `site-address-changed` where the site is another installation
 * by now, `not-found`.
 */
export async function checkEntry(
  site: SiteConnection,
  entryId: string,
  tools: WriteTools,
  seen: SeenRecord | null = null,
): Promise<JournalEntry> {
  const { journal, inFlight, clock, holdTimes } = tools;
  const found = await journal.getWrite(entryId);
  requireSamePlace(site, found);
  const claim = { siteId: site.siteId, holds: holdsOf(found.write), submitId: null };
  return inFlight.run(claim, async () => {
    // Only now is it certain that nobody else completes it meanwhile.
    const entry = await journal.getWrite(entryId);
    const ended = endedOf(entry);
    const about = { before: restoreBefore(entry), ended, clock };
    const askedAtMs = seen?.askedAtMs ?? holdTimes.nowMs();
    const looked = seen ? judgeLook(entry, seen.after, about) : await lookAfter(site, entry, about);
    const later = (await journal.listLater(entry)).findLast(mayHaveWorked);
    const told = later ? leaveToLater(entry, looked, later) : looked;
    const completed = releaseAfterLook(told, askedAtMs, site, holdTimes);
    await journal.end(completed);
    return completed;
  });
}

/**
 * How the sending of a kept entry ended. After a kill nobody knows: of several calls the first may have been answered
 * while the next was on its way.
 */
function endedOf({ state, calls, answeredAt, httpStatus, error }: JournalEntry): Ended {
  if (state === 'Cancelled') return 'cancelled';
  if (calls.some(({ ended }) => ended === null)) return 'unknown';
  if (answeredAt === null || error?.changed === 'unknown') return 'unknown';
  if (error === null) return 'accepted';
  return httpStatus === null ? 'not-sent' : 'refused';
}

/** The write did something, or nobody knows that it did not. */
export function mayHaveWorked({ state }: WriteHead): boolean {
  return state === 'Sent' || state === 'Verified' || state === 'Different' || isUncertain(state);
}

/** What is there now is the work of a later write, or may be: it says nothing about this one, and its values are not this one's. */
function leaveToLater(entry: JournalEntry, looked: JournalEntry, later: WriteHead): JournalEntry {
  const { readBack } = looked;
  return {
    ...entry,
    readBack: readBack && { ...readBack, fields: [] },
    findings: [
      ...looked.findings,
      { code: 'made-by-later-entry', params: { entryId: later.id, at: later.at } },
    ],
  };
}

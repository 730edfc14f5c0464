import { isUncertain } from '../../shared/write/states';
import type { JournalEntry, WriteHead } from '../../shared/journal/entry';
import { mayHaveSentValues } from '../../shared/journal/sent-requests';
import { endedOfEntry } from '../../shared/journal/standing';
import type { RecordState } from '../../shared/record/record-state';
import { holdsOf } from '../../shared/write/holds';
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
    const ended = endedOfEntry(entry);
    const about = { before: restoreBefore(entry), ended, clock };
    const askedAtMs = seen?.askedAtMs ?? holdTimes.nowMs();
    const looked = seen ? judgeLook(entry, seen.after, about) : await lookAfter(site, entry, about);
    const later = (await journal.listLater(entry)).findLast(mayHaveWorked);
    const told = later ? leaveToLater(entry, looked, later) : leaveUnsent(looked);
    const completed = releaseAfterLook(told, askedAtMs, site, holdTimes);
    await journal.end(completed);
    return completed;
  });
}

/** The write did something, or nobody knows that it did not. */
export function mayHaveWorked({ state }: WriteHead): boolean {
  return state === 'Sent' || state === 'Verified' || state === 'Different' || isUncertain(state);
}

/** Values that never left are nobody's work of this write, whatever the sides hold by now. */
function leaveUnsent(looked: JournalEntry): JournalEntry {
  const { write, readBack, findings } = looked;
  const hasValues = 'values' in write && write.values.length > 0;
  if (!hasValues || readBack === null || mayHaveSentValues(looked)) return looked;
  return {
    ...looked,
    state: looked.state === 'Verified' ? 'Unknown' : looked.state,
    readBack: { ...readBack, fields: [] },
    findings: [
      ...findings.filter(({ code }) => !code.startsWith('values-')),
      { code: 'values-never-sent', params: {} },
    ],
  };
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

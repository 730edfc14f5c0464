import type { JournalEntry } from '../../shared/journal/entry';
import { endedOfEntry } from '../../shared/journal/standing';
import type { RowState } from '../../shared/link-plan/row-state';
import type { RecordState } from '../../shared/record/record-state';
import { mapLimited } from '../records/limited';
import type { SiteConnection } from '../sites/site-connection';
import { releaseAfterLook } from '../writes/held';
import { judgeLook, lookAfter } from '../writes/look';
import type { WriteTools } from '../writes/run-write';
import type { SendableRow } from './sendable-row';
import { readAfterwards, withValues } from './read-evidence';
import type { RowResult, RunRow } from './run-store';

/** A row that was sent, and what it is judged by. */
export interface SentRow extends SendableRow {
  entry: JournalEntry;
  before: RecordState;
}

export interface LookedRow {
  result: RowResult;
  before: RowState;
}

/** So many share a commit: more would keep the entries of rows that wait to be sent from the disk for longer. */
const judgedTogether = 32;

/** With these the WebAPI turns a request away before it looks at it. */
const turnedAway: readonly (number | null)[] = [401, 403, 421, 429];

/** Is there something to be seen of it? As after a single write: also after a refusal, because sites have refused what they had done. */
export function isWorthALook({ state, httpStatus }: JournalEntry): boolean {
  if (state === 'Sent' || state === 'Unknown') return true;
  return state === 'Failed' && httpStatus !== null && !turnedAway.includes(httpStatus);
}

/**
 * Looks at many rows with a few requests, judges each, and keeps what it has become in the activity. Only reads. Throws
 * what failed on the way to the site, and storage errors: then the rows stay as they are.
 */
export async function lookAtRows(
  site: SiteConnection,
  rows: readonly SentRow[],
  { journal, clock, holdTimes }: WriteTools,
): Promise<LookedRow[]> {
  const askedAtMs = holdTimes.nowMs();
  const after = await readAfterwards(site, rows, { clock });
  return mapLimited(rows, judgedTogether, async (row) => {
    const { entry, before } = row;
    const about = { before, ended: endedOfEntry(entry), clock };
    const seen = after.get(row);
    const looked = seen
      ? judgeLook(entry, await withValues(site, row, seen, { clock }), about)
      : await lookAfter(site, entry, about);
    const completed = releaseAfterLook(looked, askedAtMs, site, holdTimes);
    await journal.end(completed);
    return { result: toResult(row, completed), before: entry.state };
  });
}

export function toResult({ row }: { row: RunRow }, entry: JournalEntry): RowResult {
  const { position, seq } = row;
  return {
    position,
    seq,
    state: entry.state,
    entryId: entry.id,
    at: entry.at,
    mayRetry: mayRetry(entry),
  };
}

/**
 * A second try would be no second write: the first came to nothing, or somebody saw that there is no such link, where
 * nothing of it is on its way any more.
 */
export function mayRetry({ state, holdUntil, readBack }: JournalEntry): boolean {
  if (state === 'Failed' || state === 'Nothing' || state === 'Cancelled') return true;
  if (state !== 'Different' && state !== 'Unknown') return false;
  return holdUntil === undefined && readBack?.linked === false;
}

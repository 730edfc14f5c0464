import { AppError } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import { endedOfEntry } from '../../shared/journal/standing';
import { holdsOf } from '../../shared/write/holds';
import { checkEntry } from '../writes/check-entry';
import type { SendableRow } from './sendable-row';
import { toResult } from './look-at-rows';
import type { RunContext } from './run-context';
import type { RowResult } from './run-store';

type LookContext = Pick<RunContext, 'site' | 'plans' | 'tools'>;

/**
 * A row that is found linked as it asks may have been linked by its own last try, which got no answer and of which nothing
 * was found so far: the site did it late. A look at that try settles it, in the activity as well. Null where it was not that
 * try, or that cannot be told. Only reads; throws storage errors.
 */
export async function findOwnLink(
  { site, plans, tools }: LookContext,
  sendable: SendableRow,
): Promise<RowResult | null> {
  const [kept] = await plans.readBySeq([sendable.row.seq]);
  const entryId = kept?.entryId ?? null;
  if (entryId === null) return null;
  try {
    const before = await tools.journal.getWrite(entryId);
    // What was refused, or never left, is not told as done because the link is there by now.
    if (!isSameLink(before, sendable) || endedOfEntry(before) !== 'unknown') return null;
    const entry = await checkEntry(site, entryId, tools);
    if (entry.state !== 'Verified' && entry.state !== 'Different') return null;
    return { ...toResult(sendable, entry), at: entry.readBack?.at ?? entry.at };
  } catch (error) {
    if (error instanceof AppError && !error.code.startsWith('storage-')) return null;
    throw error;
  }
}

/** The row may have been corrected since. */
function isSameLink({ write }: JournalEntry, { write: wanted }: SendableRow): boolean {
  const [had, has] = [holdsOf(write), new Set(holdsOf(wanted))];
  return write.kind === 'link' && wanted.kind === 'link' && had.every((hold) => has.has(hold));
}

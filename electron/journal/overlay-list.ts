import { isWriteEntry, type JournalEntry } from '../../shared/journal/entry';
import { headOf } from '../../shared/journal/entry-schema';
import type { Outputs } from '../../shared/ipc/contract';
import type { SubmitState } from '../../shared/write/states';
import { withChanges } from './entry-schema';
import type { Journal } from './journal';
import type { JournalQuery } from './list-entries';

/** So many are asked for by their ids at once: SQLite takes some thousands of values. */
const idsPerQuestion = 50;

/**
 * A page of the journal with what is known of the entries that wait to be written instead of what the disk says: in rows,
 * counts and the choice by state. One that joins the page by its state stands at its end, and one that leaves it is missed.
 */
export async function overlayList(
  journal: Journal,
  query: JournalQuery,
  waiting: ReadonlyMap<string, JournalEntry>,
): Promise<Outputs['activity.list']> {
  const found = await journal.list(query);
  if (waiting.size === 0) return found;
  const { states } = query;
  const isWanted = (state: SubmitState) => states.length === 0 || states.includes(state);
  const kept = await findKept(journal, query, [...waiting.keys()]);
  const counts = { ...found.counts };
  const joining: JournalEntry[] = [];
  for (const { id, state } of kept) {
    const entry = waiting.get(id);
    if (!entry || entry.state === state) continue;
    counts[state] -= 1;
    counts[entry.state] += 1;
    if (query.page === 0 && !isWanted(state) && isWanted(entry.state)) joining.push(entry);
  }
  const items = found.items.flatMap((item): Head[] => {
    const entry = waiting.get(item.id);
    if (!entry) return [item];
    return isWanted(entry.state) ? [headOf(withChanges(entry))] : [];
  });
  return { ...found, counts, items: [...items, ...joining.map((entry) => headOf(withChanges(entry)))] };
}

/** Those of the waiting ones that the search finds, as they are on the disk. */
async function findKept(journal: Journal, query: JournalQuery, ids: readonly string[]) {
  const questions = Array.from({ length: Math.ceil(ids.length / idsPerQuestion) }, (_none, part) =>
    journal.list({
      ...query,
      states: [],
      page: 0,
      ids: ids.slice(part * idsPerQuestion, (part + 1) * idsPerQuestion),
    }),
  );
  return (await Promise.all(questions)).flatMap(({ items }) => items).filter(isWriteEntry);
}

type Head = Outputs['activity.list']['items'][number];

import { useCallback, useMemo, useRef, useState } from 'react';
import { everyRow, type RowFilter, type RowQuery } from '../../../shared/link-plan/row-query';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import { callBridge } from '../../api/client';
import type { GridSelection } from '../../components/grid/use-row-selection';
import type { PagedRow } from '../../components/grid/use-paged-rows';

/** The list as it stands. */
interface Listed {
  query: RowFilter & Pick<RowQuery, 'sort'>;
  /** Those that were read. */
  rows: readonly PagedRow<PlanRow>[];
  total: number;
  /** They are those of another query: its own are on their way. */
  isOfBefore: boolean;
}

interface Chosen {
  rowIds: ReadonlySet<string>;
  /** Under which they were chosen. */
  filter: RowFilter;
}

const none: Chosen = { rowIds: new Set(), filter: everyRow };

/**
 * The rows of a plan that a person has chosen, by their names: they stay chosen when the list is scrolled, sorted or
 * filtered otherwise. Which rows stand in places that were never read, the database says.
 */
export function useChosenRows(planId: string, { query, rows, total, isOfBefore }: Listed) {
  const [chosen, setChosen] = useState(none);
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const latest = useRef(none);
  /** The last question for names; who asks after it waits for it, or makes it worthless. */
  const question = useRef<Promise<number | null> | null>(null);
  const nameAt = useMemo(() => new Map(rows.map(({ id, row }) => [id, row.rowId])), [rows]);
  const filter = useMemo((): RowFilter => {
    const { sort: _notAFilter, ...rest } = query;
    return rest;
  }, [query]);

  const keep = useCallback(
    (rowIds: ReadonlySet<string>): number => {
      latest.current = { rowIds, filter };
      setChosen(latest.current);
      setError(null);
      return rowIds.size;
    },
    [filter],
  );
  const dropQuestion = useCallback(() => {
    question.current = null;
    setAsking(false);
  }, []);
  const listRead = (first: number, last: number): string[] | null => {
    const names: string[] = [];
    for (let index = first; index <= last; index += 1) {
      const name = nameAt.get(String(index));
      if (name === undefined) return null;
      names.push(name);
    }
    return names;
  };
  /** Takes the names of the rows in these places, unless somebody chooses otherwise meanwhile. */
  const askAndTake = (
    places: { offset: number; limit: number },
    take: (names: readonly string[]) => number | null,
  ): Promise<number | null> => {
    const isLast = () => question.current === work;
    const work: Promise<number | null> = callBridge('plans.rowIds', {
      planId,
      query: { ...query, ...places },
    })
      .then((names) => (isLast() ? take(names) : null))
      .catch((failure: unknown) => {
        if (isLast()) setError(failure instanceof Error ? failure : new Error(String(failure)));
        return null;
      })
      .finally(() => isLast() && dropQuestion());
    question.current = work;
    setAsking(true);
    return work;
  };
  const chooseAlone = async (names: string[] | null, places: { offset: number; limit: number }) => {
    // What a place means is not what is in sight.
    if (isOfBefore) return null;
    if (!names) return askAndTake(places, (found) => keep(new Set(found)));
    dropQuestion();
    return keep(new Set(names));
  };
  const flip = (name: string | undefined): number | null => {
    if (name === undefined) return null;
    const next = new Set(latest.current.rowIds);
    if (!next.delete(name)) next.add(name);
    return keep(next);
  };
  const selection: GridSelection = {
    isChosen: (id) => chosen.rowIds.has(nameAt.get(id) ?? ''),
    chooseRange: (first, last) =>
      chooseAlone(listRead(first, last), { offset: first, limit: last - first + 1 }),
    chooseAll: () => chooseAlone(listRead(0, total - 1), { offset: 0, limit: sheetLimits.rows }),
    toggle: async (index) => {
      const read = nameAt.get(String(index));
      if (question.current) await question.current;
      if (read !== undefined) return flip(read);
      return isOfBefore ? null : askAndTake({ offset: index, limit: 1 }, ([name]) => flip(name));
    },
  };
  return {
    rowIds: chosen.rowIds,
    /** Some may be hidden by the filter that was set since. */
    isUnderOther: JSON.stringify(chosen.filter) !== JSON.stringify(filter),
    selection,
    isAsking,
    error,
    clear: useCallback(() => {
      dropQuestion();
      keep(none.rowIds);
    }, [dropQuestion, keep]),
  };
}

import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';

/** So few that taking in what the bridge brings fits into one frame of a scroll beside the drawing of the rows. */
const pageRows = 50;
/** Read before they come into sight: as many as a fast scroll passes while an answer is on its way. */
const aheadRows = 100;

/** One row of a long list, named by its place in it. The same object as long as nothing of the row is different. */
export interface PagedRow<T> {
  /** Its offset as text: the same row has another id under another order or filter. */
  id: string;
  row: T;
}

interface Page<T> {
  rows: readonly PagedRow<T>[];
  total: number;
}

interface Options<T> {
  /** What the rows depend on: which list, its filter and its order. */
  queryKey: readonly unknown[];
  /** The rows from an offset on, at most `limit`, and how many there are in all. */
  readPage(offset: number, limit: number): Promise<{ rows: T[]; total: number }>;
}

/**
 * A list of any length of which only the pages in sight and next to it are read, for `Grid`. What stood there under
 * another filter stays until the new rows are there.
 */
export function usePagedRows<T>({ queryKey, readPage }: Options<T>) {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const [combine] = useState(() => createCombine<T>());
  const { read, error } = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...queryKey, 'page', page],
      queryFn: async (): Promise<Page<T>> => {
        const offset = page * pageRows;
        const { rows, total } = await readPage(offset, pageRows);
        return { rows: rows.map((row, at) => ({ id: String(offset + at), row })), total };
      },
      staleTime: 0,
      gcTime: 60_000,
    })),
    combine,
  });
  const [kept, setKept] = useState<ReadPages<T>>(read);
  if (read.pages.length > 0 && read !== kept) setKept(read);
  const shown = read.pages.length > 0 ? read : kept;
  const total = shown.pages[0]?.total ?? 0;
  return {
    rows: useMemo(() => shown.pages.flatMap(({ rows }) => rows), [shown]),
    rowIds: useMemo(() => Array.from({ length: total }, (_, index) => String(index)), [total]),
    total,
    /** The rows are still those of another filter or order. */
    isOfBefore: read.pages.length === 0,
    isPending: shown.pages.length === 0 && error === null,
    error,
    /** For the grid: which rows are in sight. */
    onRange: useCallback(
      (first: number, last: number) => {
        const next = pagesOf(first, last, total);
        setPages((before) => (next.every((page, at) => page === before[at]) ? before : next));
      },
      [total],
    ),
  };
}

/** The first page, which stays, and those of these rows and of the ones around them. */
function pagesOf(first: number, last: number, total: number): readonly number[] {
  const from = Math.floor(Math.max(0, first - aheadRows) / pageRows);
  const to = Math.floor(Math.max(0, Math.min(total - 1, last + aheadRows)) / pageRows);
  return [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, at) => from + at)])];
}

/** Pages that were read again and say the same are no news: nobody draws rows because of them. */
function createCombine<T>() {
  let last = new ReadPages<T>([]);
  return (results: { data?: Page<T> | undefined; error: Error | null }[]) => {
    const pages = results.flatMap(({ data }) => data ?? []);
    const isSame = pages.length === last.pages.length && pages.every((page, at) => page === last.pages[at]);
    if (!isSame) last = new ReadPages(pages);
    return { read: last, error: results.find((result) => result.error !== null)?.error ?? null };
  };
}

/** No plain object, because of those the query library compares every member, of every row, and makes copies. */
class ReadPages<T> {
  constructor(readonly pages: readonly Page<T>[]) {}
}

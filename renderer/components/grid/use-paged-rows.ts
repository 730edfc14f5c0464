import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';

const pageRows = 200;

/** One row of a long list, named by its place in it. */
export interface PagedRow<T> {
  /** Its offset as text: the same row has another id under another order or filter. */
  id: string;
  row: T;
}

interface Page<T> {
  offset: number;
  rows: T[];
  total: number;
}

interface Options<T> {
  /** What the rows depend on: which list, its filter and its order. */
  queryKey: readonly unknown[];
  /** The rows from an offset on, at most `limit`, and how many there are in all. */
  readPage(offset: number, limit: number): Promise<{ rows: T[]; total: number }>;
}

interface Read<T> {
  /** Of the pages that were read. */
  rows: readonly PagedRow<T>[];
  total: number;
}

/**
 * A list of any length of which only the pages in sight are read, for `Grid`. What stood there under another filter stays
 * until the new rows are there.
 */
export function usePagedRows<T>({ queryKey, readPage }: Options<T>) {
  const [inSight, setInSight] = useState<readonly number[]>([0]);
  const pages = useMemo(() => [...new Set([0, ...inSight])], [inSight]);
  const { read, error } = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...queryKey, 'page', page],
      queryFn: async (): Promise<Page<T>> => {
        const offset = page * pageRows;
        return { offset, ...(await readPage(offset, pageRows)) };
      },
      staleTime: 0,
      gcTime: 60_000,
    })),
    combine: useCallback(
      (results: { data?: Page<T> | undefined; error: Error | null }[]) => joinPages(results),
      [],
    ),
  });
  const [kept, setKept] = useState<Read<T> | null>(null);
  if (read !== null && read !== kept) setKept(read);
  const shown = read ?? kept;
  const total = shown?.total ?? 0;
  return {
    rows: shown?.rows ?? [],
    rowIds: useMemo(() => Array.from({ length: total }, (_, index) => String(index)), [total]),
    total,
    isPending: shown === null && error === null,
    error,
    /** For the grid: which rows are in sight. */
    onRange: useCallback((first: number, last: number) => {
      const next = [...new Set([Math.floor(first / pageRows), Math.floor(last / pageRows)])];
      setInSight((before) => (next.every((page) => before.includes(page)) ? before : next));
    }, []),
  };
}

function joinPages<T>(results: readonly { data?: Page<T> | undefined; error: Error | null }[]) {
  const pages = results.flatMap(({ data }) => (data ? [data] : []));
  const [first] = pages;
  const rows = pages.flatMap((page) =>
    page.rows.map((row, at): PagedRow<T> => ({ id: String(page.offset + at), row })),
  );
  const read: Read<T> | null = first ? { rows, total: first.total } : null;
  return { read, error: results.find(({ error }) => error !== null)?.error ?? null };
}

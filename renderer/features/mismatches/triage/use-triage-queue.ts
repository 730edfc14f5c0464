import { useCallback, useState } from 'react';
import type { ScanQuery } from '../../../../shared/scan/scan-query';
import { callBridge } from '../../../api/client';

const pageSize = 100;

interface Queue {
  /** Numbers of rows, in the order in which they are gone through. */
  rows: readonly number[];
  total: number;
}

export interface TriageQueue {
  /** The number of the row at a place; null = not known yet, or behind the end. */
  rowAt(at: number): number | null;
  total: number | null;
  /** Sees to it that the row at a place is known. */
  need(at: number): Promise<void>;
  /** The row fits no more, or stands elsewhere: what comes behind moves up. */
  noteChanged(row: number): void;
  error: unknown;
}

/**
 * The rows that a list shows, as an order that stays: a row that was put right leaves the list, and would take the place
 * of the next one with it. Read page by page as far as somebody has come.
 */
export function useTriageQueue(scanId: string, query: ScanQuery): TriageQueue {
  const [queue, setQueue] = useState<Queue | null>(null);
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  const [error, setError] = useState<unknown>(null);
  const need = useCallback(
    async (at: number) => {
      if (queue && (at < queue.rows.length || queue.rows.length >= queue.total)) return;
      const known = queue?.rows ?? [];
      const limit = Math.min(200, Math.max(pageSize, at - known.length + 1));
      const offset = Math.max(0, known.length - changed.size);
      try {
        const page = await callBridge('scans.rows', { scanId, query, offset, limit });
        const seen = new Set(known);
        const rows = [...known, ...page.rows.map(({ row }) => row).filter((row) => !seen.has(row))];
        // A list that has become shorter ends where it gives no more.
        const total = rows.length === known.length ? rows.length : (queue?.total ?? page.total);
        setQueue({ rows, total });
        setError(null);
      } catch (failure) {
        setError(failure);
      }
    },
    [queue, changed, scanId, query],
  );
  return {
    need,
    error,
    total: queue?.total ?? null,
    rowAt: (at) => queue?.rows[at] ?? null,
    noteChanged: useCallback((row) => setChanged((before) => new Set([...before, row])), []),
  };
}

import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input } from '../../shared/ipc/contract';
import type { Scan } from '../../shared/scan/scan';
import type { ScanFilter, ScanQuery } from '../../shared/scan/scan-query';
import { callBridge, subscribe } from './client';

/** Results belong to a scan, and a scan to a site: every key starts with the site. */
const listKey = (siteId: string) => [siteId, 'scans'];
const resultsKey = (siteId: string, scanId: string) => [siteId, 'scan-results', scanId];

const listQuery = (siteId: string) =>
  queryOptions({
    queryKey: listKey(siteId),
    queryFn: () => callBridge('scans.list', { siteId }),
    staleTime: 0,
  });

/** The scans of a site, newest first, each as it stands now. */
export function useScans(siteId: string) {
  return useQuery(listQuery(siteId));
}

const refreshEveryMs = 1_000;

/**
 * Keeps scans and their results true while they run, and while something is written: results are asked for again at most once
 * a second, and at the end at once.
 */
export function useScanEvents(siteId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const due = new Map<string, ReturnType<typeof setTimeout>>();
    const end = subscribe('scans.progress', (progress) => {
      if (progress.siteId !== siteId) return;
      const { scanId } = progress;
      queryClient.setQueryData(listQuery(siteId).queryKey, (scans) =>
        scans?.map((scan) => (scan.scanId === scanId ? { ...scan, ...progress } : scan)),
      );
      const refresh = () => {
        clearTimeout(due.get(scanId));
        due.delete(scanId);
        void queryClient.invalidateQueries({ queryKey: resultsKey(siteId, scanId) });
      };
      if (progress.state === 'done' || progress.state === 'cancelled') {
        refresh();
        void queryClient.invalidateQueries({ queryKey: listKey(siteId) });
      } else if (!due.has(scanId)) due.set(scanId, setTimeout(refresh, refreshEveryMs));
    });
    // A write from here, from whichever screen, stands in the rows of its record.
    const endWrites = subscribe('links.progress', (progress) => {
      if (progress.siteId === siteId)
        void queryClient.invalidateQueries({ queryKey: [siteId, 'scan-results'] });
    });
    return () => {
      end();
      endWrites();
      for (const timer of due.values()) clearTimeout(timer);
    };
  }, [queryClient, siteId]);
}

export function useScanFacets(siteId: string, scanId: string, filter: ScanFilter) {
  return useQuery({
    queryKey: [...resultsKey(siteId, scanId), 'facets', filter],
    queryFn: () => callBridge('scans.facets', { scanId, filter }),
    placeholderData: (before) => before,
    staleTime: 0,
  });
}

/** How many rows a query finds. */
export function useRowCount(siteId: string, scanId: string, query: ScanQuery) {
  return useQuery({
    queryKey: [...resultsKey(siteId, scanId), 'count', query],
    queryFn: async () => (await callBridge('scans.rows', { scanId, query, offset: 0, limit: 1 })).total,
    placeholderData: keepPreviousData,
  });
}

/** For lists of which only the pages in sight are read. */
export function scanRowsSource(siteId: string, scanId: string, query: ScanQuery) {
  return {
    queryKey: [...resultsKey(siteId, scanId), 'rows', query],
    readPage: (offset: number, limit: number) => callBridge('scans.rows', { scanId, query, offset, limit }),
  };
}

function useScanChange<I>(siteId: string, change: (input: I) => Promise<Scan>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (scan) => {
      putScan(queryClient, siteId, scan);
      void queryClient.invalidateQueries({ queryKey: resultsKey(siteId, scan.scanId) });
    },
  });
}

function putScan(queryClient: QueryClient, siteId: string, scan: Scan): void {
  queryClient.setQueryData(listQuery(siteId).queryKey, (scans = []) =>
    scans.some(({ scanId }) => scanId === scan.scanId)
      ? scans.map((one) => (one.scanId === scan.scanId ? scan : one))
      : [scan, ...scans],
  );
}

export function useStartScan(siteId: string) {
  return useScanChange(siteId, (request: Input<'scans.start'>) => callBridge('scans.start', request));
}

export function useScanStep(siteId: string) {
  return useScanChange(
    siteId,
    ({ scanId, step }: { scanId: string; step: 'pause' | 'continue' | 'cancel' }) =>
      callBridge(`scans.${step}`, { scanId }),
  );
}

export function useReadAgain(siteId: string) {
  return useScanChange(siteId, (input: Input<'scans.readAgain'>) => callBridge('scans.readAgain', input));
}

/** Compares what a scan has read by the rules that are set now. */
export function useRecount(siteId: string) {
  return useScanChange(siteId, (scanId: string) => callBridge('scans.recount', { scanId }));
}

export function useDeleteScan(siteId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (scanId: string) => callBridge('scans.delete', { scanId }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: listKey(siteId) }),
  });
}

export function useExportScan() {
  return useMutation({ mutationFn: (input: Input<'scans.export'>) => callBridge('scans.export', input) });
}

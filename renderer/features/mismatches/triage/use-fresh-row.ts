import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { callBridge } from '../../../api/client';

/** A row as it stands now: both sides are read when it is shown, and again after each write. */
export function useFreshRow(scanId: string, row: number | null) {
  const queryClient = useQueryClient();
  const queryKey = ['app', 'fresh-row', scanId, row];
  const query = useQuery({
    queryKey,
    queryFn: row === null ? skipToken : () => callBridge('scans.readRow', { scanId, row, entryId: null }),
    // What was read a while ago must not pass for what is there now.
    staleTime: 0,
    gcTime: 0,
  });
  return {
    data: query.data,
    error: query.error,
    readAgain: async (entryId: string | null) => {
      if (row === null) return;
      // Without a write it is what it was read by first: what fails is told in the same place.
      if (entryId === null) await query.refetch();
      else queryClient.setQueryData(queryKey, await callBridge('scans.readRow', { scanId, row, entryId }));
    },
  };
}

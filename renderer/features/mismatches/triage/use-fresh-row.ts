import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { callBridge } from '../../../api/client';

/** A row as it stands now: both sides are read when it is shown, and again after each write. */
export function useFreshRow(scanId: string, row: number | null) {
  const queryClient = useQueryClient();
  const queryKey = ['app', 'fresh-row', scanId, row];
  const query = useQuery({
    queryKey,
    queryFn: row === null ? skipToken : () => callBridge('scans.readRow', { scanId, row }),
    // What was read a while ago must not pass for what is there now.
    staleTime: 0,
    gcTime: 0,
  });
  return {
    data: query.data,
    error: query.error,
    /** What fails is told where the first reading is. */
    readAgain: async () => {
      if (row !== null) await query.refetch();
    },
    /** After a write. Throws where it fails: then the row is told by the state of the write. */
    readWritten: async () => {
      if (row === null) return;
      queryClient.setQueryData(queryKey, await callBridge('scans.readRow', { scanId, row }));
    },
  };
}

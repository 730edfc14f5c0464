import { queryOptions, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callBridge } from './client';
import { checkCost } from './plans';

const probeQuery = (siteId: string, isReady: boolean) =>
  queryOptions({
    queryKey: [siteId, 'capabilities'],
    queryFn: isReady ? () => callBridge('sites.probe', { siteId, again: false }) : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Which helping calls this user may use on a site; asked once, without writing anything. */
export function useCapabilities(siteId: string, isReady: boolean) {
  return useQuery(probeQuery(siteId, isReady));
}

/** Asks the site again, for instance after somebody granted what was missing. */
export function useProbeAgain(siteId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => callBridge('sites.probe', { siteId, again: true }),
    onSuccess: async (report) => {
      queryClient.setQueryData(probeQuery(siteId, true).queryKey, report);
      // What failed for want of a right may work now.
      await queryClient.refetchQueries({
        queryKey: [siteId],
        predicate: ({ state }) => state.status === 'error',
      });
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(checkCost) });
    },
  });
}

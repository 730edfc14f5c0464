import { skipToken, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../shared/ipc/contract';
import { callBridge } from './client';

/** The activity spans all sites, so its keys start with `app`. */
const listKey = ['app', 'activity', 'list'];
export const entryKey = (activityId: string) => ['app', 'activity', 'entry', activityId];

/** Pages of the activity list, newest first. Never served from the cache: every submit adds to it. */
export function useActivityList(query: Omit<Input<'activity.list'>, 'page'>) {
  return useInfiniteQuery({
    queryKey: [...listKey, query],
    queryFn: ({ pageParam }) => callBridge('activity.list', { ...query, page: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, page) => (last.more ? page + 1 : undefined),
    placeholderData: (previous) => previous,
    staleTime: 0,
  });
}

/** The sites, persons, kinds and runs that occur. */
export function useActivityFacets() {
  return useQuery({
    queryKey: [...listKey, 'facets'],
    queryFn: () => callBridge('activity.facets'),
    staleTime: 0,
  });
}

/** Writes the entries that fit to a file that the person chooses in the system's dialog. */
export function useExportActivity() {
  return useMutation({
    mutationFn: (query: Input<'activity.export'>) => callBridge('activity.export', query),
  });
}

/** Deletes entries for good; the main process asks first, with their number. */
export function useDeleteActivity() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (what: Input<'activity.delete'>) => callBridge('activity.delete', what),
    onSuccess: ({ count }) =>
      count === null ? undefined : queryClient.invalidateQueries({ queryKey: ['app', 'activity'] }),
  });
}

/** Null = none is asked for. */
export function useActivityEntry(activityId: string | null) {
  return useQuery({
    queryKey: entryKey(activityId ?? ''),
    queryFn: activityId === null ? skipToken : () => callBridge('activity.get', { activityId }),
    staleTime: 0,
  });
}

/** Writes what the database has no room for to a file that the person chooses in the system's dialog. */
export function useSaveUnwritten() {
  return useMutation({ mutationFn: () => callBridge('activity.saveUnwritten') });
}

/** Takes over what one of the program's own backups holds. */
export function useTakeOverBackup() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (day: string) => callBridge('activity.useBackup', { day }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: listKey }),
  });
}

/** Looks at the site for an entry whose outcome is not known; writes nothing there. */
export function useCheckActivity() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (activityId: string) => callBridge('links.check', { activityId }),
    onSuccess: async (entry) => {
      queryClient.setQueryData(entryKey(entry.id), entry);
      await queryClient.invalidateQueries({ queryKey: listKey });
    },
  });
}

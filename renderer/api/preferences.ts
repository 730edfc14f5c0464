import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../shared/ipc/contract';
import type { Preferences } from '../../shared/preferences';
import { callBridge } from './client';

const key = ['app', 'preferences'];

export const preferencesQuery = queryOptions({
  queryKey: key,
  queryFn: () => callBridge('preferences.get'),
  staleTime: Number.POSITIVE_INFINITY,
});

export function usePreferences() {
  return useQuery(preferencesQuery);
}

/** Changes some preferences. The page shows the new value at once and goes back if it could not be kept. */
export function useSetPreferences() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes: Input<'preferences.set'>) => callBridge('preferences.set', changes),
    onMutate: (changes) => {
      const before = queryClient.getQueryData<Preferences>(key);
      if (before) queryClient.setQueryData(key, { ...before, ...changes });
      return { before };
    },
    onError: (_error, _changes, context) => queryClient.setQueryData(key, context?.before),
    onSuccess: (preferences) => queryClient.setQueryData(key, preferences),
  });
}

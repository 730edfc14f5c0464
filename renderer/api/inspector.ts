import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input } from '../../shared/ipc/contract';
import { callBridge, subscribe } from './client';

const listKey = ['app', 'inspector', 'list'];

/** Pages of this session's requests, newest first, kept up to date while they are shown. */
export function useRequests(filter: Input<'inspector.exportHar'>) {
  const queryClient = useQueryClient();
  useEffect(
    () => subscribe('inspector.changed', () => void queryClient.invalidateQueries({ queryKey: listKey })),
    [queryClient],
  );
  return useInfiniteQuery({
    queryKey: [...listKey, filter.text, filter.siteId],
    queryFn: ({ pageParam }) => callBridge('inspector.list', { ...filter, page: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, page) => (last.more ? page + 1 : undefined),
    placeholderData: (previous) => previous,
    staleTime: 0,
  });
}

/** One request with its headers and bodies. What was recorded does not change any more. */
export function useRequest(id: string) {
  return useQuery({
    queryKey: ['app', 'inspector', 'request', id],
    queryFn: () => callBridge('inspector.get', { id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The request as a command for a shell, with placeholders for secrets. */
export function useCurlCommand(id: string) {
  return useQuery({
    queryKey: ['app', 'inspector', 'curl', id],
    queryFn: () => callBridge('inspector.copyAsCurl', { id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Writes the requests that fit to a file that the user chooses in the system's own dialog. */
export function useExportHar() {
  return useMutation({
    mutationFn: (filter: Input<'inspector.exportHar'>) => callBridge('inspector.exportHar', filter),
  });
}

export function useClearRequests() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => callBridge('inspector.clear'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: listKey }),
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SiteForm } from '../../shared/site';
import { callBridge } from './client';

const key = ['app', 'sites'];

/** All sites, the built-in practice site first. */
export function useSites() {
  return useQuery({ queryKey: key, queryFn: () => callBridge('sites.list') });
}

/** Saves a site and forgets what was read with its old address or sign-in. */
export function useSaveSite() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (form: SiteForm) => callBridge('sites.save', form),
    onSuccess: async (site) => {
      queryClient.removeQueries({ queryKey: [site.id] });
      await queryClient.invalidateQueries({ queryKey: key });
    },
  });
}

export function useRemoveSite() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (siteId: string) => callBridge('sites.remove', { siteId }),
    onSuccess: async (_nothing, siteId) => {
      queryClient.removeQueries({ queryKey: [siteId] });
      await queryClient.invalidateQueries({ queryKey: key });
    },
  });
}

/** Signs in with the values of the form, saved or not. */
export function useTestSignIn() {
  return useMutation({ mutationFn: (form: SiteForm) => callBridge('sites.testSignIn', form) });
}

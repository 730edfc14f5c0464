import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { EventPayloads, Input } from '../../shared/ipc/contract';
import type { SiteForm, SiteView } from '../../shared/site';
import { callBridge, subscribe } from './client';

const key = ['app', 'sites'];
const allKey = [...key, 'all'];
const recentKey = [...key, 'recent'];

/** The practice site, the one in use and the last used, which is all that is at hand without a list being open. */
export function useRecentSites() {
  return useQuery({ queryKey: recentKey, queryFn: () => callBridge('sites.listRecent') });
}

/** All sites, which may be thousands, the practice site first: asked for only where they are wanted. */
export function useListedSites(isWanted: boolean) {
  return useQuery({ queryKey: allKey, queryFn: () => callBridge('sites.list'), enabled: isWanted });
}

/** What the first picture came with. */
export function keepStartSites(queryClient: QueryClient, sites: SiteView[]): void {
  queryClient.setQueryData(recentKey, sites);
}

/** Puts a site of the list at hand, where it is not yet; false = the page does not know it. */
export function takeToHand(queryClient: QueryClient, siteId: string): boolean {
  const find = (of: string[]) => queryClient.getQueryData<SiteView[]>(of)?.find(({ id }) => id === siteId);
  if (find(recentKey)) return true;
  const site = find(allKey);
  if (!site) return false;
  queryClient.setQueryData<SiteView[]>(recentKey, (sites = []) => [...sites, site]);
  return true;
}

/** Asks for the list again, for instance after something was changed in the main process. */
export function refreshSites(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}

/** A call that changes something about sites, after which the list is asked for again. */
function useSiteChange<I, O>(change: (input: I) => Promise<O>, forgets?: (input: I, output: O) => string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output, input) => {
      if (forgets) queryClient.removeQueries({ queryKey: [forgets(input, output)] });
      await refreshSites(queryClient);
    },
  });
}

/** Saves a site and forgets what was read with its old address or sign-in. */
export function useSaveSite() {
  return useSiteChange(
    (form: SiteForm) => callBridge('sites.save', form),
    (_form, { id }) => id,
  );
}

export function useRemoveSite() {
  return useSiteChange(
    (siteId: string) => callBridge('sites.remove', { siteId }),
    (siteId) => siteId,
  );
}

/** Notes that a site is in use now, and locks the production site that was. */
export function useUseSite() {
  return useSiteChange((siteId: string) => callBridge('sites.use', { siteId }));
}

/** A copy without secrets. */
export function useDuplicateSite() {
  return useSiteChange((siteId: string) => callBridge('sites.duplicate', { siteId }));
}

const reorderKey = ['sites', 'reorder'];

/** The user's own order; the ids of all kept sites. Shown at once, so that the next move starts from it. */
export function useReorderSites() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: reorderKey,
    mutationFn: (siteIds: string[]) => callBridge('sites.reorder', { siteIds }),
    onMutate: (siteIds) => {
      void queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData<SiteView[]>(allKey, (sites) =>
        sites?.toSorted((a, b) => siteIds.indexOf(a.id) - siteIds.indexOf(b.id)),
      );
    },
    onSettled: async () => {
      // The list as it was kept after one move must not take back the next, which is on its way.
      if (queryClient.isMutating({ mutationKey: reorderKey }) === 1) await refreshSites(queryClient);
    },
  });
}

export function useExportSites() {
  return useMutation({ mutationFn: () => callBridge('sites.export') });
}

/** All sites of a file, or none. */
export function useImportSites() {
  return useSiteChange(() => callBridge('sites.import'));
}

/** Forgets the tokens and secrets of a site. */
export function useSignOut() {
  return useSiteChange(
    (siteId: string) => callBridge('sites.signOut', { siteId }),
    (siteId) => siteId,
  );
}

/** Signs in with the values of the form, saved or not. */
export function useTestSignIn() {
  return useMutation({ mutationFn: (form: SiteForm) => callBridge('sites.testSignIn', form) });
}

/** Goes the way to the site step by step, without credentials. */
export function useTestConnection() {
  return useMutation({ mutationFn: (form: SiteForm) => callBridge('sites.testConnection', form) });
}

/** Opens a production site for writing; gives back until when. */
export function useUnlockSite() {
  return useSiteChange((input: Input<'sites.unlock'>) => callBridge('sites.unlock', input));
}

export function useLockSite() {
  return useSiteChange((siteId: string) => callBridge('sites.lock', { siteId }));
}

/** Keeps the list of sites true while the main process changes it; `onLocked` tells of locks as they happen. */
export function useSiteEvents(onLocked: (lock: EventPayloads['sites.locked']) => void): void {
  const queryClient = useQueryClient();
  const handleLocked = useEffectEvent(onLocked);
  useEffect(() => {
    const refresh = () => void refreshSites(queryClient);
    const ends = [
      subscribe('sites.changed', refresh),
      subscribe('sites.locked', (lock) => {
        refresh();
        handleLocked(lock);
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [queryClient]);
}

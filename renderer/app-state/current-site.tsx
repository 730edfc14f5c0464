import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useMemo, type ReactElement, type ReactNode } from 'react';
import { findCurrentSite } from '../../shared/current-site';
import type { SiteView } from '../../shared/site';
import { usePreferences, useSetPreferences } from '../api/preferences';
import { takeToHand, useListedSites, useRecentSites, useUseSite } from '../api/sites';
import { WaitingPage } from '../components/waiting-page';

interface CurrentSite {
  site: SiteView;
  /** Those at hand: the practice site, the one in use and the last used. */
  recentSites: SiteView[];
  switchSite(siteId: string): void;
}

const CurrentSiteContext = createContext<CurrentSite | null>(null);

/**
 * Holds the one site that everything on the page reads from and writes to. Switching asks nothing: each site keeps
 * its own draft and screens, and a submit that is under way stays with the site it was started for.
 */
export function CurrentSiteProvider({ children }: { children: ReactNode }): ReactElement {
  const queryClient = useQueryClient();
  const sites = useRecentSites();
  const preferences = usePreferences();
  const { mutate: setPreferences } = useSetPreferences();
  const { mutate: noteUse } = useUseSite();
  const switchSite = useCallback(
    (siteId: string) => {
      const prefer = () => setPreferences({ siteId });
      // One that the page does not know yet is at hand once it was used.
      const isKnown = takeToHand(queryClient, siteId);
      if (isKnown) prefer();
      noteUse(siteId, isKnown ? {} : { onSuccess: prefer });
    },
    [queryClient, setPreferences, noteUse],
  );

  const list = sites.data;
  const wanted = preferences.data?.siteId;
  const value = useMemo<CurrentSite | null>(() => {
    if (!list || wanted === undefined) return null;
    const site = findCurrentSite(list, wanted);
    return site ? { site, recentSites: list, switchSite } : null;
  }, [list, wanted, switchSite]);

  const error = sites.error ?? preferences.error;
  if (!value) {
    const retry = () => Promise.all([sites.refetch(), preferences.refetch()]);
    return <WaitingPage error={error} onRetry={() => void retry()} />;
  }
  return <CurrentSiteContext value={value}>{children}</CurrentSiteContext>;
}

function useSiteContext(): CurrentSite {
  const current = use(CurrentSiteContext);
  if (!current) throw new Error('useCurrentSite needs CurrentSiteProvider above it.');
  return current;
}

/** The site that the page reads from and writes to. */
export function useCurrentSite(): SiteView {
  return useSiteContext().site;
}

/** The site in use, those at hand, and the way to another one. */
export function useSiteChoice(): CurrentSite {
  return useSiteContext();
}

/** All sites where they are wanted: those at hand until they have come. */
export function useAllSites(isWanted = true): {
  sites: SiteView[];
  /** Null while they are on their way, too. */
  error: Error | null;
  retry(): void;
} {
  const { recentSites } = useSiteContext();
  const { data = recentSites, error, refetch } = useListedSites(isWanted);
  return { sites: data, error, retry: () => void refetch() };
}

/** What is inside belongs to this site, whichever is in use: what was begun on it can be held while another is. */
export function SiteScope({
  siteId,
  children,
}: {
  siteId: string;
  children: ReactNode;
}): ReactElement | null {
  const { recentSites, switchSite } = useSiteContext();
  const site = recentSites.find(({ id }) => id === siteId);
  const value = useMemo(() => site && { site, recentSites, switchSite }, [site, recentSites, switchSite]);
  return value ? <CurrentSiteContext value={value}>{children}</CurrentSiteContext> : null;
}

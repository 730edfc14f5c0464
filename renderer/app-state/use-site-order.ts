import type { SiteView } from '../../shared/site';
import { usePreferences, useSetPreferences } from '../api/preferences';
import { groupSites, sortByUse } from './site-list';

interface SiteOrder {
  isOwn: boolean;
  /** Kept for the next start. */
  setOwn(isOwn: boolean): void;
  /** Why the choice could not be kept; null where it was. */
  error: Error | null;
  /** The built-in site first, then the others in this order. */
  arrange(sites: readonly SiteView[]): SiteView[];
}

/** How every list of sites stands: the last used first, or as the user has put them. */
export function useSiteOrder(): SiteOrder {
  const isOwn = usePreferences().data?.siteOrder === 'own';
  const { mutate: setPreferences, error } = useSetPreferences();
  return {
    isOwn,
    setOwn: (own) => setPreferences({ siteOrder: own ? 'own' : 'last-used' }),
    error,
    arrange: (sites) => [
      ...sites.filter(({ builtIn }) => builtIn),
      ...(isOwn
        ? groupSites(sites).flatMap((group) => group.sites)
        : sortByUse(sites.filter(({ builtIn }) => !builtIn))),
    ],
  };
}

import { createContext, use, useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';

export const screens = ['link', 'activity', 'sites'] as const;
export type Screen = (typeof screens)[number];

export interface Navigation {
  screen: Screen;
  /** The activity entry to show, chosen from another screen; null = the list. */
  activityId: string | null;
  /** Counts how often somebody asked for the form of a site: a new one, or one that needs another sign-in. */
  siteRequest: { count: number; siteId: string | null };
  open(screen: Screen): void;
  openActivity(activityId: string | null): void;
  openAddSite(): void;
  /** Leads to the box of the secret with which the site is signed in to. */
  openSignIn(siteId: string): void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Which screen is shown. Held in memory: the page has one address, so nothing in it can be navigated to from outside. */
export function NavigationProvider({ children }: { children: ReactNode }): ReactElement {
  const [screen, setScreen] = useState<Screen>('link');
  const [activityId, setActivityId] = useState<string | null>(null);
  const [siteRequest, setSiteRequest] = useState<Navigation['siteRequest']>({ count: 0, siteId: null });

  const openActivity = useCallback((id: string | null) => {
    setActivityId(id);
    setScreen('activity');
  }, []);
  const askForSite = useCallback((siteId: string | null) => {
    setSiteRequest(({ count }) => ({ count: count + 1, siteId }));
    setScreen('sites');
  }, []);

  const value = useMemo<Navigation>(
    () => ({
      screen,
      activityId,
      siteRequest,
      open: setScreen,
      openActivity,
      openAddSite: () => askForSite(null),
      openSignIn: askForSite,
    }),
    [screen, activityId, siteRequest, openActivity, askForSite],
  );
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs NavigationProvider above it.');
  return navigation;
}

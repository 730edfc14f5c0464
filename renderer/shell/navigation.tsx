import { createContext, use, useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';

export const screens = ['link', 'activity', 'sites'] as const;
export type Screen = (typeof screens)[number];

export interface Navigation {
  screen: Screen;
  /** The activity entry to show, chosen from another screen; null = the list. */
  activityId: string | null;
  /** Rises each time somebody asks for the form of a new site. */
  addSiteRequests: number;
  open(screen: Screen): void;
  openActivity(activityId: string | null): void;
  openAddSite(): void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Which screen is shown. Held in memory: the page has one address, so nothing in it can be navigated to from outside. */
export function NavigationProvider({ children }: { children: ReactNode }): ReactElement {
  const [screen, setScreen] = useState<Screen>('link');
  const [activityId, setActivityId] = useState<string | null>(null);
  const [addSiteRequests, setAddSiteRequests] = useState(0);

  const openActivity = useCallback((id: string | null) => {
    setActivityId(id);
    setScreen('activity');
  }, []);
  const openAddSite = useCallback(() => {
    setAddSiteRequests((count) => count + 1);
    setScreen('sites');
  }, []);

  const value = useMemo<Navigation>(
    () => ({ screen, activityId, addSiteRequests, open: setScreen, openActivity, openAddSite }),
    [screen, activityId, addSiteRequests, openActivity, openAddSite],
  );
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs NavigationProvider above it.');
  return navigation;
}

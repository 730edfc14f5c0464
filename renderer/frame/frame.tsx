import Box from '@mui/material/Box';
import { Activity, lazy, Suspense, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { WaitingBar } from '../components/waiting-bar';
import type { SiteView } from '../../shared/site';
import { ErrorBoundary } from '../components/error-boundary';
import { FirstScreen } from '../first-screen';
import { useText } from '../text';
import { SiteScope, useCurrentSite } from '../app-state/current-site';
import { EnvironmentBand } from './environment-band';
import type { Screen } from '../../shared/commands';
import { useNavigation } from '../app-state/navigation';
import { NoticeList } from './notice-list';
import { ProxyDialogs } from './proxy-dialogs';
import { FocusOnShow } from './focus-on-show';
import { FrameCommands } from './frame-commands';
import { SignInWays } from './sign-in-way';
import { TopBar } from './top-bar';
import { useWriteLock } from '../components/write-steps/write-lock';

const ActivityScreen = lazy(async () => ({
  default: (await import('../features/activity/activity-screen')).ActivityScreen,
}));
const MismatchesScreen = lazy(async () => ({
  default: (await import('../features/mismatches/mismatches-screen')).MismatchesScreen,
}));
const RecordScreen = lazy(async () => ({
  default: (await import('../features/record/record-screen')).RecordScreen,
}));
const PlansScreen = lazy(async () => ({
  default: (await import('../features/plans/plans-screen')).PlansScreen,
}));
const SitesScreen = lazy(async () => ({
  default: (await import('../features/sites/sites-screen')).SitesScreen,
}));

const RunStrip = lazy(async () => ({ default: (await import('./run-strip')).RunStrip }));

const LinkWarmUp = lazy(async () => ({
  default: (await import('../features/link/link-warm-up')).LinkWarmUp,
}));

const lowestWindow = '@media (max-height: 360px)';

function ScreenOf({ screen }: { screen: Screen }): ReactElement {
  if (screen === 'sites') return <SitesScreen />;
  return (
    <SignInWays>
      <SiteScreenOf screen={screen} />
    </SignInWays>
  );
}

function SiteScreenOf({ screen }: { screen: Exclude<Screen, 'sites'> }): ReactElement {
  const site = useCurrentSite();
  if (screen === 'plans') return <PlansScreen />;
  if (screen === 'activity') return <ActivityScreen />;
  if (screen === 'mismatches') return <MismatchesScreen />;
  if (screen === 'record') return <RecordScreen />;
  // A site of its own has a form of its own: nothing typed for one site can be sent to another.
  return <FirstScreen key={site.id} />;
}

/** These hold what was begun on a site, so each site has its own. The screen *Link* keeps a draft of each instead. */
const ofOneSite: ReadonlySet<Screen> = new Set<Screen>(['record', 'mismatches', 'plans']);

interface Place {
  screen: Screen;
  /** Null = of whichever site is in use. */
  siteId: string | null;
}

/** Once opened, a screen stays as it was left, hidden and without effects, until it is opened again on its site. */
function useVisited(screen: Screen, siteId: string): readonly (Place & { isShown: boolean })[] {
  const isHere = (place: Place) =>
    place.screen === screen && (place.siteId === null || place.siteId === siteId);
  const here: Place = { screen, siteId: ofOneSite.has(screen) ? siteId : null };
  const [visited, setVisited] = useState<readonly Place[]>([here]);
  if (!visited.some(isHere)) setVisited([...visited, here]);
  return visited.map((place) => ({ ...place, isShown: isHere(place) }));
}

function InScope({ siteId, children }: { siteId: string | null; children: ReactNode }): ReactNode {
  return siteId === null ? children : <SiteScope siteId={siteId}>{children}</SiteScope>;
}

/** Which site, and of a production site whether it can be written to: the task bar shows it too. */
function useWindowTitle(site: SiteView): void {
  const t = useText();
  const { isLocked } = useWriteLock(site);
  const { name, environment } = site;
  useEffect(() => {
    const about = { site: name, environment: t(`common.environment.${environment}`) };
    const lock = isLocked ? 'common.windowTitleLocked' : 'common.windowTitleOpen';
    document.title = t(environment === 'production' ? lock : 'common.windowTitle', about);
  }, [t, name, environment, isLocked]);
}

/** False until the first screen stands: what nobody waits for comes after it. */
function useIsIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const id = requestIdleCallback(() => setIdle(true), { timeout: 2_000 });
    return () => cancelIdleCallback(id);
  }, []);
  return isIdle;
}

/** The frame around every screen: whose site, where am I, what needs attention. */
export function Frame(): ReactElement {
  const site = useCurrentSite();
  const { screen } = useNavigation();
  const t = useText();
  const visited = useVisited(screen, site.id);
  const isIdle = useIsIdle();
  useWindowTitle(site);

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, overflow: 'auto' }}>
      <EnvironmentBand />
      {isIdle && (
        <ErrorBoundary>
          <Suspense>
            <RunStrip />
            {screen === 'link' && <LinkWarmUp site={site} />}
          </Suspense>
        </ErrorBoundary>
      )}
      <TopBar />
      <FrameCommands />
      <ProxyDialogs />
      <Box
        component="main"
        id="screen"
        tabIndex={-1}
        sx={{
          display: 'flex',
          flexDirection: 'column',
          flex: 1,
          minHeight: 0,
          outline: 0,
          // At 200 % zoom in a small window the frame scrolls along, so that the screen keeps room to be used.
          [lowestWindow]: { flex: 'none', height: 'max(100vh, 340px)' },
        }}
      >
        <NoticeList />
        {visited.map(({ screen: name, siteId, isShown }) => (
          <Activity key={`${name} ${siteId ?? ''}`} mode={isShown ? 'visible' : 'hidden'}>
            <InScope siteId={siteId}>
              {/* What is hidden from the eye alone is placed by it: else it would make the window scroll too. */}
              <Box data-pane sx={{ position: 'relative', flex: 1, minHeight: 0, overflow: 'auto' }}>
                <ErrorBoundary>
                  <Suspense fallback={<WaitingBar data-screen-coming aria-label={t('common.loading')} />}>
                    <ScreenOf screen={name} />
                    <FocusOnShow screen={name} />
                  </Suspense>
                </ErrorBoundary>
              </Box>
            </InScope>
          </Activity>
        ))}
      </Box>
    </Box>
  );
}

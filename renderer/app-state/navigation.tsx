import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { screens, type Screen } from '../../shared/commands';
import type { WayBack } from '../../shared/journal/way-back';
import type { Mending } from '../../shared/journal/standing';
import type { RecordRef } from '../../shared/write/write';
import { useCurrentSite } from './current-site';

/**
 * What each screen can be opened with. A screen keeps what it was opened with last, on each site what it was opened with
 * there: an id of one site means nothing on another.
 */
export interface ScreenParams {
  /** The record to put on the form; null = as it was left. */
  link: { record: RecordRef | null };
  /**
   * The record to open, in which connection, and the entry whose values from before are to be put back, the link that
   * a move left undone, or the way back from a move that was done; null = as it was left.
   */
  record: {
    record: RecordRef | null;
    /** Of which site it is, where that is not the one in use. */
    siteId?: string;
    erpConnectionId?: number;
    restoreOf?: string;
    mend?: Mending;
    wayBack?: WayBack;
  };
  /** The scan to show; null = as it was left. */
  mismatches: { scanId: string | null };
  /** The plan to show; null = the list of them. */
  plans: { planId: string | null; siteId?: string };
  /** The entry beside the list; null = the list alone. */
  activity: {
    entryId: string | null;
    /** Narrows the list to what is unknown: of this site, null = of all; absent = as it is narrowed. */
    unknownOf?: string | null;
  };
  /** The form to show: of a new site, or at the secret of one that could not be signed in to; null = as it was left. */
  sites: { form: null } | { form: 'new' } | { form: 'sign-in'; siteId: string };
}

const firstParams: ScreenParams = {
  link: { record: null },
  record: { record: null },
  mismatches: { scanId: null },
  plans: { planId: null },
  activity: { entryId: null },
  sites: { form: null },
};

export interface Navigation {
  screen: Screen;
  /**
   * Shows a screen: with parameters as they say, each time anew even if they are those of last time; without any as it
   * was left.
   */
  open<S extends Screen>(screen: S, params?: ScreenParams[S]): void;
}

/** These are of everything that the program knows; the others are of one site. */
const ofAllSites: ReadonlySet<Screen> = new Set<Screen>(['activity', 'sites']);

interface Place {
  screen: Screen;
  paramsOf: ReadonlyMap<string, ScreenParams[Screen]>;
  open(screen: Screen, params: ScreenParams[Screen] | undefined, siteId: string): void;
  unsaved: ReadonlySet<Screen>;
  noteUnsaved(screen: Screen, isUnsaved: boolean): void;
}

const PlaceContext = createContext<Place | null>(null);

function placeOf(screen: Screen, siteId: string): string {
  return ofAllSites.has(screen) ? screen : `${screen} ${siteId}`;
}

/** In the window's own memory, which outlives a page that is lost and ends with the program. */
const keptScreen = 'screen';

/**
 * The screen of before, where the page was lost and loaded again; a program that starts has none, and does not ask: the
 * first look into this memory waits for the main process, in the middle of the first picture.
 */
function screenOfBefore(): Screen {
  const [load] = performance.getEntriesByType('navigation');
  if (load && 'type' in load && load.type === 'navigate') return 'link';
  const kept = window.sessionStorage.getItem(keptScreen);
  return screens.find((one) => one === kept) ?? 'link';
}

/**
 * Which screen is shown. Held in memory, and by its name alone for a page that is loaded again: the page has one address, so nothing in it can be navigated to from outside.
 */
export function NavigationProvider({ children }: { children: ReactNode }): ReactElement {
  const [at, setAt] = useState<Pick<Place, 'screen' | 'paramsOf'>>(() => ({
    screen: screenOfBefore(),
    paramsOf: new Map(),
  }));
  const kept = useRef(at.screen);
  useEffect(() => {
    if (kept.current === at.screen) return;
    kept.current = at.screen;
    window.sessionStorage.setItem(keptScreen, at.screen);
  }, [at.screen]);
  const open = useCallback<Place['open']>((screen, params, siteId) => {
    // A copy: whoever asks twice for the same thing wants it twice.
    setAt(({ paramsOf }) => ({
      screen,
      paramsOf: params ? new Map(paramsOf).set(placeOf(screen, siteId), { ...params }) : paramsOf,
    }));
  }, []);
  const [unsaved, setUnsaved] = useState<Place['unsaved']>(new Set());
  const noteUnsaved = useCallback<Place['noteUnsaved']>((screen, isUnsaved) => {
    setUnsaved((before) => {
      if (before.has(screen) === isUnsaved) return before;
      return new Set(isUnsaved ? [...before, screen] : [...before].filter((other) => other !== screen));
    });
  }, []);
  const value = useMemo<Place>(
    () => ({ ...at, open, unsaved, noteUnsaved }),
    [at, open, unsaved, noteUnsaved],
  );
  return <PlaceContext value={value}>{children}</PlaceContext>;
}

function usePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error('useNavigation needs NavigationProvider above it.');
  return place;
}

/** Where the window is, and the way to another screen, of the site in use unless the parameters name one. */
export function useNavigation(): Navigation {
  const { screen, open: openOf } = usePlace();
  const { id } = useCurrentSite();
  const open = useCallback<Navigation['open']>(
    (to, params) => openOf(to, params, (params && 'siteId' in params ? params.siteId : undefined) ?? id),
    [openOf, id],
  );
  return useMemo(() => ({ screen, open }), [screen, open]);
}

/** The screens that hold changes which are not saved: they keep them, and their names say so wherever one is. */
export function useUnsaved(): Pick<Place, 'unsaved' | 'noteUnsaved'> {
  return usePlace();
}

/** What a screen was opened with last on the site in use; another object after each time it was asked for with parameters. */
export function useScreenParams<S extends Screen>(screen: S): ScreenParams[S] {
  const { paramsOf } = usePlace();
  const { id } = useCurrentSite();
  const params = paramsOf.get(placeOf(screen, id)) ?? firstParams[screen];
  // Each place is written by `open` alone, with the parameters of its own screen.
  return params as ScreenParams[S];
}

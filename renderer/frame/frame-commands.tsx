import { lazy, Suspense, useEffect, useState, type ComponentType, type ReactElement } from 'react';
import { commandList, type CommandId } from '../../shared/commands';
import { useSiteEvents } from '../api/sites';
import { runCommand, runKey, useCommands, type CommandActions } from '../app-state/commands';
import { useSiteChoice } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { useAnnounce } from '../components/announcer';
import { useText } from '../text';
import { focusFirst, focusSearch } from './focus-on-show';
import { keepFocus, letGoOfFocus } from './keep-focus';
import { keepMenuShut } from './keep-menu-shut';
import { focusNextPane } from './panes';
import { pressEnterOnce } from './press-once';
import { showFocus } from './show-focus';
import { useShowWouldBeLost } from './show-would-be-lost';

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));

/** Set once it is loaded: then it is there with the key, and what is typed right after that is typed into it. */
let paletteAtHand: ComponentType<{ onClose(): void }> | null = null;

async function loadPalette() {
  const { Palette } = await import('./palette');
  paletteAtHand = Palette;
  return { default: Palette };
}

const PaletteLater = lazy(loadPalette);

const Inspector = lazy(async () => ({
  default: (await import('../features/inspector/inspector')).Inspector,
}));

/** What the menu and the keyboard can ask of the frame; what belongs to a screen is handled there. */
export function FrameCommands(): ReactElement {
  useLockAnnouncements();
  useShowWouldBeLost();
  useWindowKeys();
  useEffect(() => keepMenuShut(document), []);
  useEffect(() => pressEnterOnce(document), []);
  useEffect(() => keepFocus(document), []);
  useEffect(() => showFocus(document), []);
  usePaletteAtHand();
  const { open, screen: here } = useNavigation();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isInspectorOpen, setIsInspectorOpen] = useState(false);
  const leading: CommandActions = {};
  for (const { id, screen } of commandList) {
    if (!screen) continue;
    leading[id] = () => {
      // Whoever comes by a key goes on in the screen, also from the bar above it.
      const isInBar = Boolean(document.activeElement?.closest('header'));
      if (isInBar && !(screen === here && focusFirst())) letGoOfFocus(document);
      open(screen);
    };
  }
  useCommands({
    ...leading,
    palette: () => setIsPaletteOpen(true),
    find: focusSearch,
    shortcuts: () => setIsSheetOpen(true),
    inspector: () => setIsInspectorOpen((isOpen) => !isOpen),
    'next-pane': () => focusNextPane(1),
    'previous-pane': () => focusNextPane(-1),
  });
  const Palette = paletteAtHand ?? PaletteLater;
  return (
    <Suspense fallback={null}>
      {isSheetOpen && <ShortcutSheet onClose={() => setIsSheetOpen(false)} />}
      {isPaletteOpen && <Palette onClose={() => setIsPaletteOpen(false)} />}
      {isInspectorOpen && <Inspector onClose={() => setIsInspectorOpen(false)} />}
    </Suspense>
  );
}

/** Loaded before it is asked for: what is typed right after its key would go to where the focus was. */
function usePaletteAtHand(): void {
  useEffect(() => {
    const id = requestIdleCallback(() => void loadPalette(), { timeout: 5_000 });
    return () => cancelIdleCallback(id);
  }, []);
}

/** Keys that count in the whole window are asked of all of it, as the menu asks. */
function useWindowKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      runKey(event, 'window', (id: CommandId) => () => runCommand(id));
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Says aloud when a production site was locked; the band shows it. */
function useLockAnnouncements(): void {
  const t = useText();
  const announce = useAnnounce();
  const { recentSites } = useSiteChoice();
  useSiteEvents(({ siteId, reason }) => {
    const site = recentSites.find(({ id }) => id === siteId);
    if (site) announce(t(`sites.lock.lockedBecause.${reason}`, { site: site.name }));
  });
}

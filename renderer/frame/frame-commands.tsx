import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
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

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));

const Inspector = lazy(async () => ({
  default: (await import('../features/inspector/inspector')).Inspector,
}));

/** What the menu and the keyboard can ask of the frame; what belongs to a screen is handled there. */
export function FrameCommands(): ReactElement {
  useLockAnnouncements();
  useWindowKeys();
  useEffect(() => keepMenuShut(document), []);
  useEffect(() => pressEnterOnce(document), []);
  useEffect(() => keepFocus(document), []);
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
  return (
    <Suspense fallback={null}>
      {isSheetOpen && <ShortcutSheet onClose={() => setIsSheetOpen(false)} />}
      {isPaletteOpen && <Palette onClose={() => setIsPaletteOpen(false)} />}
      {isInspectorOpen && <Inspector onClose={() => setIsInspectorOpen(false)} />}
    </Suspense>
  );
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

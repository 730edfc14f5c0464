import { lazy, Suspense, useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { MenuCommand } from '../../shared/ipc/contract';
import { subscribe } from '../api/client';
import { useSiteEvents } from '../api/sites';
import { useAnnounce } from '../components/announcer';
import { useText } from '../text';
import { useSiteChoice } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { focusNextPane } from './panes';

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));

const Inspector = lazy(async () => ({
  default: (await import('../features/inspector/inspector')).Inspector,
}));

/** What the menu and the keyboard can ask of the frame; what belongs to a screen is handled there. */
export function FrameCommands(): ReactElement {
  useLockAnnouncements();
  const { open } = useNavigation();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [isInspectorOpen, setIsInspectorOpen] = useState(false);
  const toggleInspector = () => setIsInspectorOpen((isOpen) => !isOpen);
  const run = useEffectEvent((command: MenuCommand) => {
    if (command === 'show-link' || command === 'new-link') open('link');
    else if (command === 'show-activity') open('activity');
    else if (command === 'show-sites') open('sites');
    else if (command === 'shortcuts') setIsSheetOpen(true);
    else if (command === 'inspector') toggleInspector();
  });
  useEffect(() => subscribe('menu.command', ({ command }) => run(command)), []);

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isMod && event.key.toLowerCase() === 'i') {
      // Used here, so that it does not reach the menu as well.
      event.preventDefault();
      toggleInspector();
    } else if (event.key === 'F6' && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      focusNextPane(event.shiftKey ? -1 : 1);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return (
    <Suspense fallback={null}>
      {isSheetOpen && <ShortcutSheet onClose={() => setIsSheetOpen(false)} />}
      {isInspectorOpen && <Inspector onClose={() => setIsInspectorOpen(false)} />}
    </Suspense>
  );
}

/** Says aloud when a production site was locked; the band shows it. */
function useLockAnnouncements(): void {
  const t = useText();
  const announce = useAnnounce();
  const { sites } = useSiteChoice();
  useSiteEvents(({ siteId, reason }) => {
    const site = sites.find(({ id }) => id === siteId);
    if (site) announce(t(`sites.lock.lockedBecause.${reason}`, { site: site.name }));
  });
}

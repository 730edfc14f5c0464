import { lazy, Suspense, useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { MenuCommand } from '../../shared/ipc/contract';
import { subscribe } from '../api/client';
import { useSiteEvents } from '../api/sites';
import { useAnnounce } from '../components/announcer';
import { useText } from '../text';
import { useSiteChoice } from './current-site';
import { useNavigation } from './navigation';
import { focusNextPane } from './panes';

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));

/** What the menu and the keyboard can ask of the frame; what belongs to a screen is handled there. */
export function ShellCommands(): ReactElement | null {
  useLockAnnouncements();
  const { open } = useNavigation();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const run = useEffectEvent((command: MenuCommand) => {
    if (command === 'show-link' || command === 'new-link') open('link');
    else if (command === 'show-activity') open('activity');
    else if (command === 'show-sites') open('sites');
    else if (command === 'shortcuts') setIsSheetOpen(true);
  });
  useEffect(() => subscribe('menu.command', ({ command }) => run(command)), []);

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      focusNextPane(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);

  if (!isSheetOpen) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutSheet onClose={() => setIsSheetOpen(false)} />
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

import { useEffect, useEffectEvent } from 'react';
import type { Screen } from '../../shared/commands';
import type { LostKind } from '../../shared/would-be-lost';
import { subscribe } from '../api/client';
import { useCurrentSite } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { listWouldBeLost } from '../app-state/would-be-lost';

const screenOf: Record<LostKind, Screen> = {
  'record-values': 'record',
  'record-form': 'record',
  'triage-choices': 'mismatches',
  'scan-form': 'mismatches',
  sheet: 'plans',
  'plan-name': 'plans',
  'row-drafts': 'plans',
  'link-draft': 'link',
  'left-drafts': 'link',
  'site-form': 'sites',
};

/**
 * Shows what a window stays for, unless some of it is in sight. Never that of another site: to change to it would lock the
 * one in use, and who stays changes nothing.
 */
export function useShowWouldBeLost(): void {
  const { screen, open } = useNavigation();
  const { id } = useCurrentSite();
  const show = useEffectEvent(() => {
    const here = listWouldBeLost()
      .filter(({ siteId }) => siteId === null || siteId === id)
      .map(({ kind }) => screenOf[kind]);
    const [first] = here;
    if (first && !here.includes(screen)) open(first);
  });
  useEffect(() => subscribe('app.staying', () => show()), []);
}

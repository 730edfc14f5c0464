import { useLayoutEffect, useRef } from 'react';
import type { SiteView } from '../../../shared/site';
import { useReorderSites } from '../../api/sites';
import { useAnnounce } from '../../components/announcer';
import { moveSite } from '../../app-state/site-list';
import { useText } from '../../text';

/** Moves one site a step, says where it stands then, and keeps the focus and the eye on it. */
export function useSiteMoves(sites: readonly SiteView[]) {
  const t = useText();
  const announce = useAnnounce();
  const { mutate: reorder, error } = useReorderSites();
  const moved = useRef<{ order: string; focused: Element | null } | null>(null);
  useLayoutEffect(() => {
    const { order, focused } = moved.current ?? {};
    if (order !== sites.flatMap(({ id, builtIn }) => (builtIn ? [] : [id])).join()) return;
    moved.current = null;
    if (!(focused instanceof HTMLElement)) return;
    focused.focus();
    focused.scrollIntoView({ block: 'nearest' });
  });
  const move = (siteId: string, step: 1 | -1) => {
    const order = moveSite(sites, siteId, step);
    const name = sites.find(({ id }) => id === siteId)?.name ?? '';
    if (order === null) {
      announce(t(step === 1 ? 'sites.order.isLast' : 'sites.order.isFirst', { site: name }));
      return;
    }
    moved.current = { order: order.join(), focused: document.activeElement };
    const place = order.indexOf(siteId) + 1;
    const count = order.length;
    reorder(order, { onSuccess: () => announce(t('sites.order.moved', { site: name, place, count })) });
  };
  return { move, error };
}

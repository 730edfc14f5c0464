import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { callBridge } from '../../api/client';
import { startKeeping } from '../../app-state/keep-typed';
import type { RowDrafts } from './row-drafts';

/** Keeps what is typed into rows and not saved on this computer, until it is saved or dropped. */
export function useRowDraftKeeping(drafts: RowDrafts): void {
  useEffect(() => {
    const save = async () => {
      const keep = async (unkept: ReturnType<RowDrafts['takeUnkept']>[number]) => {
        try {
          await callBridge('plans.keepRowDrafts', unkept);
          drafts.noteKept();
        } catch {
          drafts.giveBack(unkept);
        }
      };
      await Promise.all(drafts.takeUnkept().map(keep));
    };
    const keeping = startKeeping(save);
    const stopWatching = drafts.follow(() => {
      if (drafts.hasUnkept()) keeping.note();
    });
    return () => {
      stopWatching();
      keeping.end();
    };
  }, [drafts]);
}

/** Whether it is known what was typed into rows of a plan before this page: nothing of it may be sent before. */
export function useRestoredDrafts(drafts: RowDrafts, planId: string) {
  const isRestored = useSyncExternalStore(drafts.follow, () => drafts.isRestored(planId));
  const { error, refetch } = useQuery({
    queryKey: ['app', 'plans', 'row-drafts', planId],
    queryFn: async () => {
      drafts.restore(planId, await callBridge('plans.rowDrafts', { planId }));
      return null;
    },
    enabled: !isRestored,
    staleTime: 0,
    gcTime: 0,
  });
  return { isRestored, error: isRestored ? null : error, refetch };
}

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { StartAnswers } from '../../shared/ipc/contract';
import type { KeptDraft } from '../../shared/link/draft';
import { callBridge } from './client';
import { keepStartSites } from './sites';

const draftKey = ['app', 'start-draft'];

/** What the first picture shows; null where it could not be had: each part then asks for itself, and shows why. */
export async function askForStart(): Promise<StartAnswers | null> {
  try {
    return await callBridge('app.start');
  } catch {
    return null;
  }
}

/** Puts the answers where the page looks for them, so that it is drawn once. */
export function keepStartAnswers(queryClient: QueryClient, answers: StartAnswers): void {
  queryClient.setQueryData(['app', 'info'], answers.info);
  queryClient.setQueryData(['app', 'preferences'], answers.preferences);
  keepStartSites(queryClient, answers.sites);
  if (answers.draft) queryClient.setQueryData(draftKey, answers.draft);
}

/**
 * The draft that came with the first picture: for the form that is put up first, and for no other after it. Undefined
 * where none came for this site.
 */
export function useStartDraft(siteId: string): KeptDraft | null | undefined {
  const queryClient = useQueryClient();
  const [draft] = useState(() => {
    const kept = queryClient.getQueryData<StartAnswers['draft']>(draftKey);
    return kept?.siteId === siteId ? kept.draft : undefined;
  });
  useEffect(() => queryClient.removeQueries({ queryKey: draftKey }), [queryClient]);
  return draft;
}

/** Asks again for what may have changed while the first picture was drawn, before the page heard of changes. */
export function FreshAfterStart(): null {
  const queryClient = useQueryClient();
  useEffect(() => {
    for (const name of ['info', 'sites'])
      void queryClient.invalidateQueries({ queryKey: ['app', name] }, { cancelRefetch: false });
  }, [queryClient]);
  return null;
}

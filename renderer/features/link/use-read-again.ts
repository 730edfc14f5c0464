import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLinkForm } from '../../components/field-values/form-context';
import type { Submitter } from '../../components/write-steps/submitter';

/** What the site is asked about the chosen pair: record and links, key and holder, values. */
const parts: ReadonlySet<unknown> = new Set(['crm-record', 'erp-key', 'fields']);
const freshMs = 2_000;

function listShown(queryClient: QueryClient, siteId: string) {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: [siteId], type: 'active', predicate: ({ queryKey }) => parts.has(queryKey[1]) });
}

/** Refusals that were about what had been read. */
const aboutReading: ReadonlySet<string> = new Set(['values-not-read', 'values-changed', 'blocked-by-check']);

/** The same as `useReadAgain`, where a refusal to send stays said. */
export function useReadShown(): () => boolean {
  const { site } = useLinkForm();
  const queryClient = useQueryClient();
  return () => {
    const shown = listShown(queryClient, site.id).filter((query) => !query.isDisabled());
    for (const query of shown) void queryClient.refetchQueries({ queryKey: query.queryKey, exact: true });
    return shown.length > 0;
  };
}

/**
 * Reads the chosen record, key and values again, and lets go of a refusal to send that was about them. Gives back whether
 * there was something to read.
 */
export function useReadAgain({ store, dismiss }: Submitter): () => boolean {
  const readShown = useReadShown();
  return () => {
    const situation = store.getState();
    if (situation.kind === 'not-sent' && aboutReading.has(situation.error.code)) dismiss();
    return readShown();
  };
}

/** Whoever comes back to the window has often changed the record elsewhere: it is read again then. */
export function useReadOnFocus(): void {
  const { site } = useLinkForm();
  const queryClient = useQueryClient();
  useEffect(() => {
    const read = () => {
      const nowMs = Date.now();
      for (const query of listShown(queryClient, site.id)) {
        const isOld = nowMs - Math.max(query.state.dataUpdatedAt, query.state.errorUpdatedAt) > freshMs;
        if (isOld && !query.isDisabled() && query.state.fetchStatus === 'idle') {
          void queryClient.refetchQueries({ queryKey: query.queryKey, exact: true });
        }
      }
    };
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, [site.id, queryClient]);
}

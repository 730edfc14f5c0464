import { useMemo } from 'react';
import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import type { CrmRecord } from '../../../shared/record/crm-record';
import { maxErpKeyLength } from '../../../shared/record/actor-types';
import { callBridge } from '../../api/client';
import { useDraft, useLinkForm } from '../../components/field-values/form-context';
import { prepareCompare } from '../../components/field-values/use-compare';
import { identityKey, type LinkIdentity } from '../../components/field-values/identity';

/** What the page asks the site. Every key starts with the site, so that no answer is ever shown for another one. */
export function useConnections() {
  const { site } = useLinkForm();
  const byHand = useDraft((state) => state.identity.byHand);
  return useQuery({
    queryKey: [site.id, 'connections'],
    queryFn: byHand ? skipToken : () => callBridge('links.listConnections', { siteId: site.id }),
  });
}

export function useActorTypePairs() {
  const { site } = useLinkForm();
  const { erpConnectionId, byHand } = useDraft((state) => state.identity);
  return useQuery({
    queryKey: [site.id, 'actor-types', erpConnectionId],
    queryFn:
      erpConnectionId === null || byHand
        ? skipToken
        : () => callBridge('links.listActorTypes', { siteId: site.id, erpConnectionId }),
  });
}

/** Searches by name or number; `text` null = do not ask. */
export function useCrmSearch(crmActorType: CrmActorType, text: string | null) {
  const { site } = useLinkForm();
  return useQuery({
    queryKey: [site.id, 'crm-search', crmActorType, text],
    queryFn:
      text === null
        ? skipToken
        : () => callBridge('links.searchCrmRecords', { siteId: site.id, crmActorType, text, page: 0 }),
  });
}

/** What was read this long ago is not read again because another part of the screen shows it, too. */
const justReadMs = 2_000;

export function crmRecordQuery(siteId: string, crmActorType: CrmActorType, crmRecordId: number | null) {
  return queryOptions({
    queryKey: [siteId, 'crm-record', crmActorType, crmRecordId],
    queryFn:
      crmRecordId === null
        ? skipToken
        : () => callBridge('links.getCrmRecord', { siteId, crmActorType, crmRecordId }),
    staleTime: justReadMs,
  });
}

/**
 * The chosen CRM record with its details and its links. Its links are those of now or not known: where the last reading
 * failed, what an older one found may have been changed since, by our own link first of all.
 */
export function useChosenRecord() {
  const { site } = useLinkForm();
  const { crmActorType, crmRecordId, byHand } = useDraft((state) => state.identity);
  const query = useQuery(crmRecordQuery(site.id, crmActorType, byHand ? null : crmRecordId));
  const { data, error } = query;
  const record = useMemo(() => (data && error ? { ...data, linkedIn: null } : data), [data, error]);
  return { record, lastLinkedIn: data?.linkedIn ?? null, error, refetch: query.refetch };
}

/** Puts a hit where `useChosenRecord` finds it, so that choosing asks the site nothing. */
export function useRememberRecord() {
  const { site } = useLinkForm();
  const queryClient = useQueryClient();
  return (record: CrmRecord) =>
    queryClient.setQueryData(
      crmRecordQuery(site.id, record.crmActorType, record.crmRecordId).queryKey,
      record,
      // A hit is shown at once and read again: its link may have been broken meanwhile.
      { updatedAt: 0 },
    );
}

export function useErpSearch(erpActorType: ErpActorType | null, text: string | null) {
  const { site } = useLinkForm();
  const erpConnectionId = useDraft((state) => state.identity.erpConnectionId);
  const canAsk = erpConnectionId !== null && erpActorType !== null && text !== null;
  return useQuery({
    queryKey: [site.id, 'erp-search', erpConnectionId, erpActorType, text],
    queryFn: canAsk
      ? () =>
          callBridge('links.searchErpActors', {
            siteId: site.id,
            erpConnectionId,
            erpActorType,
            text,
            page: 0,
          })
      : skipToken,
  });
}

/** Whether the ERP knows the chosen key, and who holds it. */
export function useChosenKey() {
  const { site } = useLinkForm();
  const { erpConnectionId, erpActorType, erpKey, byHand } = useDraft((state) => state.identity);
  const isKey = erpKey !== '' && erpKey.length <= maxErpKeyLength;
  const canAsk = erpConnectionId !== null && erpActorType !== null && isKey && !byHand;
  const query = useQuery({
    queryKey: [site.id, 'erp-key', erpConnectionId, erpActorType, erpKey],
    queryFn: canAsk
      ? () => callBridge('links.lookUpErpKey', { siteId: site.id, erpConnectionId, erpActorType, erpKey })
      : skipToken,
    staleTime: justReadMs,
  });
  // An older answer does not say who holds the key now.
  return { ...query, finding: query.error ? undefined : query.data };
}

export function fieldsQuery(siteId: string, identity: LinkIdentity) {
  const { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey } = identity;
  const canAsk =
    !identity.byHand &&
    erpConnectionId !== null &&
    crmRecordId !== null &&
    erpActorType !== null &&
    erpKey !== '' &&
    erpKey.length <= maxErpKeyLength;
  return queryOptions({
    queryKey: [siteId, 'fields', identityKey(identity)],
    queryFn: canAsk
      ? async ({ client }) => {
          const pair = { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey };
          const loaded = await callBridge('links.loadFields', { siteId, ...pair });
          await prepareCompare(client, loaded);
          return loaded;
        }
      : skipToken,
    // Old values must not pass for what the site holds now, also not those of a pair that is chosen again.
    staleTime: 0,
    gcTime: 0,
  });
}

/** The joined field values of the chosen pair. */
export function useFields() {
  const { site } = useLinkForm();
  const identity = useDraft((state) => state.identity);
  return useQuery(fieldsQuery(site.id, identity));
}

import {
  keepPreviousData,
  queryOptions,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { TextPair } from '../../shared/compare/compare-by';
import type { CompareRule } from '../../shared/compare/comparison';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { RecordRef } from '../../shared/write/write';
import { callBridge } from './client';

/** One record with all its links, as it stands now: never from an earlier look. */
export function useOpenedRecord(siteId: string, { crmActorType, crmRecordId }: RecordRef) {
  return useQuery({
    queryKey: [siteId, 'record', crmActorType, crmRecordId],
    queryFn: () => callBridge('records.open', { siteId, crmActorType, crmRecordId }),
    staleTime: 0,
    gcTime: 0,
  });
}

export const foundRecordsQuery = (siteId: string, text: string | null) =>
  queryOptions({
    queryKey: [siteId, 'found-records', text],
    queryFn: text === null ? skipToken : () => callBridge('records.find', { siteId, text }),
    staleTime: 0,
  });

/** The records that a typed or pasted text leads to; `text` null = do not ask. */
export function useFoundRecords(siteId: string, text: string | null) {
  return useQuery(foundRecordsQuery(siteId, text));
}

export function keyOfPair({ kind, crm, erp }: TextPair): string {
  return JSON.stringify([kind, crm, erp]);
}

const readyMs = 10_000;

export const textRulesQuery = (pairs: TextPair[], rulesOff: CompareRule[]) =>
  queryOptions({
    queryKey: ['app', 'text-rules', rulesOff, pairs],
    queryFn:
      pairs.length === 0
        ? skipToken
        : async () => {
            const found = await callBridge('records.compareTexts', { pairs, rulesOff });
            return new Map(pairs.map((pair, index) => [keyOfPair(pair), found[index] ?? null]));
          },
    staleTime: Number.POSITIVE_INFINITY,
    // Asked for together with the values, they wait for the table that shows these.
    gcTime: readyMs,
  });

/** By which rules texts that differ mean the same, by `keyOfPair`; those of before until there is an answer. */
export function useTextRules(pairs: TextPair[], rulesOff: CompareRule[]) {
  return useQuery({ ...textRulesQuery(pairs, rulesOff), placeholderData: keepPreviousData });
}

const recentKey = (siteId: string) => [siteId, 'recent-records'];

/** Records opened lately on a site, the latest first. */
export function useRecentRecords(siteId: string) {
  return useQuery({
    queryKey: recentKey(siteId),
    queryFn: () => callBridge('records.listRecent', { siteId }),
    staleTime: 0,
  });
}

export function useForgetRecent(siteId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ crmActorType, crmRecordId }: RecordRef) =>
      callBridge('records.forgetRecent', { siteId, crmActorType, crmRecordId }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: recentKey(siteId) }),
  });
}

/** What the ERP asks for before an actor is created; `erpActorType` null = not chosen yet. */
export function useNewActorForm(siteId: string, erpConnectionId: number, erpActorType: ErpActorType | null) {
  return useQuery({
    queryKey: [siteId, 'new-actor-form', erpConnectionId, erpActorType],
    queryFn:
      erpActorType === null
        ? skipToken
        : () => callBridge('records.newActorFields', { siteId, erpConnectionId, erpActorType }),
    staleTime: 0,
  });
}

/** The values from before an entry, against what is there now; `readAt`: when the record was last read. */
export function useRestorePlan(siteId: string, activityId: string, readAt: string) {
  return useQuery({
    queryKey: [siteId, 'restore-plan', activityId, readAt],
    queryFn: () => callBridge('records.planRestore', { activityId }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
}

import { skipToken, useQuery } from '@tanstack/react-query';
import { maxErpKeyLength, type CrmActorType, type ErpActorType } from '../../../../shared/record/actor-types';
import type { ErpActor, ErpKeyFinding } from '../../../../shared/record/erp-actor';
import type { RecordState } from '../../../../shared/record/record-state';
import { warning, type Check } from '../../../../shared/write/check';
import { callBridge } from '../../../api/client';
import { useDebounced } from '../../../components/use-debounced';

const typingPauseMs = 90;
const minCharacters = 2;

/** The ERP actor types that a connection links a kind of record to. */
export function useActorTypes(siteId: string, erpConnectionId: number, crmActorType: CrmActorType) {
  const { data, error, isLoading, refetch } = useQuery({
    queryKey: [siteId, 'actor-types', erpConnectionId],
    queryFn: () => callBridge('links.listActorTypes', { siteId, erpConnectionId }),
  });
  const offered = (data ?? [])
    .filter((pair) => pair.crmActorType === crmActorType)
    .map(({ erpActorType }) => erpActorType);
  return { offered, error, isLoading, retry: () => void refetch() };
}

const noHits: readonly ErpActor[] = [];

export interface ActorSearch {
  hits: readonly ErpActor[];
  /** What is in `hits` is not yet that of the text as it stands. */
  isSearching: boolean;
  error: Error | null;
}

/** ERP actors by name or key; an empty text asks nothing. */
export function useActorSearch(
  siteId: string,
  erpConnectionId: number,
  erpActorType: ErpActorType | null,
  text: string,
): ActorSearch {
  const trimmed = text.trim();
  const settled = useDebounced(trimmed, typingPauseMs);
  const canAsk = erpActorType !== null && settled.length >= minCharacters;
  const { data, error, isFetching } = useQuery({
    queryKey: [siteId, 'erp-search', erpConnectionId, erpActorType, canAsk ? settled : null],
    queryFn: canAsk
      ? () =>
          callBridge('links.searchErpActors', {
            siteId,
            erpConnectionId,
            erpActorType,
            text: settled,
            page: 0,
          })
      : skipToken,
  });
  return {
    hits: canAsk && settled === trimmed ? (data?.items ?? noHits) : noHits,
    isSearching: trimmed !== settled || (canAsk && isFetching && !data),
    error,
  };
}

interface Chosen {
  erpActorType: ErpActorType | null;
  erpKey: string;
}

/** Whether the ERP knows a key, and who holds it. */
export function useKeyFinding(siteId: string, erpConnectionId: number, { erpActorType, erpKey }: Chosen) {
  const canAsk = erpActorType !== null && erpKey !== '' && erpKey.length <= maxErpKeyLength;
  return useQuery({
    queryKey: [siteId, 'erp-key', erpConnectionId, erpActorType, erpKey],
    queryFn: canAsk
      ? () => callBridge('links.lookUpErpKey', { siteId, erpConnectionId, erpActorType, erpKey })
      : skipToken,
    staleTime: 0,
  });
}

/** Who holds a key, in the terms in which a write is checked. */
export function holdersOf(finding: ErpKeyFinding | undefined, at: string): RecordState['holders'] {
  if (!finding || finding.holder === 'unknown') return { read: false, error: finding?.error ?? null };
  return { read: true, value: finding.holder === 'free' ? [] : [finding.holder], at };
}

/** What the look for the key itself says against it. */
export function checkFinding(finding: ErpKeyFinding | undefined, erpKey: string): Check[] {
  return finding?.found === false ? [warning('key-not-found', 'erpActor', { erpKey })] : [];
}

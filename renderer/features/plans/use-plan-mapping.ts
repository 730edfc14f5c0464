import { useMemo } from 'react';
import type { Plan } from '../../../shared/link-plan/plan';
import type { FoundEnds, RowContent } from '../../../shared/link-plan/plan-row';
import { compilePlan, type LinkPlan } from '../../../shared/write/plan';
import { useMappedFields } from '../../api/sheets';

/** What the connection calls the fields of a plan, or of one of its rows; null as long as it is not known, or not asked for. */
export function usePlanMapping(
  { siteId, constants }: Pick<Plan, 'siteId' | 'constants'>,
  row: (Pick<RowContent, 'erpActorType'> & Pick<FoundEnds, 'connection'>) | null,
  isWanted: boolean,
): LinkPlan | null {
  const erpConnectionId = row?.connection?.erpConnectionId ?? constants.erpConnectionId;
  const erpActorType = row?.erpActorType ?? constants.erpActorType;
  const { data } = useMappedFields(siteId, isWanted ? erpConnectionId : null, erpActorType);
  return useMemo(() => (data ? compilePlan(data) : null), [data]);
}

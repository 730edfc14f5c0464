import type { ErpActorType } from '../record/actor-types';
import type { LinkPlan } from '../write/plan';
import type { WriteOf } from '../write/write';
import type { PlanConstants, PlanKind } from './plan';
import type { FoundEnds, RowContent } from './plan-row';
import { toFieldValues } from './row-values';

/** A row as far as it decides what is written. */
export interface WritableRow extends Pick<RowContent, 'erpKey' | 'erpActorType' | 'values'> {
  found: FoundEnds;
  /** The entry whose values a plan puts back. */
  entryId: string | null;
}

/** The write that a row means; null where the check has not found both of its ends. */
export function writeOfRow(
  row: WritableRow,
  plan: { kind: PlanKind; constants: PlanConstants },
  mapping: LinkPlan | null,
): WriteOf<'link' | 'restore'> | null {
  const { record, connection } = row.found;
  const erpActorType = actorTypeOf(row, plan.constants);
  if (!record || !connection || erpActorType === null || row.erpKey === '') return null;
  const { crmActorType, crmRecordId } = record;
  const ends = {
    record: { crmActorType, crmRecordId },
    actor: { erpConnectionId: connection.erpConnectionId, erpActorType, erpKey: row.erpKey },
    values: toFieldValues(row.values, mapping, plan.kind),
    // Decided in a list, without both sides in sight.
    seen: null,
  };
  if (plan.kind === 'link') return { kind: 'link', ...ends };
  return row.entryId === null ? null : { kind: 'restore', ...ends, entryId: row.entryId };
}

export function actorTypeOf(
  { erpActorType }: Pick<RowContent, 'erpActorType'>,
  constants: PlanConstants,
): ErpActorType | null {
  return erpActorType ?? constants.erpActorType;
}

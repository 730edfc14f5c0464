import { reasonLinkedSo, type RowReason } from '../../shared/link-plan/row-reason';
import type { RowState } from '../../shared/link-plan/row-state';
import { valueOf, type RecordState } from '../../shared/record/record-state';
import type { SendableRow } from './sendable-row';

/** A row that is left as it is, and why. */
export interface Left {
  state: RowState;
  reason: RowReason;
}

/** There is nothing to send for it any more. */
export function leftLinkedSo({ write }: SendableRow): Left {
  const writesValues = write.values.some(({ syncToCrm, syncToErp }) => syncToCrm || syncToErp);
  return { state: 'Skipped', reason: reasonLinkedSo(writesValues) };
}

/** Somebody has linked it so since it was checked. */
export function isLinkedSo({ write }: SendableRow, now: RecordState | null): boolean {
  if (now === null || write.kind !== 'link') return false;
  const { erpKey, erpActorType } = write.actor;
  const link = valueOf(now.links)?.find(({ connected }) => connected);
  if (!link || valueOf(now.keyOfLink) !== erpKey) return false;
  return link.erpActorType === null || link.erpActorType === erpActorType;
}

import type { ScanRow } from '../../../../shared/scan/scan-row';

type Linked = Pick<ScanRow, 'actor'>;

/** Whether a link leads to the same ERP actor at two readings: with another one its values are those of somebody else. */
export function isSameActor({ actor: one }: Linked, { actor: other }: Linked): boolean {
  return one?.erpKey === other?.erpKey && one?.erpActorType === other?.erpActorType;
}

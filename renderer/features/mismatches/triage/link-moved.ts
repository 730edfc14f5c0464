import { useState } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import { valueOf } from '../../../../shared/record/record-state';
import type { ScanRow } from '../../../../shared/scan/scan-row';
import type { Text } from '../../../../shared/text/text';
import { describeRowActor } from '../describe-row';

type Linked = Pick<ScanRow, 'actor'>;

/** Whether a link leads to the same ERP actor at two readings: with another one its values are those of somebody else. */
export function isSameActor({ actor: one }: Linked, { actor: other }: Linked): boolean {
  return one?.erpKey === other?.erpKey && one?.erpActorType === other?.erpActorType;
}

/** The actor of each row as it was when somebody first came to it; a reading since then may have found another. */
export type FirstActors = Map<number, ScanRow['actor']>;

export interface MovedLink {
  /** That the link leads to another actor now; null = it does not. */
  told: string | null;
  /** Somebody has seen where it leads, and written there. */
  noteSeen(): void;
}

/** Says of a row whose link was moved by somebody else that it was. */
export function useMovedLink(
  first: FirstActors,
  { now, before, keyOfLink }: FreshScanRow,
  t: Text,
): MovedLink {
  const [was, setWas] = useState(() => {
    const actor = first.has(now.row) ? (first.get(now.row) ?? null) : before.actor;
    first.set(now.row, actor);
    return actor;
  });
  const noteSeen = () => {
    first.set(now.row, now.actor);
    setWas(now.actor);
  };
  if (valueOf(keyOfLink) === null || isSameActor({ actor: was }, now)) return { told: null, noteSeen };
  const told = t('mismatches.triage.linkMoved', {
    now: describeRowActor({ ...now, findings: [] }, t),
    was: describeRowActor({ actor: was, findings: [] }, t),
  });
  return { told, noteSeen };
}

import { useEffect, useRef, type RefObject } from 'react';
import type { LinkIdentity } from '../../../components/field-values/identity';
import { useDraft } from '../../../components/field-values/form-context';
import { controlIds } from './control-ids';

/**
 * Whoever has chosen in one box goes on in the next that is still empty. Who has left the box meanwhile, as Tab does,
 * stays where he went.
 */
export function useNextBox(boxes: RefObject<HTMLDivElement | null>): void {
  const next = useDraft(({ identity }) => nextBoxOf(identity));
  const before = useRef(next);
  useEffect(() => {
    const left = before.current;
    before.current = next;
    const { activeElement } = document;
    if (next === null || next === left || activeElement?.id !== left) return;
    boxes.current?.querySelector<HTMLElement>(`#${next}`)?.focus();
  }, [next, boxes]);
}

function nextBoxOf({ erpConnectionId, crmRecordId, erpActorType, erpKey }: LinkIdentity): string | null {
  if (erpConnectionId === null) return controlIds.erpConnection;
  if (crmRecordId === null) return controlIds.crmRecord;
  if (erpActorType === null) return controlIds.erpActorType;
  return erpKey === '' ? controlIds.erpActor : null;
}

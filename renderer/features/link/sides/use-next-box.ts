import { useEffect, useRef, type RefObject } from 'react';
import type { LinkIdentity } from '../../../components/field-values/identity';
import { useDraft } from '../../../components/field-values/form-context';
import { useChosenRecord } from '../link-queries';
import { controlIds } from './control-ids';

/**
 * Whoever has chosen in one box goes on in the next that is still empty; a record that is linked in this connection
 * already leads to its link instead. Who has left the box meanwhile, as Tab does, stays where he went.
 */
export function useNextBox(boxes: RefObject<HTMLDivElement | null>): void {
  const next = useDraft(({ identity }) => nextBoxOf(identity));
  const erpConnectionId = useDraft(({ identity }) => identity.erpConnectionId);
  const linkedIn = useChosenRecord().record?.linkedIn ?? [];
  const isLinkedHere = linkedIn.some((link) => link.erpConnectionId === erpConnectionId);
  const before = useRef(next);
  useEffect(() => {
    const left = before.current;
    before.current = next;
    const { activeElement } = document;
    if (next === null || next === left || activeElement?.id !== left) return;
    const place = next === controlIds.erpActor && isLinkedHere ? '[data-show-in-record]' : `#${next}`;
    boxes.current?.querySelector<HTMLElement>(place)?.focus();
  }, [next, boxes, isLinkedHere]);
}

function nextBoxOf({ erpConnectionId, crmRecordId, erpActorType, erpKey }: LinkIdentity): string | null {
  if (erpConnectionId === null) return controlIds.erpConnection;
  if (crmRecordId === null) return controlIds.crmRecord;
  if (erpActorType === null) return controlIds.erpActorType;
  return erpKey === '' ? controlIds.erpActor : null;
}

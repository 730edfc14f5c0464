import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { ScanField } from '../../../../shared/scan/scan-row';
import { bringInSight } from '../../../components/in-sight';
import { findMeant, type Meant } from '../find-meant';

export interface CurrentField {
  /** Undefined where there is none to choose about. */
  field: ScanField | undefined;
  goTo(crmFieldKey: string | null): void;
  /** The field that comes next or before, which is told; the first and the last one stay. */
  move(by: 1 | -1): ScanField | undefined;
}

/** Which field the single keys are about: the same one after the row was read again, and never out of sight. */
export function useCurrentField(fields: readonly ScanField[], query: Meant): CurrentField {
  const [current, setCurrent] = useState(() => {
    const at = findMeant(fields, query);
    return { at, key: fields[at]?.crmFieldKey ?? null };
  });
  const found = fields.findIndex(({ crmFieldKey }) => crmFieldKey === current.key);
  const at = found >= 0 ? found : Math.min(current.at, fields.length - 1);
  const setAt = (place: number) => {
    const field = fields[place];
    if (field) setCurrent({ at: place, key: field.crmFieldKey });
    return field;
  };
  return {
    field: fields[at],
    goTo: (key) => setAt(fields.findIndex(({ crmFieldKey }) => crmFieldKey === key)),
    move: (by) => setAt(Math.min(Math.max(0, at + by), fields.length - 1)),
  };
}

/** Brings the current row into sight whenever `cause` changes, and when the window has another size. */
export function useInSight(top: RefObject<HTMLElement | null>, cause: string): void {
  const before = useRef('');
  const show = useEffectEvent(() => {
    const row = top.current?.querySelector<HTMLElement>('tr[aria-current="true"]');
    if (row) bringInSight(row);
  });
  useLayoutEffect(() => {
    if (before.current === cause) return;
    before.current = cause;
    show();
  });
  useEffect(() => {
    const handleResize = () => show();
    window.addEventListener('resize', handleResize);
    return () => window.removeEventListener('resize', handleResize);
  }, []);
}

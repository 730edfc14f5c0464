import Box from '@mui/material/Box';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { TriageAction } from './triage-keys';
import { useTriageKeys } from './use-triage-keys';

interface Props {
  hasKeys: boolean;
  /** The keys of this mode. */
  keyLine: ReactNode;
  onMove(by: 1 | -1): void;
  onClose(): void;
  children: ReactNode;
}

const nothing = () => undefined;
const waiting = {
  down: nothing,
  up: nothing,
  crm: nothing,
  erp: nothing,
  leave: nothing,
  type: nothing,
  submit: nothing,
  undo: nothing,
  alike: nothing,
  record: nothing,
  check: nothing,
  'put-back': nothing,
  finish: nothing,
  anyway: nothing,
  stop: nothing,
} satisfies Partial<Record<TriageAction, () => void>>;

/**
 * A place of the list whose row is not there, or not yet: it holds the focus, so that the keys go on, and none of them
 * presses the button that had it before.
 */
export function TriageWait({ hasKeys, keyLine, onMove, onClose, children }: Props): ReactElement {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  useTriageKeys(
    { ...waiting, next: () => onMove(1), previous: () => onMove(-1), close: onClose },
    () => hasKeys,
  );
  return (
    <Box ref={top} tabIndex={-1} data-pane sx={{ display: 'grid', gap: 1.5, outline: 0 }}>
      {children}
      {keyLine}
    </Box>
  );
}

import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import { ConfirmDialog } from '../confirm-dialog';

export interface StepProps {
  /** The question. */
  title: string;
  /** The verb again, with its object and the site. */
  confirmLabel: string;
  effect: string;
  /** What deserves a look of its own, as two ends that look like two; null where nothing does. */
  identity: string | null;
  /** Every value that will be written. */
  children?: ReactNode;
  onConfirm(): void;
  onCancel(): void;
}

/** The step before something that deserves a second look: what that is, what would be written, and the verb again. */
export function SecondStep(props: StepProps): ReactElement {
  const { title, confirmLabel, effect, identity, children, onConfirm, onCancel } = props;
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={confirmLabel}
      color="warning"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {identity !== null && (
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere', mb: 1 }}>{identity}</Typography>
      )}
      <Typography sx={{ overflowWrap: 'anywhere' }}>{effect}</Typography>
      {children}
    </ConfirmDialog>
  );
}

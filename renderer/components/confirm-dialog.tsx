import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useRef, type ReactElement, type ReactNode } from 'react';
import { useText } from '../text';

interface Props {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The verb again, with its object: "Remove Nordlys AS", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  color?: 'primary' | 'error' | 'warning';
  onConfirm(): void;
  onCancel(): void;
}

/** Asks before something that cannot be taken back. The focus starts on *Cancel*, so Enter alone does nothing. */
export function ConfirmDialog(props: Props): ReactElement {
  const t = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const contentId = useId();
  return (
    <Dialog
      open={props.open}
      onClose={props.onCancel}
      aria-labelledby={titleId}
      aria-describedby={contentId}
      maxWidth="sm"
      slotProps={{ transition: { onEnter: () => cancel.current?.focus() } }}
    >
      <DialogTitle id={titleId} variant="h2">
        {props.title}
      </DialogTitle>
      <DialogContent id={contentId}>{props.children}</DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button ref={cancel} onClick={props.onCancel}>
          {props.cancelLabel ?? t('common.cancel')}
        </Button>
        <Button variant="contained" color={props.color ?? 'primary'} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useRef, type FormEvent, type ReactElement, type ReactNode, type RefObject } from 'react';
import { useText } from '../text';

interface Props {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The verb again, with its object: "Remove Nordlys AS", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  color?: 'primary' | 'error' | 'warning';
  /** Of the button that confirms, as where it writes. */
  icon?: ReactNode;
  /** Where the focus starts, for dialogs that ask for something; otherwise on *Cancel*. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** The answer is under way. */
  busy?: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks before something that cannot be taken back. The focus starts on *Cancel*, so Enter alone does nothing. */
export function ConfirmDialog(props: Props): ReactElement {
  const t = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const contentId = useId();
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog is drawn inside the form that opened it, as far as React's events go.
    event.stopPropagation();
    if (!props.busy) props.onConfirm();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onCancel}
      aria-labelledby={titleId}
      aria-describedby={contentId}
      maxWidth="sm"
      slotProps={{ transition: { onEnter: () => (props.initialFocus ?? cancel).current?.focus() } }}
    >
      <Box
        component="form"
        noValidate
        onSubmit={handleSubmit}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      >
        <DialogTitle id={titleId} variant="h2">
          {props.title}
        </DialogTitle>
        <DialogContent id={contentId}>{props.children}</DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button ref={cancel} onClick={props.onCancel}>
            {props.cancelLabel ?? t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={props.color ?? 'primary'}
            startIcon={props.icon}
            aria-disabled={props.busy}
          >
            {props.confirmLabel}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}

import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useText } from '../../text';

interface Props {
  count: number;
  name: string;
  onLeave(): void;
  onStay(): void;
}

/** Asks before changed values are lost to another record. */
export function LeaveDialog({ count, name, onLeave, onStay }: Props): ReactElement {
  const t = useText();
  return (
    <ConfirmDialog
      open
      title={t('record.leave.title')}
      confirmLabel={t('record.leave.confirm')}
      cancelLabel={t('record.leave.stay')}
      color="warning"
      onConfirm={onLeave}
      onCancel={onStay}
    >
      <Typography>{t('record.leave.text', { count, record: name })}</Typography>
    </ConfirmDialog>
  );
}

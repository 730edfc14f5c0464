import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../link-context';
import { nameRecord } from './build-request';
import { PlannedWrites } from './planned-writes';
import { submitLabel } from './submit-bar';

interface Props {
  effect: string;
  identity: string | null;
  onConfirm(): void;
  onCancel(): void;
}

/** The step before two ends that look like two are joined: what differs, what would be written, and the verb again. */
export function IdentityStep({ effect, identity, onConfirm, onCancel }: Props): ReactElement {
  const t = useText();
  const { site } = useLinkForm();
  const draft = useDraft((state) => state.identity);
  return (
    <ConfirmDialog
      open
      title={t('link.submit.identityTitle')}
      confirmLabel={submitLabel(nameRecord(draft, t), site, t)}
      color="warning"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{identity}</Typography>
      <Typography sx={{ mt: 1 }}>{effect}</Typography>
      <PlannedWrites />
    </ConfirmDialog>
  );
}

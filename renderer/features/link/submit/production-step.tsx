import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { EnvironmentMark } from '../../../components/environment-mark';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../link-context';
import { nameRecord } from './build-request';
import { submitLabel } from './submit-bar';

interface Props {
  effect: string;
  onConfirm(): void;
  onCancel(): void;
}

/** The second step before a production site is written to: what, where, and once more the whole verb. */
export function ProductionStep({ effect, onConfirm, onCancel }: Props): ReactElement {
  const t = useText();
  const { site } = useLinkForm();
  const identity = useDraft((state) => state.identity);
  return (
    <ConfirmDialog
      open
      title={t('link.submit.confirmTitle')}
      confirmLabel={submitLabel(nameRecord(identity, t), site, t)}
      color="error"
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <EnvironmentMark environment={site.environment} />
      <Typography sx={{ mt: 1, fontWeight: 600 }}>
        {t('link.submit.confirmText', { site: site.name })}
      </Typography>
      <Typography sx={{ mt: 1 }}>{effect}</Typography>
    </ConfirmDialog>
  );
}

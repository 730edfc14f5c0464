import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { EnvironmentIcon, EnvironmentMark } from '../../../components/environment-mark';
import { UnlockDialog } from '../../../components/unlock-dialog';
import { useWriteLock } from '../../../app-state/write-lock';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../link-context';
import { nameRecord } from './build-request';
import { PlannedWrites } from './planned-writes';
import { submitLabel } from './submit-bar';

interface Props {
  effect: string;
  /** What speaks for two different ends; null where nothing does. */
  identity: string | null;
  onConfirm(): void;
  onCancel(): void;
}

/** The steps before a production site is written to: unlocked where it is locked, then once more the whole verb. */
export function ProductionStep(props: Props): ReactElement {
  const { site } = useLinkForm();
  const { isLocked } = useWriteLock(site);
  const [mayConfirm, setMayConfirm] = useState(!isLocked);
  if (mayConfirm) return <ConfirmStep {...props} />;
  return <UnlockDialog site={site} onCancel={props.onCancel} onUnlocked={() => setMayConfirm(true)} />;
}

/** What, where, and the verb again. */
function ConfirmStep({ effect, identity, onConfirm, onCancel }: Props): ReactElement {
  const t = useText();
  const { site } = useLinkForm();
  const draft = useDraft((state) => state.identity);
  return (
    <ConfirmDialog
      open
      title={t('link.submit.confirmTitle')}
      confirmLabel={submitLabel(nameRecord(draft, t), site, t)}
      color="error"
      icon={<EnvironmentIcon environment={site.environment} />}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <EnvironmentMark environment={site.environment} />
      <Typography sx={{ mt: 1, fontWeight: 600 }}>
        {t('link.submit.confirmText', { site: site.name })}
      </Typography>
      {identity !== null && (
        <Typography sx={{ mt: 1, fontWeight: 600, color: 'caution.main', overflowWrap: 'anywhere' }}>
          {identity}
        </Typography>
      )}
      <Typography sx={{ mt: 1 }}>{effect}</Typography>
      <PlannedWrites />
    </ConfirmDialog>
  );
}

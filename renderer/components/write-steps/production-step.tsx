import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import { link } from '../../../shared/text/en/link';
import { addText } from '../../../shared/text/text';
import type { SiteView } from '../../../shared/site';
import { ConfirmDialog } from '../confirm-dialog';
import { EnvironmentIcon, EnvironmentMark } from '../environment-mark';
import { UnlockDialog } from '../unlock-dialog';
import type { StepProps } from './second-step';
import { useWriteLock } from './write-lock';
import { useText } from '../../text';

addText({ link });

interface Props extends StepProps {
  site: SiteView;
}

/** The steps before a production site is written to: unlocked where it is locked, then once more the whole verb. */
export function ProductionStep(props: Props): ReactElement {
  const { site } = props;
  const { isLocked } = useWriteLock(site);
  const [mayConfirm, setMayConfirm] = useState(!isLocked);
  if (mayConfirm) return <ConfirmStep {...props} />;
  return <UnlockDialog site={site} onCancel={props.onCancel} onUnlocked={() => setMayConfirm(true)} />;
}

/** What, where, and the verb again. */
function ConfirmStep(props: Props): ReactElement {
  const { site, title, confirmLabel, effect, identity, children, onConfirm, onCancel } = props;
  const t = useText();
  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={confirmLabel}
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
      {children}
    </ConfirmDialog>
  );
}

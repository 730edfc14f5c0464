import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import { AppError } from '../../shared/errors';
import type { SiteView } from '../../shared/site';
import { siteLimits, unlockMinutes } from '../../shared/site-limits';
import { useUnlockSite } from '../api/sites';
import { useAnnounce } from '../components/announcer';
import { ConfirmDialog } from '../components/confirm-dialog';
import { EnvironmentIcon, EnvironmentMark } from '../components/environment-mark';
import { ErrorPanel } from '../components/error-panel';
import { useText } from '../text';

interface Props {
  site: SiteView;
  onCancel(): void;
  onUnlocked(): void;
}

/** The deliberate step that opens a production site for writing, for a while. */
export function UnlockDialog({ site, onCancel, onUnlocked }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const unlock = useUnlockSite();
  const [ticket, setTicket] = useState('');
  const confirm = () =>
    unlock.mutate(
      { siteId: site.id, confirmedSiteName: site.name, ticket: ticket.trim() },
      {
        onSuccess: () => {
          announce(t('sites.lock.unlocked', { site: site.name, count: unlockMinutes }));
          onUnlocked();
        },
      },
    );
  // The question was answered with no, or a lock came meanwhile, which says so itself: nothing failed.
  const isStillLocked = unlock.error instanceof AppError && unlock.error.code === 'site-locked';
  return (
    <ConfirmDialog
      open
      title={t('sites.lock.title', { site: site.name })}
      confirmLabel={t('sites.lock.confirm', { site: site.name, count: unlockMinutes })}
      color="error"
      icon={<EnvironmentIcon environment={site.environment} />}
      busy={unlock.isPending}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <EnvironmentMark environment={site.environment} />
      <Typography sx={{ my: 1.5 }}>{t('sites.lock.what', { count: unlockMinutes })}</Typography>
      <TextField
        label={t('sites.lock.ticket')}
        helperText={t('sites.lock.ticketHelper')}
        value={ticket}
        onChange={(event) => setTicket(event.target.value)}
        slotProps={{ htmlInput: { maxLength: siteLimits.ticket }, inputLabel: { shrink: true } }}
      />
      {isStillLocked && (
        <Alert severity="info" sx={{ mt: 1.5 }}>
          {t('sites.lock.notUnlocked')}
        </Alert>
      )}
      {unlock.error && !isStillLocked && <ErrorPanel error={unlock.error} />}
    </ConfirmDialog>
  );
}

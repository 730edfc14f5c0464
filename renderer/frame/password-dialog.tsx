import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import type { SiteView } from '../../shared/site';
import { callBridge } from '../api/client';
import { useAnnounce } from '../components/announcer';
import { ConfirmDialog } from '../components/confirm-dialog';
import { ErrorPanel } from '../components/error-panel';
import { useText } from '../text';

interface Props {
  site: SiteView;
  onCancel(): void;
  onGiven(): void;
}

/** Asks for a password that is not stored. */
export function PasswordDialog({ site, onCancel, onGiven }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const box = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const give = useMutation({
    mutationFn: () => callBridge('sites.givePassword', { siteId: site.id, password }),
    onSuccess: () => {
      announce(t('common.signInAgain.done', { site: site.name }));
      onGiven();
    },
    onError: () => box.current?.select(),
  });
  return (
    <ConfirmDialog
      open
      title={t('common.signInAgain.passwordTitle', { site: site.name })}
      confirmLabel={t('common.signInAgain.confirm')}
      initialFocus={box}
      busy={give.isPending}
      onConfirm={() => (password === '' ? box.current?.focus() : give.mutate())}
      onCancel={onCancel}
    >
      <Typography sx={{ mb: 2 }}>{t('common.signInAgain.passwordWhat')}</Typography>
      <TextField
        type="password"
        label={t('common.signInAgain.passwordOf', { user: site.signInState.userName })}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        inputRef={box}
        autoComplete="off"
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <Box sx={{ mt: 2, '&:empty': { display: 'none' } }}>
        {give.error && <ErrorPanel error={give.error} />}
      </Box>
    </ConfirmDialog>
  );
}

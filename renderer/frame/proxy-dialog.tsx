import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import type { EventPayloads, Input } from '../../shared/ipc/contract';
import { siteLimits } from '../../shared/site-limits';
import { useAppInfo } from '../api/app';
import { callBridge } from '../api/client';
import { tellProxyAnswered } from '../api/proxy-answers';
import { ConfirmDialog } from '../components/confirm-dialog';
import { ErrorPanel } from '../components/error-panel';
import { useText } from '../text';

interface Props {
  question: EventPayloads['network.proxySignInNeeded'];
  onDone(): void;
}

/** Asks for what a network proxy wants. Says that it is the proxy, so that nobody gives it the password of a site. */
export function ProxyDialog({ question, onDone }: Props): ReactElement {
  const t = useText();
  const hasKeychain = useAppInfo().data?.keychain === 'there';
  const queryClient = useQueryClient();
  const box = useRef<HTMLInputElement>(null);
  const [values, setValues] = useState({ userName: '', password: '', remember: false });
  const { requestId, proxy, refusedBefore } = question;
  const answer = useMutation({
    mutationFn: (given: Input<'network.answerProxySignIn'>['answer']) =>
      callBridge('network.answerProxySignIn', { requestId, answer: given }),
    onSuccess: (_nothing, given) => {
      onDone();
      const hasFailed = { predicate: ({ state }: { state: { status: string } }) => state.status === 'error' };
      if (!given) return;
      void queryClient.invalidateQueries(hasFailed);
      tellProxyAnswered();
    },
  });
  const text = (name: 'userName' | 'password') => (
    <TextField
      label={t(`common.proxy.${name}`)}
      type={name === 'password' ? 'password' : 'text'}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      autoComplete="off"
      {...(name === 'userName' ? { helperText: t('common.proxy.userNameHelper') } : {})}
      {...(name === 'userName' ? { inputRef: box } : {})}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: siteLimits.userName } }}
    />
  );
  return (
    <ConfirmDialog
      open
      title={t('common.proxy.title')}
      confirmLabel={t('common.proxy.confirm')}
      cancelLabel={t('common.proxy.skip')}
      initialFocus={box}
      busy={answer.isPending}
      onConfirm={() => answer.mutate(values)}
      onCancel={() => answer.mutate(null)}
    >
      <Typography sx={{ mb: 2, overflowWrap: 'anywhere' }}>{t('common.proxy.what', { proxy })}</Typography>
      {refusedBefore && (
        <Typography sx={{ mb: 2, color: 'error.main', fontWeight: 600 }}>
          {t('common.proxy.refused')}
        </Typography>
      )}
      <Box sx={{ display: 'grid', gap: 2 }}>
        {text('userName')}
        {text('password')}
      </Box>
      {hasKeychain && (
        <FormControlLabel
          control={
            <Checkbox
              checked={values.remember}
              onChange={(_event, remember) => setValues({ ...values, remember })}
            />
          }
          label={t('common.proxy.remember')}
        />
      )}
      {answer.error && <ErrorPanel error={answer.error} />}
    </ConfirmDialog>
  );
}

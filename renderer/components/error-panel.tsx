import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import type { AppErrorData } from '../../shared/errors';
import { toErrorData } from '../api/client';
import { useText } from '../text';
import { CopyButton } from './copy-button';
import { codesOf, describeError, type TellCheck } from './describe-error';
import { LogFolderButton } from './log-folder-button';
import { SignInButton } from './sign-in-button';

interface Props {
  error: unknown;
  /** Offers *Try again*. Never pass it for a write. */
  onRetry?: () => void;
  /** Further ways on, beside *Try again*. */
  actions?: ReactNode;
  /**
   * False of a look or a reading, as where it can be tried again: that it changed nothing would be taken for the write that is
   * looked at, or for the one before. What is known of that is told beside it.
   */
  tellsChange?: boolean;
  /** The site that it failed on, where that may be another than the one in use. */
  siteId?: string | null;
  tellCheck?: TellCheck | undefined;
}

/** A failure: what happened, what was changed, what to do; the server's own words behind *Details*. */
export function ErrorPanel(props: Props): ReactElement {
  const { error, onRetry, actions, tellsChange = onRetry === undefined, siteId = null, tellCheck } = props;
  const t = useText();
  const data = toErrorData(error);
  const sentence = describeError(data, t, tellCheck);
  const changed = t(`common.changed.${data.changed}`);
  return (
    <Alert
      severity={data.changed === 'unknown' ? 'warning' : 'error'}
      icon={<ErrorOutline fontSize="inherit" />}
    >
      <Typography sx={{ fontWeight: 600 }}>{sentence}</Typography>
      {tellsChange && <Typography variant="body2">{changed}</Typography>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '&:not(:empty)': { mt: 1 } }}>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        {data.code === 'bug' && <LogFolderButton />}
        <SignInButton codes={codesOf(data)} siteId={siteId} />
        {actions}
      </Box>
      <Details error={data} summary={tellsChange ? `${sentence} ${changed}` : sentence} />
    </Alert>
  );
}

function Details({ error, summary }: { error: AppErrorData; summary: string }): ReactElement {
  const t = useText();
  const [open, setOpen] = useState(false);
  const id = useId();
  const facts = Object.entries({ code: error.code, ...error.params });
  const copied = [summary, ...facts.map(([name, value]) => `${name}: ${value}`), error.detail];
  return (
    <Box sx={{ mt: 0.5 }}>
      <Button
        size="small"
        variant="text"
        color="inherit"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('common.details')}
      </Button>
      <Box hidden={!open} id={id}>
        {facts.map(([name, value]) => (
          <Typography key={name} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
              {name}
            </Box>
            {value}
          </Typography>
        ))}
        {error.detail !== '' && (
          <Typography variant="body2" sx={{ my: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {error.detail}
          </Typography>
        )}
        <CopyButton text={copied.filter((line) => line !== '').join('\n')} />
      </Box>
    </Box>
  );
}

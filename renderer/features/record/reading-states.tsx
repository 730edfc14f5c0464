import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ErrorCode } from '../../../shared/errors';
import type { SiteView } from '../../../shared/site';
import type { RecordRef } from '../../../shared/write/write';
import { toErrorData } from '../../api/client';
import { useNavigation } from '../../app-state/navigation';
import { describeError } from '../../components/describe-error';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { SignInButton } from '../../components/sign-in-button';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

const offlineCodes: readonly ErrorCode[] = [
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timeout',
  'proxy-unreachable',
  'practice-site-down',
];

export function Reading(): ReactElement {
  const t = useText();
  return <EmptyState kind="loading" title={t('record.loading')} />;
}

/** The site answered that there is no such record. */
export function NotThere({ record }: { record: RecordRef }): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const name = t('effect.record', {
    type: t(`common.crmActorType.${record.crmActorType}`),
    id: record.crmRecordId,
  });
  return (
    <EmptyState
      kind="no-match"
      title={t('record.notFound')}
      action={<Button onClick={() => open('record', { record: null })}>{t('record.notFoundAction')}</Button>}
    >
      {t('record.notFoundHelp', { record: name })} {t('record.notFoundNext')}
    </EmptyState>
  );
}

interface Props {
  site: SiteView;
  error: unknown;
  onRetry(): void;
}

/** The record could not be read: out of reach, not permitted, or failed, each with its own picture. */
export function CannotRead({ site, error, onRetry }: Props): ReactElement {
  const t = useText();
  const { code } = toErrorData(error);
  const kind = offlineCodes.includes(code)
    ? 'offline'
    : code === 'no-permission'
      ? 'no-permission'
      : 'failed';
  const titles = {
    offline: t('record.offline', { site: site.name }),
    'no-permission': t('record.noPermission'),
    failed: t('record.failed'),
  };
  return (
    <Box>
      <EmptyState kind={kind} title={titles[kind]} />
      <Box sx={{ maxWidth: 720, mx: 'auto' }}>
        <ErrorPanel error={error} onRetry={onRetry} />
      </Box>
    </Box>
  );
}

interface AgainProps {
  error: unknown;
  /** When the values that are shown were read. ISO 8601, UTC; null = none was read so far. */
  at: string | null;
  /** A write from here came after that. */
  isOfBefore?: boolean;
  onRetry(): void;
}

/** A later reading failed: what was read before stands, and so does what was chosen and typed upon it. */
export function NotReadAgain({ error, at, isOfBefore = false, onRetry }: AgainProps): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const data = toErrorData(error);
  return (
    <Alert severity="warning" sx={{ mt: 1 }}>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {t(at === null ? 'record.notRead' : 'record.notReadAgain', { reason: describeError(data, t) })}
      </Typography>
      {at !== null && (
        <Typography variant="body2">
          {t(isOfBefore ? 'record.shownFromBefore' : 'record.shownFrom', { time: time.clock(at) })}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <SignInButton codes={[data.code]} />
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      </Box>
    </Alert>
  );
}

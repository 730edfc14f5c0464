import LockOutlined from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { AppError, type ErrorCode } from '../../../shared/errors';
import { useCapabilities, useProbeAgain } from '../../api/capabilities';
import { CapabilityList } from '../../components/capability-list';
import { Disclosure } from '../../components/disclosure';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { useDraft, useLinkForm } from '../../components/field-values/form-context';
import { useConnections } from './link-queries';

/** Either may mean that the user, or in Online the app, was not granted the call. */
const refusals: readonly ErrorCode[] = ['no-permission', 'unauthorized'];

/** What this user may not do on this site, why, who can grant it, and how to go on; nothing where all is granted. */
export function CapabilityNote(): ReactElement | null {
  const t = useText();
  const { site, form } = useLinkForm();
  const byHand = useDraft((state) => state.identity.byHand);
  // The first list comes first: the rate limit of the site counts these calls, too.
  const { isSuccess, error } = useConnections();
  const wasRefused = error instanceof AppError && refusals.includes(error.code);
  const { data } = useCapabilities(site.id, isSuccess || wasRefused);
  const again = useProbeAgain(site.id);
  const refused = data?.calls.filter(({ granted }) => granted === false) ?? [];
  if (!data || refused.length === 0) return null;
  return (
    <Alert severity="info" icon={<LockOutlined fontSize="inherit" />} sx={{ mb: 1.5 }}>
      <Typography sx={{ fontWeight: 600 }}>
        {t('link.rights.missing', { count: refused.length, site: site.name })}
      </Typography>
      <Typography variant="body2">{t('link.rights.instead')}</Typography>
      <Typography variant="body2">{t('sites.rights.who')}</Typography>
      <Disclosure label={t('link.rights.show')}>
        <CapabilityList calls={data.calls} isWhoTold />
      </Disclosure>
      {again.error && <ErrorPanel error={again.error} />}
      <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
        <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
          {t('sites.rights.again')}
        </Button>
        {!byHand && (
          <Button size="small" variant="text" onClick={() => form.choose({ byHand: true })}>
            {t('link.missing.byHand')}
          </Button>
        )}
      </Box>
    </Alert>
  );
}

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { SignInDescription } from '../../../shared/sign-in-schemes';
import type { SiteView } from '../../../shared/site';
import { useOnlineSignIn } from '../../api/online-sign-in';
import { useSignOut } from '../../api/sites';
import { useAnnounce } from '../../components/announcer';
import { ErrorPanel } from '../../components/error-panel';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

/** What is known of the sign-in of a kept site: who, which customer, until when; and the way to forget it. */
export function SignInState({ site }: { site: SiteView }): ReactElement | null {
  const t = useText();
  const announce = useAnnounce();
  const signOut = useSignOut();
  if (site.secret === 'none') return null;
  const forget = () =>
    signOut.mutate(site.id, {
      onSuccess: () => announce(t('sites.form.signedOut', { site: site.name })),
    });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(`sites.secret.${site.secret}`)} <Description description={site.signInState} />
      </Typography>
      <Button size="small" variant="text" disabled={signOut.isPending} onClick={forget}>
        {t('sites.form.signOut')}
      </Button>
      {signOut.error && <ErrorPanel error={signOut.error} />}
    </Box>
  );
}

function Description({ description }: { description: SignInDescription }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { tenant, expiresAt, renewsItself } = description;
  const [shownAt] = useState(() => new Date().toISOString());
  const hasEnded = expiresAt !== null && expiresAt < shownAt;
  const ends =
    expiresAt !== null &&
    t(hasEnded ? 'sites.form.signedInEnded' : 'sites.form.signedInUntil', { time: time.short(expiresAt) });
  const sentences = [
    tenant && t('sites.form.tenant', { name: tenant.companyName, id: tenant.id }),
    renewsItself ? t('sites.form.signedInRenews') : ends,
  ];
  return <>{sentences.filter(Boolean).join(' ')}</>;
}

/** How the sign-in in the browser goes: waiting, with a way to stop; then who signed in, or why not. */
export function OnlineSignInOutcome({ siteId }: { siteId: string | undefined }): ReactElement | null {
  const t = useText();
  const { last, cancel } = useOnlineSignIn(siteId);
  if (last === null) return null;
  if (last.status === 'error') return <ErrorPanel error={last.error} />;
  if (last.status === 'pending') {
    return (
      <Box component="output">
        <Typography variant="body2" sx={{ mb: 0.5 }}>
          {t('sites.form.signInWaiting')}
        </Typography>
        <LinearProgress aria-label={t('sites.form.signInWaiting')} />
        <Button size="small" onClick={cancel} sx={{ mt: 1 }}>
          {t('sites.form.signInStop')}
        </Button>
      </Box>
    );
  }
  if (!last.data) return null;
  return (
    <Alert severity="success" component="output">
      <strong>{t('sites.report.title')}</strong> {last.data.userName} <Description description={last.data} />
    </Alert>
  );
}

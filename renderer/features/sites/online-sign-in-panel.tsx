import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { WaitingBar } from '../../components/waiting-bar';
import type { SignInDescription } from '../../../shared/sign-in-schemes';
import type { SiteView } from '../../../shared/site';
import { useOnlineSignIn } from '../../api/online-sign-in';
import { useSignOut } from '../../api/sites';
import { useAnnounce } from '../../components/announcer';
import { ErrorPanel } from '../../components/error-panel';
import { useTimeFormat } from '../../format-time';
import { useKeptHeard } from '../../app-state/sign-in-heard';
import { useText } from '../../text';

/** What is known of the sign-in of a kept site: who, which customer, until when; and the way to forget it. */
export function SignInState({ site }: { site: SiteView }): ReactElement | null {
  const t = useText();
  const announce = useAnnounce();
  const signOut = useSignOut();
  const { last } = useOnlineSignIn(site.id);
  const heard = useKeptHeard(site);
  // A sign-in that is over still binds the site to its customer until it is forgotten.
  if (site.secret === 'none' && site.signInState.tenant === null) return null;
  const isToldAbove = last?.status === 'success' && site.secret !== 'none';
  const forget = () =>
    signOut.mutate(site.id, {
      onSuccess: () => announce(t('sites.form.signedOut', { site: site.name })),
    });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(`sites.secret.${site.secret}`)}
        {heard !== 'nothing' && ` · ${t(`sites.heard.${heard}`)}`}
        {!isToldAbove && <Description description={site.signInState} before=" · " />}
      </Typography>
      <Button size="small" variant="text" disabled={signOut.isPending} onClick={forget}>
        {t('sites.form.signOut')}
      </Button>
      {signOut.error && <ErrorPanel error={signOut.error} />}
    </Box>
  );
}

function Description({
  description,
  before,
}: {
  description: SignInDescription;
  before: string;
}): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const { tenant, expiresAt, renewsItself } = description;
  const [shownAt] = useState(() => new Date().toISOString());
  const hasEnded = expiresAt !== null && expiresAt < shownAt;
  const ends =
    expiresAt !== null &&
    t(hasEnded ? 'sites.form.signedInEnded' : 'sites.form.signedInUntil', { time: time.short(expiresAt) });
  const sentences = [
    // Who it is and what the customer is called is known once the sign-in was used.
    tenant &&
      t(tenant.companyName === '' ? 'sites.form.tenantId' : 'sites.form.tenant', {
        name: tenant.companyName,
        id: tenant.id,
      }),
    renewsItself ? t('sites.form.signedInRenews') : ends,
  ];
  const told = sentences.filter(Boolean).join(' ');
  return told === '' ? null : <>{before + told}</>;
}

interface OutcomeProps {
  site: SiteView;
  /** The form was put up anew as the sign-in began: the focus goes on from here. */
  takesFocus: boolean;
}

/** How the sign-in in the browser goes: waiting, with a way to stop; then who signed in, or why not. */
export function OnlineSignInOutcome({ site, takesFocus }: OutcomeProps): ReactElement | null {
  const t = useText();
  const { last, cancel } = useOnlineSignIn(site.id);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) place.current?.focus();
  }, [takesFocus]);
  if (last === null) return null;
  const stop = () => {
    // The button goes with the waiting.
    place.current?.focus();
    cancel();
  };
  return (
    <Box ref={place} tabIndex={-1} sx={{ outline: 'none', '&:empty': { display: 'none' } }}>
      {last.status === 'error' && <ErrorPanel error={last.error} />}
      {last.status === 'pending' && <Waiting onStop={stop} />}
      {/* It may have been forgotten or refused since. */}
      {last.data && site.secret !== 'none' && (
        <Alert severity="success" component="output">
          <Box component="strong" sx={{ overflowWrap: 'anywhere' }}>
            {t('sites.form.signedInAs', { user: last.data.userName })}
          </Box>
          <Description description={last.data} before=" " />
        </Alert>
      )}
    </Box>
  );
}

function Waiting({ onStop }: { onStop(): void }): ReactElement {
  const t = useText();
  return (
    <Box component="output">
      <Typography variant="body2" sx={{ mb: 0.5 }}>
        {t('sites.form.signInWaiting')}
      </Typography>
      <WaitingBar aria-label={t('sites.form.signInWaiting')} />
      <Button size="small" onClick={onStop} sx={{ mt: 1 }}>
        {t('sites.form.signInStop')}
      </Button>
    </Box>
  );
}

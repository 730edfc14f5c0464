import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import { needsBrowserSignIn } from '../../shared/sign-in-fields';
import type { SiteView } from '../../shared/site';
import { watchFailures } from '../api/client';
import { useOnlineSignIn } from '../api/online-sign-in';
import { ErrorPanel } from '../components/error-panel';
import { useText } from '../text';
import { useCurrentSite } from './current-site';

const PasswordDialog = lazy(async () => ({ default: (await import('./password-dialog')).PasswordDialog }));

interface Need {
  siteId: string;
  kind: 'browser' | 'password';
}

/** What the site in use wants before it goes on, as its failed calls say. The screens below keep what was typed. */
export function SignInNeeds(): ReactElement | null {
  const site = useCurrentSite();
  const [need, setNeed] = useState<Need | null>(null);
  const met = () => setNeed(null);
  useEffect(
    () =>
      watchFailures((code, siteId) => {
        if (code === 'password-needed') setNeed({ siteId, kind: 'password' });
        else if (needsBrowserSignIn(code)) setNeed({ siteId, kind: 'browser' });
      }),
    [],
  );
  if (need?.siteId !== site.id) return null;
  return need.kind === 'password' ? (
    <PasswordNeed key={site.id} site={site} onMet={met} />
  ) : (
    <BrowserNeed site={site} onMet={met} />
  );
}

/** Asks at once, as there is nothing else to do; put away, it waits as a line with a button. */
function PasswordNeed({ site, onMet }: { site: SiteView; onMet(): void }): ReactElement {
  const t = useText();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(true);
  const goOn = () => {
    onMet();
    void queryClient.invalidateQueries({ queryKey: [site.id] });
  };
  const ask = (
    <Button size="small" onClick={() => setAsking(true)}>
      {t('common.signInAgain.enterPassword')}
    </Button>
  );
  return (
    <>
      <Alert severity="warning" action={ask}>
        {t('common.signInAgain.password', { site: site.name })}
      </Alert>
      {isAsking && (
        <Suspense>
          <PasswordDialog site={site} onCancel={() => setAsking(false)} onGiven={goOn} />
        </Suspense>
      )}
    </>
  );
}

function BrowserNeed({ site, onMet }: { site: SiteView; onMet(): void }): ReactElement {
  const t = useText();
  const { start, cancel, last } = useOnlineSignIn(site.id);
  const isWaiting = last?.status === 'pending';
  const doneAt = last?.status === 'success' ? last.submittedAt : null;
  const [before] = useState(doneAt);
  useEffect(() => {
    if (doneAt !== null && doneAt !== before) onMet();
  }, [doneAt, before, onMet]);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Alert
        severity="warning"
        action={
          <Button size="small" onClick={() => (isWaiting ? cancel() : start(site.id))}>
            {t(isWaiting ? 'common.signInAgain.stop' : 'common.signInAgain.withBrowser')}
          </Button>
        }
      >
        {isWaiting ? t('common.signInAgain.waiting') : t('common.signInAgain.online', { site: site.name })}
      </Alert>
      {last?.status === 'error' && <ErrorPanel error={last.error} />}
    </Box>
  );
}

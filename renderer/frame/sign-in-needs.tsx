import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { AppError } from '../../shared/errors';
import type { SiteView } from '../../shared/site';
import { subscribe, watchSiteCalls } from '../api/client';
import { useOnlineSignIn } from '../api/online-sign-in';
import { ErrorPanel } from '../components/error-panel';
import { useText } from '../text';
import { useCurrentSite } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { watchSignInAsked } from '../app-state/sign-in-asked';
import { signInNeedOf, type secretFailures, type SignInNeed } from '../app-state/sign-in-heard';

const PasswordDialog = lazy(async () => ({ default: (await import('./password-dialog')).PasswordDialog }));

type SecretFailure = (typeof secretFailures)[number];

interface Need {
  siteId: string;
  kind: SignInNeed;
  /** How often a button beside some message has asked for it since: then it is begun at once. */
  asked: number;
}

function isAboutSecret(kind: Need['kind']): kind is SecretFailure {
  return kind !== 'browser' && kind !== 'password';
}

/** What the site in use wants before it goes on, as its failed calls say. The screens below keep what was typed. */
export function SignInNeeds(): ReactElement | null {
  const site = useCurrentSite();
  const [need, setNeed] = useState<Need | null>(null);
  const met = () => setNeed(null);
  useEffect(
    () =>
      watchSiteCalls((siteId, failures) => {
        const kind = failures.map(signInNeedOf).find((found) => found !== null);
        if (kind) setNeed((before) => noteNeed(before, siteId, kind));
        else if (failures.length === 0) setNeed((before) => forgetSecretNeed(before, siteId));
      }),
    [],
  );
  useEffect(
    () => subscribe('sites.changed', ({ siteId }) => setNeed((before) => forgetSecretNeed(before, siteId))),
    [],
  );
  useEffect(
    () =>
      watchSignInAsked((siteId, kind) =>
        setNeed((before) => ({ siteId, kind, asked: (before?.asked ?? 0) + 1 })),
      ),
    [],
  );
  if (need?.siteId !== site.id) return null;
  if (isAboutSecret(need.kind)) return <SecretNeed site={site} failure={need.kind} />;
  return need.kind === 'password' ? (
    <PasswordNeed key={`${site.id} ${need.asked}`} site={site} onMet={met} />
  ) : (
    <BrowserNeed site={site} asked={need.asked} onMet={met} />
  );
}

/** A failure that says again what is known already begins nothing anew. */
function noteNeed(before: Need | null, siteId: string, kind: SignInNeed): Need {
  const isKnown = before?.siteId === siteId && before.kind === kind;
  return isKnown ? before : { siteId, kind, asked: 0 };
}

/** A refused secret is no longer to be told once the site answered, or was given another one. */
function forgetSecretNeed(need: Need | null, siteId: string): Need | null {
  return need?.siteId === siteId && isAboutSecret(need.kind) ? null : need;
}

/** Leads to the secret that has to be entered anew. The browser's sign-in and the practice site have no such box. */
function SecretNeed({ site, failure }: { site: SiteView; failure: SecretFailure }): ReactElement | null {
  const t = useText();
  const { screen, open } = useNavigation();
  // On its own screen the form says what is wrong.
  if (site.builtIn || site.signIn.scheme === 'online' || screen === 'sites') return null;
  const enter = (
    <Button size="small" onClick={() => open('sites', { form: 'sign-in', siteId: site.id })}>
      {t('common.signInAgain.enterSecret')}
    </Button>
  );
  return (
    <Alert severity="warning" action={enter}>
      {t(`common.signInAgain.secret.${failure}`, { site: site.name })}
    </Alert>
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

function BrowserNeed({ site, asked, onMet }: { site: SiteView; asked: number; onMet(): void }): ReactElement {
  const t = useText();
  const { start, cancel, last } = useOnlineSignIn(site.id);
  const isWaiting = last?.status === 'pending';
  const begin = useEffectEvent(() => !isWaiting && start(site.id));
  useEffect(() => {
    if (asked > 0) begin();
  }, [asked]);
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
      {last?.status === 'error' && !wasStopped(last.error) && <ErrorPanel error={last.error} />}
    </Box>
  );
}

/** Whoever stopped it knows. */
function wasStopped(error: unknown): boolean {
  return error instanceof AppError && error.code === 'cancelled';
}

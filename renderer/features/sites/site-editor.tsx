import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
} from 'react';
import { AppError } from '../../../shared/errors';
import type { SiteForm as SiteFormInput, SiteView } from '../../../shared/site';
import { useOnlineSignIn } from '../../api/online-sign-in';
import { wantsProxySignIn, watchProxyAnswers } from '../../api/proxy-answers';
import {
  useDuplicateSite,
  useRemoveSite,
  useSaveSite,
  useTestConnection,
  useTestSignIn,
} from '../../api/sites';
import { toErrorData } from '../../api/client';
import { readHeard, useNoteSignIn } from '../../app-state/sign-in-heard';
import { useAnnounce } from '../../components/announcer';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { ConnectionOutcome } from './connection-outcome';
import { OnlineSignInOutcome, SignInState } from './online-sign-in-panel';
import { Progress, SignInOutcome } from './sign-in-outcome';
import { readSiteAddress } from '../../../shared/site-address';
import { SiteForm } from './site-form';
import type { FormStart } from './use-site-form';

interface Props {
  site: SiteView | null;
  /** Where a form that was just put up takes the focus. */
  focus: FormStart;
  onDirtyChange(isDirty: boolean): void;
  onSaved(site: SiteView, purpose: 'saved' | 'signing-in'): void;
  onRemoved(): void;
  onDuplicated(copy: SiteView): void;
}

function hostOf(form: SiteFormInput): string {
  return readSiteAddress(form.address)?.host ?? form.name;
}

/** Saves, tests and removes one site. */
export function SiteEditor(props: Props): ReactElement {
  const { site, focus, onDirtyChange, onSaved, onRemoved, onDuplicated } = props;
  const t = useText();
  const announce = useAnnounce();
  const save = useSaveSite();
  const test = useTestSignIn();
  const connection = useTestConnection();
  const signIn = useOnlineSignIn(site?.id);
  const noteSignIn = useNoteSignIn();
  const [isStale, setIsStale] = useState(false);
  const markStale = useCallback(() => setIsStale(true), []);

  const start = (run: () => void) => {
    for (const action of [save, test, connection]) action.reset();
    setIsStale(false);
    run();
  };
  const saveFor = (purpose: 'saved' | 'signing-in', form: SiteFormInput) =>
    start(() =>
      save.mutate(form, {
        onSuccess: (saved) => {
          announce(t('sites.form.saved', { site: saved.name }));
          if (purpose === 'signing-in') signIn.start(saved.id);
          onSaved(saved, purpose);
        },
      }),
    );

  const startTest = (form: SiteFormInput, isKept: boolean) =>
    test.mutate(form, {
      onSettled: (_report, failure) => {
        if (!site || !isKept) return;
        const heard = readHeard(failure ? [toErrorData(failure).code] : []);
        if (heard !== 'nothing') noteSignIn(site.id, heard);
      },
    });

  // Neither changes anything, so both go on by themselves once the proxy has what it wanted.
  const goOn = useEffectEvent(() => {
    if (test.variables && test.error instanceof AppError && wantsProxySignIn(test.error))
      test.mutate(test.variables);
    if (connection.variables && wantsProxySignIn(connection.data?.failure?.error))
      connection.mutate(connection.variables);
  });
  useEffect(() => watchProxyAnswers(goOn), []);

  const error = save.error ?? test.error ?? connection.error;
  const outcomeBox = useShown(test.data ?? connection.data ?? error ?? signIn.last?.status);
  const outcome = (
    <Box
      ref={outcomeBox}
      sx={{ display: 'grid', gap: 2, scrollMarginBottom: 16, '&:empty': { display: 'none' } }}
    >
      {test.isPending && <Progress words={t('sites.form.testing', { host: hostOf(test.variables) })} />}
      {connection.isPending && (
        <Progress words={t('sites.form.testingConnection', { host: hostOf(connection.variables) })} />
      )}
      {test.data && <SignInOutcome report={test.data} isStale={isStale} />}
      {connection.data && <ConnectionOutcome report={connection.data} isStale={isStale} />}
      {site?.signIn.scheme === 'online' && (
        <OnlineSignInOutcome site={site} takesFocus={focus === 'signing-in'} />
      )}
      {site && <SignInState site={site} />}
      {error && <ErrorPanel error={error} />}
    </Box>
  );
  return (
    <SiteForm
      site={site}
      focus={focus}
      busy={save.isPending || test.isPending || connection.isPending || signIn.last?.status === 'pending'}
      refusal={error instanceof AppError ? error : null}
      onTest={(form, isKept) => start(() => startTest(form, isKept))}
      onTestConnection={(form) => start(() => connection.mutate(form))}
      onSignInOnline={(form) => saveFor('signing-in', form)}
      onSave={(form) => saveFor('saved', form)}
      onDirtyChange={onDirtyChange}
      onEdit={markStale}
      outcome={outcome}
      actions={
        site && (
          <>
            <DuplicateSite site={site} onDuplicated={onDuplicated} />
            <RemoveSite site={site} onRemoved={onRemoved} />
          </>
        )
      }
    />
  );
}

/** Brings what the buttons began into sight: in a low window it would come to stand below the edge. */
function useShown(outcome: unknown): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (outcome) box.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return box;
}

/** A copy of the site as it is kept, for instance for its test installation. */
function DuplicateSite({
  site,
  onDuplicated,
}: { site: SiteView } & Pick<Props, 'onDuplicated'>): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const duplicate = useDuplicateSite();
  const start = () =>
    duplicate.mutate(site.id, {
      onSuccess: (copy) => {
        announce(t('sites.form.duplicated', { site: copy.name }));
        onDuplicated(copy);
      },
    });
  return (
    <>
      <Button variant="text" disabled={duplicate.isPending} onClick={start}>
        {t('sites.form.duplicate')}
      </Button>
      {duplicate.error && <ErrorPanel error={duplicate.error} />}
    </>
  );
}

function RemoveSite({ site, onRemoved }: { site: SiteView; onRemoved(): void }): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const remove = useRemoveSite();
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    remove.mutate(site.id, {
      onSuccess: () => {
        announce(t('sites.form.removed', { site: site.name }));
        onRemoved();
      },
    });
  };
  return (
    <>
      <Button
        color="error"
        variant="text"
        startIcon={<DeleteOutlined />}
        disabled={remove.isPending}
        onClick={() => setAsking(true)}
        sx={{ ml: 'auto' }}
      >
        {t('sites.form.remove')}
      </Button>
      {remove.error && <ErrorPanel error={remove.error} />}
      <ConfirmDialog
        open={asking}
        title={t('sites.removeDialog.title', { site: site.name })}
        confirmLabel={t('sites.removeDialog.confirm', { site: site.name })}
        color="error"
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      >
        {t('sites.removeDialog.what')}
      </ConfirmDialog>
    </>
  );
}

import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import { useCallback, useState, type ReactElement } from 'react';
import { AppError } from '../../../shared/errors';
import type { SiteForm as SiteFormInput, SiteView } from '../../../shared/site';
import { useRemoveSite, useSaveSite, useTestSignIn } from '../../api/sites';
import { useAnnounce } from '../../components/announcer';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { SignInOutcome, SignInProgress } from './sign-in-outcome';
import { readAddress } from './site-address';
import { SiteForm } from './site-form';

interface Props {
  site: SiteView | null;
  onDirtyChange(isDirty: boolean): void;
  onSaved(site: SiteView): void;
  onRemoved(): void;
}

/** Saves, tests and removes one site. */
export function SiteEditor({ site, onDirtyChange, onSaved, onRemoved }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const save = useSaveSite();
  const test = useTestSignIn();
  const [isStale, setIsStale] = useState(false);
  const markStale = useCallback(() => setIsStale(true), []);

  const startTest = (form: SiteFormInput) => {
    save.reset();
    setIsStale(false);
    test.mutate(form);
  };
  const startSave = (form: SiteFormInput) => {
    test.reset();
    save.mutate(form, {
      onSuccess: (saved) => {
        announce(t('sites.form.saved', { site: saved.name }));
        onSaved(saved);
      },
    });
  };

  const error = save.error ?? test.error;
  const outcome = (
    <>
      {test.isPending && <SignInProgress host={readAddress(test.variables.address)?.host ?? ''} />}
      {test.data && <SignInOutcome report={test.data} isStale={isStale} />}
      {error && <ErrorPanel error={error} />}
    </>
  );
  return (
    <SiteForm
      site={site}
      busy={save.isPending || test.isPending}
      refusal={error instanceof AppError ? error : null}
      onTest={startTest}
      onSave={startSave}
      onDirtyChange={onDirtyChange}
      onEdit={markStale}
      outcome={outcome}
      actions={site && <RemoveSite site={site} onRemoved={onRemoved} />}
    />
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

import OpenInBrowser from '@mui/icons-material/OpenInBrowser';
import SaveOutlined from '@mui/icons-material/SaveOutlined';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type FocusEvent, type ReactElement, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { AppErrorData } from '../../../shared/errors';
import type { SiteForm as SiteFormInput, SiteView } from '../../../shared/site';
import { ErrorSummary } from '../../components/form/error-summary';
import { UnchosenContext } from '../../components/form/unchosen';
import { useText } from '../../text';
import { SiteFormFields } from './site-form-fields';
import { useSiteForm, type FormStart } from './use-site-form';

interface Props {
  /** Null = a new site. */
  site: SiteView | null;
  focus: FormStart;
  busy: boolean;
  /** The refusal of the last save or test: its `fields` land on the boxes. */
  refusal: AppErrorData | null;
  /** `isKept`: as it is saved, with the sign-in that is kept. */
  onTest(form: SiteFormInput, isKept: boolean): void;
  onTestConnection(form: SiteFormInput): void;
  onSignInOnline(form: SiteFormInput): void;
  onSave(form: SiteFormInput): void;
  /** Told when the form begins or stops to differ from what is kept. */
  onDirtyChange(isDirty: boolean): void;
  /** Told at every change, so that an old outcome is not taken for one of these values. */
  onEdit(): void;
  /** The outcome of the last test or save, between boxes and buttons. */
  outcome: ReactNode;
  /** Further buttons at the end of the row. */
  actions?: ReactNode;
}

/** A button that cannot be pressed while its work runs loses the focus; afterwards it gets it back. */
function useKeptFocus(busy: boolean): (event: FocusEvent<HTMLElement>) => void {
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!busy && document.activeElement === document.body) last.current?.focus({ preventScroll: true });
  }, [busy]);
  return ({ target }) => {
    last.current = target;
  };
}

/** The form of one site. Knows its boxes, not the bridge. */
export function SiteForm(props: Props): ReactElement {
  const t = useText();
  const { site, onDirtyChange, onEdit, onTest, onSave } = props;
  const { form, problems, unchosen, attempts, submit, jumpTo } = useSiteForm(
    site,
    props.refusal,
    props.focus,
  );
  const { isDirty } = form.formState;
  const isOnline = useWatch({ control: form.control, name: 'signIn.scheme' }) === 'online';
  const { subscribe: subscribeToForm } = form;
  useEffect(() => onDirtyChange(isDirty), [isDirty, onDirtyChange]);
  useEffect(
    () => subscribeToForm({ formState: { values: true }, callback: onEdit }),
    [subscribeToForm, onEdit],
  );

  const noteFocus = useKeptFocus(props.busy);

  return (
    <Box
      component="form"
      noValidate
      onFocus={noteFocus}
      onSubmit={(event) => {
        event.preventDefault();
        submit(onSave);
      }}
      sx={{ display: 'grid', gap: 2 }}
    >
      <ErrorSummary problems={problems} attempts={attempts} onJump={jumpTo} />
      {site === null && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('sites.form.needed')}
        </Typography>
      )}
      <UnchosenContext value={unchosen}>
        <SiteFormFields form={form} site={site} />
      </UnchosenContext>
      {props.outcome}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button type="submit" variant="contained" startIcon={<SaveOutlined />} disabled={props.busy}>
          {t('sites.form.save')}
        </Button>
        <Button
          startIcon={<VpnKeyOutlined />}
          disabled={props.busy}
          onClick={() => submit((values) => onTest(values, !isDirty))}
        >
          {t('sites.form.test')}
        </Button>
        {isOnline && (
          <Button
            startIcon={<OpenInBrowser />}
            disabled={props.busy}
            title={t('sites.form.signInOnlineWhat')}
            onClick={() => submit(props.onSignInOnline)}
          >
            {t('sites.form.signInOnline')}
          </Button>
        )}
        <Button variant="text" disabled={props.busy} onClick={() => submit(props.onTestConnection)}>
          {t('sites.form.testConnection')}
        </Button>
        {props.actions}
      </Box>
    </Box>
  );
}

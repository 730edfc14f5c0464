import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import type { AuthorityFacts } from '../../../shared/authority';
import type { SiteView } from '../../../shared/site';
import { callBridge } from '../../api/client';
import { Disclosure } from '../../components/disclosure';
import { ErrorPanel } from '../../components/error-panel';
import { FormCheckboxField } from '../../components/form/form-checkbox-field';
import { FormTextField } from '../../components/form/form-text-field';
import { useText } from '../../text';
import { FormGrid, type Form } from './form-grid';
import { SecretBox } from './secret-box';

const boxes = [
  ['soLanguage', 'soLanguage'],
  ['soTimeZone', 'soTimeZone'],
  ['soCulture', 'soCulture'],
  ['requestsPerSecond', 'rate'],
  ['readTimeoutSeconds', 'readTimeout'],
  ['writeTimeoutSeconds', 'writeTimeout'],
] as const;

/** How this site is asked and reached; the usual site needs none of it. */
export function MoreSettings({ form, site }: { form: Form; site: SiteView | null }): ReactElement {
  const t = useText();
  const { errors } = form.formState;
  const [culture, scheme] = useWatch({
    control: form.control,
    name: ['requests.soCulture', 'signIn.scheme'],
  });
  // With a ticket it stands beside it.
  const hasAppToken = scheme !== 'soticket';
  const isWrong = errors.requests ?? errors.network ?? (hasAppToken && errors.secrets?.appToken);
  return (
    <Disclosure label={t('sites.form.more')} forceOpen={Boolean(isWrong)}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="h3">{t('sites.form.moreRequests')}</Typography>
        <FormGrid>
          {boxes.map(([name, words]) => (
            <FormTextField
              key={name}
              control={form.control}
              name={`requests.${name}`}
              label={t(`sites.form.${words}`)}
              helper={t(`sites.form.${words}Helper`)}
              autoComplete="off"
            />
          ))}
          {hasAppToken && <SecretBox form={form} site={site} field="appToken" />}
        </FormGrid>
        {culture.trim() !== '' && (
          <Alert severity="warning">{t('sites.form.soCultureWarning', { culture })}</Alert>
        )}
        <Typography variant="h3">{t('sites.form.moreNetwork')}</Typography>
        <CaFileField form={form} site={site} />
        <FormCheckboxField
          control={form.control}
          name="network.compatibilityMode"
          label={t('sites.form.compatibilityMode')}
          helper={t('sites.form.compatibilityModeWhy')}
        />
      </Box>
    </Disclosure>
  );
}

/** The file is chosen in a dialog of the system, and kept as a copy: the page knows an id and what it is told of it. */
function CaFileField({ form, site }: { form: Form; site: SiteView | null }): ReactElement {
  const t = useText();
  const id = useWatch({ control: form.control, name: 'network.authority' });
  const choose = useMutation({ mutationFn: () => callBridge('sites.chooseCaFile') });
  const set = (authority: string | null) =>
    form.setValue('network.authority', authority, { shouldDirty: true });
  const known = [choose.data?.authority, site?.authorityFacts].find((facts) => facts?.id === id);
  return (
    <Box>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        <strong>{t('sites.form.caFile')}</strong>{' '}
        {id === null ? t('sites.form.secretNotSet') : (known?.name ?? t('sites.form.caFileGone'))}
      </Typography>
      {known && <Authority facts={known} />}
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('sites.form.caFileHelper')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          size="small"
          disabled={choose.isPending}
          onClick={() =>
            choose.mutate(undefined, { onSuccess: ({ authority }) => authority && set(authority.id) })
          }
        >
          {t('sites.form.caFileChoose')}
        </Button>
        {id !== null && (
          <Button size="small" variant="text" onClick={() => set(null)}>
            {t('sites.form.caFileForget')}
          </Button>
        )}
      </Box>
      {choose.error && <ErrorPanel error={choose.error} />}
    </Box>
  );
}

/** Whom the site will trust, so that a person can compare it with what IT says. */
function Authority({ facts }: { facts: AuthorityFacts }): ReactElement {
  const t = useText();
  const more = facts.count - facts.certificates.length;
  return (
    <>
      {facts.certificates.map(({ subject, fingerprint, validFrom, validTo }) => (
        <Typography key={fingerprint} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {t('sites.form.caFileCertificate', {
            subject: subject.replaceAll('\n', ', '),
            fingerprint,
            validFrom: validFrom.slice(0, 10),
            validTo: validTo.slice(0, 10),
          })}
        </Typography>
      ))}
      {more > 0 && <Typography variant="body2">{t('sites.form.caFileMore', { count: more })}</Typography>}
    </>
  );
}

import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useEffect, useState, type ReactElement } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { environments } from '../../../shared/environment';
import type { SiteForm, SiteView } from '../../../shared/site';
import { useAppInfo } from '../../api/app';
import { EnvironmentIcon } from '../../components/environment-mark';
import { FormCheckboxField } from '../../components/form/form-checkbox-field';
import { FormSecretField } from '../../components/form/form-secret-field';
import { FormSelectField } from '../../components/form/form-select-field';
import { FormTextField } from '../../components/form/form-text-field';
import { useText } from '../../text';
import { guessEnvironment, isMilder, readAddress } from './site-address';
import { siteLanguages, type SiteFormValues } from './site-form-values';

type Form = UseFormReturn<SiteFormValues, unknown, SiteForm>;

/** `nb-NO` as "Norwegian Bokmål (Norway)", in the language of the page. */
function nameLanguage(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}

function EnvironmentField({ form }: { form: Form }): ReactElement {
  const t = useText();
  const [address, chosen] = useWatch({ control: form.control, name: ['address', 'environment'] });
  // A kept site, and every choice by hand, stands against later guesses.
  const [byHand, setByHand] = useState(chosen !== '');
  const guess = guessEnvironment(address);
  const { setValue } = form;
  useEffect(() => {
    if (!byHand) setValue('environment', guess ?? '', { shouldDirty: guess !== null });
  }, [byHand, guess, setValue]);

  const isGuess = !byHand && chosen !== '';
  const lower = byHand && guess !== null && chosen !== '' && isMilder(chosen, guess) ? guess : null;
  const helper = isGuess ? t('sites.form.environmentGuessed') : t('sites.form.environmentHelper');
  return (
    <Box>
      <FormSelectField
        control={form.control}
        name="environment"
        label={t('sites.form.environment')}
        helper={helper}
        onChosen={() => setByHand(true)}
        choices={environments.map((value) => ({
          value,
          text: (
            <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, height: '1.4375em' }}>
              <EnvironmentIcon
                environment={value}
                sx={{ color: `${value}.main`, fontSize: '1.125rem' }}
                aria-hidden
              />
              {t(`common.environment.${value}`)}
            </Box>
          ),
        }))}
      />
      {lower && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('sites.form.environmentLower', { guess: t(`common.environment.${lower}`) })}
        </Alert>
      )}
    </Box>
  );
}

function InsecureAddressField({ form }: { form: Form }): ReactElement | null {
  const t = useText();
  const address = readAddress(useWatch({ control: form.control, name: 'address' }));
  if (!address?.insecure) return null;
  return (
    <Alert severity="error">
      <AlertTitle>{t('sites.form.allowHttpTitle')}</AlertTitle>
      {t('sites.form.allowHttpWhy', { host: address.host })}
      <FormCheckboxField control={form.control} name="allowHttp" label={t('sites.form.allowHttp')} />
    </Alert>
  );
}

/** Where the password is kept, and whether the one that is kept may be used for this address. */
function usePasswordHelper(form: Form, site: SiteView | null): string {
  const t = useText();
  const hasKeychain = useAppInfo().data?.keychain ?? true;
  const typed = readAddress(useWatch({ control: form.control, name: 'address' }));
  const kept = t(hasKeychain ? 'sites.form.keptInKeychain' : 'sites.form.keptForSession');
  if (site?.secret === 'unreadable') return t('sites.form.passwordUnreadable');
  if (!hasStoredSecret(site)) return kept;
  const origin = readAddress(site.address)?.origin ?? site.address;
  if (typed && typed.origin !== origin) return t('sites.form.passwordOtherAddress', { origin });
  return t('sites.form.passwordKeep');
}

function hasStoredSecret(site: SiteView | null): site is SiteView {
  return site?.secret === 'keychain' || site?.secret === 'session';
}

function SignInFields({ form, site }: { form: Form; site: SiteView | null }): ReactElement {
  const t = useText();
  const passwordHelper = usePasswordHelper(form, site);
  return (
    <>
      <FormTextField
        control={form.control}
        name="signIn.userName"
        label={t('sites.form.userName')}
        helper={t('sites.form.userNameHelper')}
        autoComplete="off"
        required
      />
      <FormSecretField
        control={form.control}
        name="secrets.password"
        label={t('sites.form.password')}
        helper={passwordHelper}
        autoComplete="new-password"
        {...(hasStoredSecret(site) ? { placeholder: t('sites.form.passwordUnchanged') } : {})}
      />
    </>
  );
}

/** The boxes of the form, in reading order. */
export function SiteFormFields({ form, site }: { form: Form; site: SiteView | null }): ReactElement {
  const t = useText();
  const { control } = form;
  const kept = site?.requests.acceptLanguage;
  const tags =
    kept === undefined || siteLanguages.some((tag) => tag === kept)
      ? siteLanguages
      : [kept, ...siteLanguages];
  return (
    <>
      <FormTextField
        control={control}
        name="name"
        label={t('sites.form.name')}
        helper={t('sites.form.nameHelper')}
        required
      />
      <FormTextField
        control={control}
        name="address"
        label={t('sites.form.address')}
        helper={t('sites.form.addressHelper')}
        type="url"
        required
      />
      <InsecureAddressField form={form} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <EnvironmentField form={form} />
        <FormSelectField
          control={control}
          name="requests.acceptLanguage"
          label={t('sites.form.language')}
          choices={tags.map((value) => ({ value, text: nameLanguage(value) }))}
        />
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <SignInFields form={form} site={site} />
      </Box>
    </>
  );
}

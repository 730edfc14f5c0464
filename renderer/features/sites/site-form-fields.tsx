import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { useEffect, useState, type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { environments, type Environment } from '../../../shared/environment';
import { readSiteAddress } from '../../../shared/site-address';
import type { SiteView } from '../../../shared/site';
import { EnvironmentIcon } from '../../components/environment-mark';
import { FormCheckboxField } from '../../components/form/form-checkbox-field';
import { FormSelectField } from '../../components/form/form-select-field';
import { FormTextField } from '../../components/form/form-text-field';
import { useText } from '../../text';
import { FormGrid, type Form } from './form-grid';
import { MoreSettings } from './more-settings';
import { SignInFields } from './sign-in-fields';
import { guessEnvironment, isMilder, isOnlineAddress } from './guess-environment';
import { siteLanguages } from './site-form-values';

/** `nb-NO` as "Norwegian Bokmål (Norway)", in the language of the page. */
function nameLanguage(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}

/** The login service of Online says it best; otherwise the address does. */
function useGuess(form: Form): Environment | null {
  const [address, signIn] = useWatch({ control: form.control, name: ['address', 'signIn'] });
  if (signIn.scheme !== 'online') return guessEnvironment(address);
  return signIn.environment === 'online' ? 'production' : 'test';
}

function EnvironmentField({ form }: { form: Form }): ReactElement {
  const t = useText();
  const [chosen, scheme] = useWatch({ control: form.control, name: ['environment', 'signIn.scheme'] });
  const isOnline = scheme === 'online';
  // A kept site, and every choice by hand, stands against later guesses.
  const [byHand, setByHand] = useState(chosen !== '');
  const guess = useGuess(form);
  const { setValue } = form;
  useEffect(() => {
    if (!byHand) setValue('environment', guess ?? '', { shouldDirty: guess !== null });
  }, [byHand, guess, setValue]);

  const isGuess = !byHand && chosen !== '';
  const lower = byHand && guess !== null && chosen !== '' && isMilder(chosen, guess) ? guess : null;
  const guessed = isOnline ? 'sites.form.environmentGuessedOnline' : 'sites.form.environmentGuessed';
  const helper = t(isGuess ? guessed : 'sites.form.environmentHelper');
  return (
    <Box>
      <FormSelectField
        control={form.control}
        name="environment"
        label={t('sites.form.environment')}
        helper={helper}
        onTouched={() => setByHand(true)}
        choices={environments.map((value) => ({
          value,
          text: t(`common.environment.${value}`),
          icon: (
            <EnvironmentIcon
              environment={value}
              sx={{ color: `${value}.main`, fontSize: '1.125rem' }}
              aria-hidden
            />
          ),
        }))}
      />
      {isGuess && chosen === 'practice' && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('sites.form.environmentHere')}
        </Alert>
      )}
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
  const address = readSiteAddress(useWatch({ control: form.control, name: 'address' }));
  if (!address?.needsConsent) return null;
  return (
    <Alert severity="error">
      <AlertTitle>{t(address.isHere ? 'sites.form.allowHereTitle' : 'sites.form.allowHttpTitle')}</AlertTitle>
      {t(address.isHere ? 'sites.form.allowHereWhy' : 'sites.form.allowHttpWhy', { host: address.host })}
      <FormCheckboxField
        control={form.control}
        name="allowHttp"
        label={t(address.isHere ? 'sites.form.allowHere' : 'sites.form.allowHttp')}
      />
    </Alert>
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
      <FormGrid>
        <FormTextField
          control={control}
          name="name"
          label={t('sites.form.name')}
          helper={t('sites.form.nameHelper')}
          required
        />
        <FormTextField
          control={control}
          name="customer"
          label={t('sites.form.customer')}
          helper={t('sites.form.customerHelper')}
        />
      </FormGrid>
      <AddressField form={form} />
      <InsecureAddressField form={form} />
      <SignInFields form={form} site={site} />
      <FormGrid>
        <EnvironmentField form={form} />
        <FormSelectField
          control={control}
          name="requests.acceptLanguage"
          label={t('sites.form.language')}
          choices={tags.map((value) => ({ value, text: nameLanguage(value) }))}
        />
      </FormGrid>
      <MoreSettings form={form} site={site} />
    </>
  );
}

function AddressField({ form }: { form: Form }): ReactElement {
  const t = useText();
  const [address, scheme] = useWatch({ control: form.control, name: ['address', 'signIn.scheme'] });
  const isOnline = scheme === 'online';
  const read = readSiteAddress(address);
  const usual = t(isOnline ? 'sites.form.addressOnline' : 'sites.form.addressHelper');
  return (
    <Box>
      <FormTextField
        control={form.control}
        name="address"
        label={t('sites.form.address')}
        helper={read?.isCut && !isOnline ? t('sites.form.addressReads', { address: read.url }) : usual}
        type="url"
        required={!isOnline}
      />
      {scheme === 'basic' && isOnlineAddress(address) && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {t('sites.form.looksOnline')}
        </Alert>
      )}
    </Box>
  );
}

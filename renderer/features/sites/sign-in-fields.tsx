import { useWatch } from 'react-hook-form';
import type { ReactElement } from 'react';
import { onlineEnvironments, secretFields, type SecretField } from '../../../shared/sign-in-fields';
import type { SiteView } from '../../../shared/site';
import { useAppInfo } from '../../api/app';
import { Disclosure } from '../../components/disclosure';
import { FormCheckboxField } from '../../components/form/form-checkbox-field';
import { FormSecretField } from '../../components/form/form-secret-field';
import { FormSelectField } from '../../components/form/form-select-field';
import { FormTextField } from '../../components/form/form-text-field';
import { useText } from '../../text';
import { FormGrid, type Form } from './form-grid';
import { readAddress } from './site-address';

interface Props {
  form: Form;
  site: SiteView | null;
}

const schemesInOrder = ['basic', 'online', 'soticket', 'bearer', 'xsrf'] as const;

/** The way to sign in: when to use it, and the boxes that it wants. */
export function SignInFields({ form, site }: Props): ReactElement {
  const t = useText();
  const scheme = useWatch({ control: form.control, name: 'signIn.scheme' });
  return (
    <>
      <FormSelectField
        control={form.control}
        name="signIn.scheme"
        label={t('sites.form.scheme')}
        helper={t(`sites.form.schemeHelper.${scheme}`)}
        choices={schemesInOrder.map((value) => ({ value, text: t(`sites.form.schemes.${value}`) }))}
      />
      {scheme === 'online' && <OnlineFields form={form} site={site} />}
      {scheme !== 'online' && (
        <FormGrid>
          {scheme === 'basic' && <UserNameField form={form} />}
          {secretFields[scheme].map((field) => (
            <SecretBox key={field} form={form} site={site} field={field} />
          ))}
        </FormGrid>
      )}
      {scheme === 'basic' && (
        <FormCheckboxField
          control={form.control}
          name="signIn.askEachTime"
          label={t('sites.form.askEachTime')}
        />
      )}
    </>
  );
}

function UserNameField({ form }: { form: Form }): ReactElement {
  const t = useText();
  return (
    <FormTextField
      control={form.control}
      name="signIn.userName"
      label={t('sites.form.userName')}
      helper={t('sites.form.userNameHelper')}
      autoComplete="off"
      required
    />
  );
}

function OnlineFields({ form, site }: Props): ReactElement {
  const t = useText();
  const { errors } = form.formState;
  const box = (name: 'customerId' | 'loginHint' | 'port' | 'path') => (
    <FormTextField
      control={form.control}
      name={`signIn.${name}`}
      label={t(`sites.form.${name}`)}
      helper={t(`sites.form.${name}Helper`)}
      autoComplete="off"
    />
  );
  return (
    <>
      <FormGrid>
        <FormSelectField
          control={form.control}
          name="signIn.environment"
          label={t('sites.form.onlineEnvironment')}
          helper={t('sites.form.onlineEnvironmentHelper')}
          choices={onlineEnvironments.map((value) => ({
            value,
            text: t(`sites.form.onlineEnvironments.${value}`),
          }))}
        />
        <FormTextField
          control={form.control}
          name="signIn.clientId"
          label={t('sites.form.clientId')}
          helper={t('sites.form.clientIdHelper')}
          autoComplete="off"
          required
        />
        {box('customerId')}
        {box('loginHint')}
      </FormGrid>
      <Disclosure
        label={t('sites.form.moreOnline')}
        forceOpen={Boolean(errors.signIn?.port ?? errors.signIn?.path ?? errors.secrets?.clientSecret)}
      >
        <FormGrid>
          {box('port')}
          {box('path')}
          <SecretBox form={form} site={site} field="clientSecret" />
        </FormGrid>
      </Disclosure>
    </>
  );
}

/** A secret: whether it is set, and where it is kept. What is stored is never shown. */
function SecretBox({ form, site, field }: Props & { field: SecretField }): ReactElement {
  const t = useText();
  const typed = useWatch({ control: form.control, name: `secrets.${field}` });
  const isSet = site?.secretsSet.includes(field) ?? false;
  const label = t(`sites.form.${field}`);
  const where = useSecretHelper(form, site, isSet);
  const what = field === 'password' ? '' : t(`sites.form.${field}Helper`);
  return (
    <FormSecretField
      control={form.control}
      name={`secrets.${field}`}
      label={label}
      helper={typed === '' ? t('sites.form.secretCleared') : `${what} ${where}`.trim()}
      autoComplete="new-password"
      placeholder={t(isSet && typed !== '' ? 'sites.form.secretSet' : 'sites.form.secretNotSet')}
      {...(isSet && typed === undefined
        ? {
            clearLabel: t('sites.form.secretClear', { field: label }),
            onClear: () => form.setValue(`secrets.${field}`, '', { shouldDirty: true }),
          }
        : {})}
    />
  );
}

/** Where the secret is kept, and whether the one that is kept may be used for this address. */
function useSecretHelper(form: Form, site: SiteView | null, isSet: boolean): string {
  const t = useText();
  const hasKeychain = useAppInfo().data?.keychain ?? true;
  const [address, signIn] = useWatch({ control: form.control, name: ['address', 'signIn'] });
  if (signIn.scheme === 'basic' && signIn.askEachTime) return t('sites.form.askEachTimeWhy');
  if (site?.secret === 'unreadable') return t('sites.form.secretUnreadable');
  if (!isSet || !site) return t(hasKeychain ? 'sites.form.keptInKeychain' : 'sites.form.keptForSession');
  const typed = readAddress(address);
  const origin = readAddress(site.address)?.origin ?? site.address;
  if (typed && typed.origin !== origin) return t('sites.form.secretOtherAddress', { origin });
  return t('sites.form.secretKeep');
}

import { useWatch } from 'react-hook-form';
import type { ReactElement } from 'react';
import {
  onlineEnvironments,
  secretFields,
  type SecretField,
  type SignInScheme,
} from '../../../shared/sign-in-fields';
import type { SiteView } from '../../../shared/site';
import { Disclosure } from '../../components/disclosure';
import { FormCheckboxField } from '../../components/form/form-checkbox-field';
import { FormSelectField } from '../../components/form/form-select-field';
import { FormTextField } from '../../components/form/form-text-field';
import { useText } from '../../text';
import { FormGrid, type Form } from './form-grid';
import { SecretBox } from './secret-box';

interface Props {
  form: Form;
  site: SiteView | null;
}

const schemesInOrder = ['basic', 'online', 'soticket', 'bearer', 'xsrf'] as const;

/** A ticket of Online needs its app token beside it; whoever else wants one finds it among the further settings. */
function listBoxes(scheme: SignInScheme): SecretField[] {
  const fields: readonly SecretField[] = secretFields[scheme];
  return fields.filter((field) => field !== 'appToken' || scheme === 'soticket');
}

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
          {listBoxes(scheme).map((field) => (
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
  const hasColon = useWatch({ control: form.control, name: 'signIn.userName' }).includes(':');
  return (
    <FormTextField
      control={form.control}
      name="signIn.userName"
      label={t('sites.form.userName')}
      helper={t(hasColon ? 'sites.problem.userName-colon' : 'sites.form.userNameHelper')}
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

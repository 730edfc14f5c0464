import type { ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { readPastedSecret } from '../../../shared/pasted-secret';
import { asksEachTime, listNeededSecrets, type SecretField } from '../../../shared/sign-in-fields';
import type { SiteView } from '../../../shared/site';
import { useAppInfo } from '../../api/app';
import { FormSecretField } from '../../components/form/form-secret-field';
import { useText } from '../../text';
import type { Form } from './form-grid';
import { readSiteAddress } from '../../../shared/site-address';

interface Props {
  form: Form;
  site: SiteView | null;
  field: SecretField;
}

/** A secret: whether it is set, and where it is kept. What is stored is never shown. */
export function SecretBox({ form, site, field }: Props): ReactElement {
  const t = useText();
  const [typed, scheme] = useWatch({ control: form.control, name: [`secrets.${field}`, 'signIn.scheme'] });
  // What is kept for one way to sign in is not used for another.
  const isSet = site?.signIn.scheme === scheme && site.secretsSet.includes(field);
  const label = t(`sites.form.${field}`);
  const where = useSecretHelper({ form, site, field }, isSet);
  const found = typed === undefined || typed === '' ? null : readPastedSecret(field, typed).problem;
  const problem = found === null ? null : t(`sites.problem.${found}`);
  const what = field === 'password' ? '' : t(`sites.form.${field}Helper`);
  return (
    <FormSecretField
      control={form.control}
      name={`secrets.${field}`}
      label={label}
      helper={typed === '' ? t('sites.form.secretCleared') : (problem ?? `${what} ${where}`.trim())}
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
function useSecretHelper({ form, site, field }: Props, isSet: boolean): string {
  const t = useText();
  const hasKeychain = (useAppInfo().data?.keychain ?? 'there') === 'there';
  const [address, signIn] = useWatch({ control: form.control, name: ['address', 'signIn'] });
  if (field === 'password' && asksEachTime(signIn)) return t('sites.form.askEachTimeWhy');
  if (site?.secret === 'locked') return t('sites.secret.locked');
  if (site?.secret === 'unreadable') {
    const isNeeded = listNeededSecrets(signIn).includes(field);
    return t(isNeeded ? 'sites.form.secretUnreadable' : 'sites.form.secretPerhapsUnreadable');
  }
  if (!isSet || !site) return t(hasKeychain ? 'sites.form.keptInKeychain' : 'sites.form.keptForSession');
  const typed = readSiteAddress(address);
  const origin = readSiteAddress(site.address)?.origin ?? site.address;
  if (typed && typed.origin !== origin) return t('sites.form.secretOtherAddress', { origin });
  return t('sites.form.secretKeep');
}

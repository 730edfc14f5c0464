import { siteLimits } from '../../../shared/site-limits';
import { readAddress } from './site-address';
import type { SiteFormValues } from './site-form-values';

/** The boxes of the form as they stand on the screen: the order of the problems, too. */
export const siteFormFields = [
  'name',
  'address',
  'allowHttp',
  'environment',
  'requests.acceptLanguage',
  'signIn.userName',
  'secrets.password',
] as const;
export type SiteFormField = (typeof siteFormFields)[number];

/** Keys of `sites.problem`. */
export type SiteProblem =
  | 'name'
  | 'name-long'
  | 'address'
  | 'address-invalid'
  | 'allowHttp'
  | 'environment'
  | 'language'
  | 'userName'
  | 'userName-long'
  | 'password'
  | 'password-long';

/**
 * What keeps the form from being sent, per box. The main process parses by `siteFormSchema`; the page does not, as the
 * validator would be a tenth of all its code and wants `eval`, which the page's policy refuses. A test holds the two
 * together: what passes here passes there.
 */
export function findSiteProblems(values: SiteFormValues): Partial<Record<SiteFormField, SiteProblem>> {
  const { name, address, environment, requests, allowHttp, signIn, secrets, id } = values;
  const password = secrets?.password ?? '';
  const typed = readAddress(address);
  const found: [SiteFormField, SiteProblem | false][] = [
    ['name', checkText(name, siteLimits.name, 'name', 'name-long')],
    ['address', address.trim() === '' ? 'address' : !typed && 'address-invalid'],
    ['allowHttp', typed?.insecure === true && !allowHttp && 'allowHttp'],
    ['environment', environment === '' && 'environment'],
    ['requests.acceptLanguage', requests.acceptLanguage === '' && 'language'],
    ['signIn.userName', checkText(signIn.userName, siteLimits.userName, 'userName', 'userName-long')],
    ['secrets.password', id === undefined && password === '' && 'password'],
    ['secrets.password', password.length > siteLimits.secret && 'password-long'],
  ];
  return Object.fromEntries(found.filter(([, problem]) => problem !== false));
}

function checkText<P extends SiteProblem>(text: string, limit: number, empty: P, long: P): P | false {
  const { length } = text.trim();
  if (length === 0) return empty;
  return length > limit && long;
}

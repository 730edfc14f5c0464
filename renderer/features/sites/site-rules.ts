import { listNeededSecrets, secretFields, type SecretField } from '../../../shared/sign-in-fields';
import { requestLimits, siteLimits } from '../../../shared/site-limits';
import { readAddress } from './site-address';
import type { SignInValues, SiteFormValues } from './site-form-values';

/** The boxes of the form as they stand on the screen: the order of the problems, too. */
export const siteFormFields = [
  'name',
  'customer',
  'signIn.scheme',
  'address',
  'allowHttp',
  'environment',
  'requests.acceptLanguage',
  'signIn.userName',
  'signIn.clientId',
  'signIn.customerId',
  'signIn.loginHint',
  'signIn.port',
  'signIn.path',
  'secrets.password',
  'secrets.ticket',
  'secrets.appToken',
  'secrets.token',
  'secrets.cookie',
  'secrets.xsrfToken',
  'secrets.clientSecret',
  'requests.soLanguage',
  'requests.soCulture',
  'requests.soTimeZone',
  'requests.readTimeoutSeconds',
  'requests.writeTimeoutSeconds',
  'requests.requestsPerSecond',
  'network.extraCaFile',
] as const;
export type SiteFormField = (typeof siteFormFields)[number];

/** Keys of `sites.problem`. */
export type SiteProblem =
  | 'name'
  | 'name-long'
  | 'customer-long'
  | 'address'
  | 'address-invalid'
  | 'allowHttp'
  | 'environment'
  | 'language'
  | 'userName'
  | 'userName-long'
  | 'clientId'
  | 'clientId-long'
  | 'customerId'
  | 'loginHint-long'
  | 'port'
  | 'path'
  | SecretField
  | 'secret-long'
  | 'secret-invalid'
  | 'xsrf-token-missing'
  | 'header'
  | 'read-timeout'
  | 'write-timeout'
  | 'rate';

type Found = [SiteFormField, SiteProblem | false];

/**
 * What keeps the form from being sent, per box. The main process parses by `siteFormSchema`; the page does not, as the
 * validator would be a tenth of all its code and wants `eval`, which the page's policy refuses. A test holds the two
 * together: what passes here passes there.
 */
export function findSiteProblems(values: SiteFormValues): Partial<Record<SiteFormField, SiteProblem>> {
  const found = [
    ...checkPlace(values),
    ...checkSignIn(values.signIn),
    ...checkSecrets(values),
    ...checkRequests(values.requests),
  ];
  return Object.fromEntries(found.filter(([, problem]) => problem !== false));
}

function checkPlace({ name, customer, address, allowHttp, environment, signIn }: SiteFormValues): Found[] {
  const typed = readAddress(address);
  const isOptional = signIn.scheme === 'online';
  const problem = address.trim() === '' ? !isOptional && 'address' : !typed && 'address-invalid';
  return [
    ['name', checkText(name, siteLimits.name, 'name', 'name-long')],
    ['customer', customer.trim().length > siteLimits.customer && 'customer-long'],
    ['address', problem || (address.trim().length > siteLimits.address && 'address-invalid')],
    ['allowHttp', typed?.insecure === true && !allowHttp && 'allowHttp'],
    ['environment', environment === '' && 'environment'],
  ];
}

function checkSignIn(signIn: SignInValues): Found[] {
  const { scheme, userName, clientId, customerId, loginHint, port, path } = signIn;
  if (scheme === 'basic') {
    return [['signIn.userName', checkText(userName, siteLimits.userName, 'userName', 'userName-long')]];
  }
  if (scheme !== 'online') return [];
  const isCustomer = /^([A-Za-z][A-Za-z0-9]{0,63})?$/.test(customerId.trim());
  const isPath = /^(\/[\w.~-]+)*\/?$/.test(path.trim()) && path.length <= 200;
  return [
    ['signIn.clientId', checkText(clientId, siteLimits.userName, 'clientId', 'clientId-long')],
    ['signIn.customerId', !isCustomer && 'customerId'],
    ['signIn.loginHint', loginHint.trim().length > siteLimits.userName && 'loginHint-long'],
    ['signIn.port', port.trim() !== '' && !isWholeNumber(port, { min: 1_024, max: 65_535 }) && 'port'],
    ['signIn.path', !isPath && 'path'],
  ];
}

/** A new site needs the secrets of its scheme, unless they are asked for each time; a kept one may have them stored. */
function checkSecrets({ id, signIn, secrets }: SiteFormValues): Found[] {
  const needed = id === undefined ? listNeededSecrets(signIn) : [];
  return secretFields[signIn.scheme].map((field: SecretField): Found => {
    const typed = secrets?.[field] ?? '';
    if (typed === '') return [`secrets.${field}`, needed.includes(field) && field];
    return [`secrets.${field}`, typed.length > siteLimits.secret && 'secret-long'];
  });
}

function checkRequests(requests: SiteFormValues['requests']): Found[] {
  const { acceptLanguage, readTimeoutSeconds, writeTimeoutSeconds, requestsPerSecond } = requests;
  const limits = requestLimits;
  return [
    ['requests.acceptLanguage', acceptLanguage === '' && 'language'],
    ['requests.soLanguage', checkHeader(requests.soLanguage)],
    ['requests.soCulture', checkHeader(requests.soCulture)],
    ['requests.soTimeZone', checkHeader(requests.soTimeZone)],
    [
      'requests.readTimeoutSeconds',
      !isWholeNumber(readTimeoutSeconds, limits.readTimeoutSeconds) && 'read-timeout',
    ],
    [
      'requests.writeTimeoutSeconds',
      !isWholeNumber(writeTimeoutSeconds, limits.writeTimeoutSeconds) && 'write-timeout',
    ],
    ['requests.requestsPerSecond', !isWholeNumber(requestsPerSecond, limits.requestsPerSecond) && 'rate'],
  ];
}

function checkHeader(text: string): SiteProblem | false {
  return (!/^[ -~]*$/.test(text.trim()) || text.trim().length > 64) && 'header';
}

function isWholeNumber(text: string, { min, max }: { min: number; max: number }): boolean {
  return /^\d{1,6}$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;
}

function checkText<P extends SiteProblem>(text: string, limit: number, empty: P, long: P): P | false {
  const { length } = text.trim();
  if (length === 0) return empty;
  return length > limit && long;
}

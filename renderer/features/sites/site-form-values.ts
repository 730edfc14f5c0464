import type { Environment } from '../../../shared/environment';
import { secretFields, type OnlineEnvironment, type SignInScheme } from '../../../shared/sign-in-fields';
import type { SignInSettings } from '../../../shared/sign-in-schemes';
import type { RequestSettings, SiteForm, SiteView } from '../../../shared/site';
import { defaultNetwork, defaultRequests } from '../../../shared/site-defaults';
import type { requestLimits } from '../../../shared/site-limits';

/** The boxes of all schemes side by side, so that looking at another scheme loses nothing. */
export interface SignInValues {
  scheme: SignInScheme;
  userName: string;
  askEachTime: boolean;
  environment: OnlineEnvironment;
  clientId: string;
  customerId: string;
  loginHint: string;
  port: string;
  path: string;
}

type NumberBox = keyof typeof requestLimits;

/**
 * What the boxes of the form hold: the form as it is submitted, except that nothing may be chosen yet, and numbers are
 * what was typed. A secret is absent until somebody types: a stored one never comes back to the page, and leaving it
 * out keeps it.
 */
export type SiteFormValues = Omit<SiteForm, 'environment' | 'signIn' | 'requests'> & {
  environment: Environment | '';
  signIn: SignInValues;
  requests: Omit<RequestSettings, NumberBox> & Record<NumberBox, string>;
};

const emptySignIn: SignInValues = {
  scheme: 'basic',
  userName: '',
  askEachTime: false,
  environment: 'online',
  clientId: '',
  customerId: '',
  loginHint: '',
  port: '',
  path: '',
};

export const siteLanguages = [
  'en-US',
  'en-GB',
  'nb-NO',
  'sv-SE',
  'da-DK',
  'fi-FI',
  'de-DE',
  'nl-NL',
  'fr-FR',
] as const;

/** The form of a site as it is kept, or an empty one in the user's language (a BCP 47 tag). */
export function toFormValues(site: SiteView | null, userLanguage: string): SiteFormValues {
  if (site) {
    const { id, name, address, environment, allowHttp, customer, network } = site;
    const signIn = toSignInValues(site.signIn);
    const requests = toRequestValues(site.requests);
    return { id, name, address, environment, allowHttp, customer, requests, network, signIn };
  }
  const acceptLanguage = siteLanguages.find((tag) => tag.slice(0, 2) === userLanguage.slice(0, 2)) ?? 'en-US';
  return {
    name: '',
    address: '',
    environment: '',
    allowHttp: false,
    customer: '',
    requests: toRequestValues({ ...defaultRequests, acceptLanguage }),
    network: defaultNetwork,
    signIn: emptySignIn,
  };
}

/** The form in the shape in which it is submitted, whatever was typed: whether it holds is for its schema to say. */
export function toSubmittedForm(values: SiteFormValues) {
  const { requests, signIn, secrets: typed, ...rest } = values;
  const entered = secretFields[signIn.scheme].filter((field) => typed?.[field] !== undefined);
  const secrets = Object.fromEntries(entered.map((field) => [field, typed?.[field]]));
  return {
    ...rest,
    signIn: toSignInSettings(signIn),
    requests: {
      ...requests,
      readTimeoutSeconds: readWholeNumber(requests.readTimeoutSeconds),
      writeTimeoutSeconds: readWholeNumber(requests.writeTimeoutSeconds),
      requestsPerSecond: readWholeNumber(requests.requestsPerSecond),
    },
    ...(entered.length > 0 ? { secrets } : {}),
  };
}

/** Digits alone: what else can be read as a number is a slip of the keys here. */
function readWholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function toRequestValues(requests: RequestSettings): SiteFormValues['requests'] {
  const { readTimeoutSeconds, writeTimeoutSeconds, requestsPerSecond } = requests;
  return {
    ...requests,
    readTimeoutSeconds: String(readTimeoutSeconds),
    writeTimeoutSeconds: String(writeTimeoutSeconds),
    requestsPerSecond: String(requestsPerSecond),
  };
}

function toSignInValues(signIn: SignInSettings): SignInValues {
  if (signIn.scheme !== 'online') return { ...emptySignIn, ...signIn };
  const { customerId, port, ...rest } = signIn;
  return { ...emptySignIn, ...rest, customerId: customerId ?? '', port: port === null ? '' : String(port) };
}

function toSignInSettings(values: SignInValues): SignInSettings {
  const { scheme, userName, askEachTime, environment, clientId, loginHint, path } = values;
  if (scheme === 'basic') return { scheme, userName, askEachTime };
  if (scheme !== 'online') return { scheme };
  const customerId = values.customerId.trim() || null;
  const port = values.port.trim() === '' ? null : readWholeNumber(values.port);
  return { scheme, environment, clientId, customerId, loginHint, port, path: path.trim() };
}

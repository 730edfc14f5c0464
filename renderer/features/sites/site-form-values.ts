import type { Environment } from '../../../shared/environment';
import { defaultNetwork, defaultRequests } from '../../../shared/site-limits';
import type { SignInSettings } from '../../../shared/sign-in-schemes';
import type { SiteForm, SiteView } from '../../../shared/site';

/**
 * What the boxes of the form hold: the form as it is submitted, except that nothing may be chosen yet. A secret
 * is absent until somebody types: a stored one never comes back to the page, and leaving it out keeps it.
 */
export type SiteFormValues = Omit<SiteForm, 'environment' | 'signIn'> & {
  environment: Environment | '';
  signIn: BasicSettings;
};
type BasicSettings = Extract<SignInSettings, { scheme: 'basic' }>;
const noBasic: BasicSettings = { scheme: 'basic', userName: '', askEachTime: false };

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
    const { id, name, address, environment, allowHttp, customer, requests, network } = site;
    const signIn = site.signIn.scheme === 'basic' ? site.signIn : noBasic;
    return { id, name, address, environment, allowHttp, customer, requests, network, signIn };
  }
  return {
    name: '',
    address: '',
    environment: '',
    allowHttp: false,
    customer: '',
    requests: {
      ...defaultRequests,
      acceptLanguage: siteLanguages.find((tag) => tag.slice(0, 2) === userLanguage.slice(0, 2)) ?? 'en-US',
    },
    network: defaultNetwork,
    signIn: noBasic,
  };
}

import type { SiteForm } from '../../shared/site';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { requestLimits } from '../../shared/site-limits';
import type { OnlineSettings } from '../../shared/sign-in-schemes';
import type { PracticeSite } from '../practice/practice-site';
import { testApps } from '../sign-in/testing/provider-configuration';

/** A site of the user's own that leads to the practice site, with Basic sign-in unless told otherwise. For tests only. */
export function createSiteForm(site: PracticeSite, changes: Partial<SiteForm> = {}): SiteForm {
  return {
    name: 'Acme',
    address: site.url,
    environment: 'test',
    // It is on this computer.
    allowHttp: true,
    customer: '',
    signIn: { scheme: 'basic', userName: site.user, askEachTime: false },
    // As fast as a site may be asked: the rate limiter has tests of its own.
    requests: {
      ...defaultRequests,
      acceptLanguage: 'en',
      requestsPerSecond: requestLimits.requestsPerSecond.max,
    },
    network: defaultNetwork,
    secrets: { password: site.password },
    ...changes,
  };
}

/** What the page sends where no secret was typed. */
export function withoutSecrets({ secrets: _secrets, ...form }: SiteForm): SiteForm {
  return form;
}

export const onlineSettings: OnlineSettings = {
  scheme: 'online',
  environment: 'sod',
  clientId: testApps.native.clientId,
  customerId: null,
  loginHint: '',
  port: null,
  path: '',
};

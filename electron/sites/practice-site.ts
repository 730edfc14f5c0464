import { practiceSiteId, type SiteView } from '../../shared/site';
import { common } from '../../shared/text/en/common';
import { defaultNetwork, defaultRequests } from '../../shared/site-limits';
import type { PracticeAccess } from './practice-site-process';

/** The built-in site. Without access (it does not run) it is still listed, so that the page can say so. */
export function describePracticeSite(access: PracticeAccess | null): SiteView {
  const userName = access?.user ?? '';
  return {
    id: practiceSiteId,
    name: common.practiceSite,
    address: access?.url ?? '',
    environment: 'practice',
    allowHttp: false,
    customer: '',
    signIn: { scheme: 'basic', userName, askEachTime: false },
    requests: { ...defaultRequests, acceptLanguage: 'en' },
    network: defaultNetwork,
    lastUsedAt: null,
    secret: access === null ? 'none' : 'session',
    secretsSet: access === null ? [] : ['password'],
    signInState: { scheme: 'basic', userName, expiresAt: null, renewsItself: false, tenant: null },
    unlockedUntil: null,
    builtIn: true,
  };
}

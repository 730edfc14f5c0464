import { practiceSiteId, type SiteView } from '../../shared/site';
import { common } from '../../shared/text/en/common';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import type { PracticeAccess, PracticeSite } from './practice-site-thread';

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
    authorityFacts: null,
    writesSinceUnlock: 0,
  };
}

/** What the page is shown before it runs: that it can be signed in to, and not yet where. */
const notStarted: PracticeAccess = { url: '', user: '', password: '' };

/** The practice site and how it is listed. */
export interface ListedPracticeSite extends PracticeSite {
  view: () => SiteView;
}

/**
 * Lists the practice site without starting it: only who wants to reach it does that, and an idle one would cost every
 * start and its memory. What became of the last start is told by `noteChanged`.
 */
export function listPracticeSite(practiceSite: PracticeSite, noteChanged: () => void): ListedPracticeSite {
  let shown: PracticeAccess | null = notStarted;
  const show = (outcome: PracticeAccess | null) => {
    const isOther = outcome?.url !== shown?.url;
    shown = outcome;
    if (isOther) noteChanged();
  };
  return {
    access: async () => {
      try {
        const access = await practiceSite.access();
        show(access);
        return access;
      } catch (error) {
        show(null);
        throw error;
      }
    },
    stop: practiceSite.stop,
    view: () => describePracticeSite(shown),
  };
}

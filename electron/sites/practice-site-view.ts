import { practiceSiteId, type SiteView } from '../../shared/site';
import { common } from '../../shared/text/en/common';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import type { PracticeAccess, PracticeSite } from './practice-site-process';

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

/** What the page is shown while the practice site starts: that it can be signed in to, and not yet where. */
const starting: PracticeAccess = { url: '', user: '', password: '' };

/**
 * Shows the practice site without waiting for it: a list must not be late because it starts, nor be missing because it
 * does not. What becomes of the start follows by `noteChanged`.
 */
export function createPracticeView(practiceSite: PracticeSite, noteChanged: () => void) {
  let shown: PracticeAccess | null = starting;
  return async (): Promise<SiteView> => {
    const access = practiceSite.access().catch(() => null);
    const isKnown = await Promise.race([access.then(() => true), nextTurn()]);
    if (isKnown) shown = await access;
    else void access.then(tellWhenOther);
    return describePracticeSite(shown);
  };

  function tellWhenOther(outcome: PracticeAccess | null): void {
    if (outcome?.url === shown?.url) return;
    shown = outcome;
    noteChanged();
  }
}

/** One turn of the event loop: what is known already is there before it ends. */
function nextTurn(): Promise<false> {
  return new Promise((resolve) => {
    setImmediate(resolve, false);
  });
}

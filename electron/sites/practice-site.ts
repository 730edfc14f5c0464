import { practiceSiteId, type SiteView } from '../../shared/site';
import { common } from '../../shared/text/en/common';
import type { PracticeAccess } from './practice-site-process';

const language = 'en';

/** The built-in site. Without access (it does not run) it is still listed, so that the page can say so. */
export function describePracticeSite(access: PracticeAccess | null): SiteView {
  return {
    id: practiceSiteId,
    name: common.practiceSite,
    address: access?.url ?? '',
    environment: 'practice',
    language,
    allowHttp: false,
    signIn: { scheme: 'basic', userName: access?.user ?? '' },
    secret: access === null ? 'none' : 'session',
    builtIn: true,
  };
}

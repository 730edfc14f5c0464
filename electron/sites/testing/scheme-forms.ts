import type { SiteForm } from '../../../shared/site';
import type { SignInScheme } from '../../../shared/sign-in-fields';
import type { PracticeSite } from '../../practice/practice-site';
import { createSiteForm } from '../../testing/site-forms';

export const appTokenOfOurs = 'app-token-of-ours-83d0f3bc';

/** What the practice site hands out for each scheme, as a person would type it. */
function signInBy(
  { signIns, user, password }: PracticeSite,
  scheme: SignInScheme,
): Pick<SiteForm, 'signIn' | 'secrets'> {
  switch (scheme) {
    case 'soticket': {
      const { ticket = '', appToken = '' } = signIns.issue({ scheme, withAppToken: true });
      return { signIn: { scheme }, secrets: { ticket, appToken } };
    }
    case 'bearer': {
      const { token = '' } = signIns.issue({ scheme });
      return { signIn: { scheme }, secrets: { token, appToken: appTokenOfOurs } };
    }
    case 'xsrf': {
      const { cookie = '', xsrfToken = '' } = signIns.issue({ scheme: 'session' });
      return { signIn: { scheme }, secrets: { cookie, xsrfToken, appToken: appTokenOfOurs } };
    }
    default:
      return {
        signIn: { scheme: 'basic', userName: user, askEachTime: false },
        secrets: { password, appToken: appTokenOfOurs },
      };
  }
}

/** The form of a site with that scheme, an app token beside it. */
export function createSchemeForm(
  site: PracticeSite,
  scheme: SignInScheme,
  changes: Partial<SiteForm> = {},
): SiteForm {
  return createSiteForm(site, { ...signInBy(site, scheme), ...changes });
}

/** The form of a site whose password is asked for each time. */
export function createAskingForm(site: PracticeSite): SiteForm {
  const signIn = { scheme: 'basic', userName: site.user, askEachTime: true } as const;
  return createSchemeForm(site, 'basic', { signIn });
}

import { useCallback, type ReactElement, type ReactNode } from 'react';
import type { SiteView } from '../../shared/site';
import { asksEachTime } from '../../shared/sign-in-fields';
import type { ErrorCode } from '../../shared/errors';
import { askForSignIn } from '../app-state/sign-in-asked';
import { useCurrentSite } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { signInNeedOf, type SignInNeed } from '../app-state/sign-in-heard';
import { SignInWayContext, type SignInWay } from '../components/sign-in-button';
import { useText } from '../text';

/** Around the screens: lets every message that asks for a sign-in lead to the one of its site. */
export function SignInWays({ children }: { children: ReactNode }): ReactElement {
  const t = useText();
  const site = useCurrentSite();
  const { open } = useNavigation();
  const findWay = useCallback(
    (code: ErrorCode, siteId: string | null): SignInWay | null => {
      const need = needOf(code, site);
      const isOther = siteId !== null && siteId !== site.id;
      if (need === null || (site.builtIn && !isOther)) return null;
      // Of a site that is not in use the form is the way: the notice above the screens is about the one that is.
      if (!isOther && (need === 'browser' || need === 'password')) {
        const label = need === 'browser' ? 'withBrowser' : 'enterPassword';
        return { label: t(`common.signInAgain.${label}`), go: () => askForSignIn(site.id, need) };
      }
      return {
        label: t('common.signInAgain.enterSecret'),
        go: () => open('sites', { form: 'sign-in', siteId: siteId ?? site.id }),
      };
    },
    [t, site, open],
  );
  return <SignInWayContext value={findWay}>{children}</SignInWayContext>;
}

/** One failure is cured in as many ways as there are to sign in. */
function needOf(code: ErrorCode, { signIn }: SiteView): SignInNeed | null {
  const need = code === 'secret-unreadable' ? 'no-sign-in' : signInNeedOf(code);
  if (need === null || need === 'browser' || need === 'password') return need;
  if (signIn.scheme === 'online') return 'browser';
  return asksEachTime(signIn) ? 'password' : need;
}

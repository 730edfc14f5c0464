import type { Sites } from '../../sites/sites';
import type { HandlersOf } from './handlers';

export function createSitesHandlers(
  sites: Sites,
  forgetDraft: (siteId: string) => Promise<void>,
): HandlersOf<'sites'> {
  return {
    'sites.list': () => sites.list(),
    'sites.save': (form) => sites.save(form),
    'sites.remove': async ({ siteId }) => {
      sites.remove(siteId);
      await forgetDraft(siteId);
      return null;
    },
    'sites.testSignIn': (form) => sites.testSignIn(form),
  };
}

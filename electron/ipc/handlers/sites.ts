import { AppError } from '../../../shared/errors';
import type { Sites } from '../../sites/sites';
import type { HandlersOf } from './handlers';

/** The contract is ahead of the services by some commits. */
const notBuilt = (): Promise<never> => Promise.reject(new AppError('bug'));

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
    'sites.reorder': notBuilt,
    'sites.duplicate': notBuilt,
    'sites.export': notBuilt,
    'sites.import': notBuilt,
    'sites.use': notBuilt,
    'sites.givePassword': notBuilt,
    'sites.signInOnline': notBuilt,
    'sites.cancelSignIn': notBuilt,
    'sites.signOut': notBuilt,
    'sites.chooseCaFile': notBuilt,
    'sites.testConnection': notBuilt,
    'sites.probe': notBuilt,
    'sites.unlock': notBuilt,
    'sites.lock': notBuilt,
  };
}

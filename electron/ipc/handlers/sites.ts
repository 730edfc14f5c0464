import type { ConnectionTestReport } from '../../../shared/connection-test';
import type { SiteForm } from '../../../shared/site';
import type { SiteFileDialogs } from '../../sites/site-file-dialogs';
import type { Sites } from '../../sites/sites';
import type { HandlersOf } from './handlers';

export interface SitesServices {
  sites: Sites;
  files: SiteFileDialogs;
  testConnection: (form: SiteForm) => Promise<ConnectionTestReport>;
  forgetDraft: (siteId: string) => Promise<void>;
  /** Of the site that is in use. */
  currentId: () => string;
}

export function createSitesHandlers(services: SitesServices): HandlersOf<'sites'> {
  const { sites, files, testConnection } = services;
  return {
    'sites.list': () => sites.list(),
    'sites.listRecent': () => sites.listRecent(services.currentId()),
    'sites.save': (form) => sites.save(form),
    'sites.remove': async ({ siteId }) => {
      await sites.remove(siteId);
      await services.forgetDraft(siteId);
      return null;
    },
    'sites.testSignIn': (form) => sites.testSignIn(form),
    'sites.testConnection': (form) => testConnection(form),
    'sites.reorder': ({ siteIds }) => sites.reorder(siteIds),
    'sites.duplicate': ({ siteId }) => sites.duplicate(siteId),
    'sites.export': () => files.exportSites(),
    'sites.import': () => files.importSites(),
    'sites.chooseCaFile': () => files.chooseCaFile(),
    'sites.use': ({ siteId }) => sites.use(siteId),
    'sites.probe': ({ siteId, again }) => sites.probe(siteId, again),
    ...createSignInHandlers(sites),
  };
}

function createSignInHandlers(
  sites: Sites,
): Pick<
  HandlersOf<'sites'>,
  | 'sites.givePassword'
  | 'sites.signInOnline'
  | 'sites.cancelSignIn'
  | 'sites.signOut'
  | 'sites.unlock'
  | 'sites.lock'
> {
  return {
    'sites.givePassword': async ({ siteId, password }) => {
      await sites.givePassword(siteId, password);
      return null;
    },
    'sites.signInOnline': (input) => sites.signInOnline(input),
    'sites.cancelSignIn': async () => {
      sites.cancelSignIn();
      return null;
    },
    'sites.signOut': ({ siteId }) => sites.signOut(siteId),
    'sites.unlock': (input) => sites.unlock(input),
    'sites.lock': async ({ siteId }) => {
      sites.lock(siteId);
      return null;
    },
  };
}

import { AppError } from '../../shared/errors';
import type { Input } from '../../shared/ipc/contract';
import type { Site, SiteView } from '../../shared/site';
import type { ConnectionKeeper } from './connection-keeper';
import type { Sites, SitesOptions } from './sites';

interface SiteTools {
  view: (site: Site) => Promise<SiteView>;
  renew: (siteId: string) => void;
  /** Runs after every other change of sites that is under way. */
  change: (work: () => Promise<void>) => Promise<void>;
}

/** What a person does about the sign-in of a site outside its form. */
export function createSignInActions(options: SitesOptions, { view, renew, change }: SiteTools) {
  const { list, secrets, credentials, online, locks, connections, noteChanged } = options;
  return {
    givePassword: async (siteId: string, password: string) => {
      credentials.askedPassword(list.find(siteId)).provide(password);
      renew(siteId);
      try {
        await tryPassword(siteId, connections);
        options.noteSite(siteId, 'signed-in');
      } finally {
        noteChanged(siteId);
      }
    },
    signInOnline: async (input: Input<'sites.signInOnline'>) => {
      if ('form' in input) {
        const { form } = input;
        const session = await online.ofForm({ ...form, id: form.id ?? '' }, form.secrets ?? {});
        return online.signIn(session);
      }
      const description = await online.signIn(await online.ofSite(list.find(input.siteId)));
      renew(input.siteId);
      options.noteSite(input.siteId, 'signed-in');
      noteChanged(input.siteId);
      return description;
    },
    cancelSignIn: () => online.cancel(),
    signOut: async (siteId: string) => {
      const site = list.find(siteId);
      locks.lock(siteId, 'signed-out');
      options.noteSite(siteId, 'signed-out');
      await change(async () => {
        secrets.remove(siteId);
        credentials.forget(siteId);
        renew(siteId);
      });
      noteChanged(siteId);
      return view(site);
    },
  } satisfies Partial<Sites>;
}

/** A wrong password is told while its dialog is open. Whatever else is wrong, the screen's own calls will say. */
async function tryPassword(siteId: string, connections: ConnectionKeeper): Promise<void> {
  try {
    const { readPrincipal } = await import('../superoffice/sign-in');
    await readPrincipal((await connections.ofSite(siteId)).client);
  } catch (error) {
    if (error instanceof AppError && error.code === 'password-refused') throw error;
  }
}

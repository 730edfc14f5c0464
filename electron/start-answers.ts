import { findCurrentSite } from '../shared/current-site';
import type { AppInfo, StartAnswers } from '../shared/ipc/contract';
import type { KeptDraft } from '../shared/link/draft';
import type { Preferences } from '../shared/preferences';
import type { SiteView } from '../shared/site';

export interface StartSources {
  info: () => Promise<AppInfo>;
  preferences: () => Promise<Preferences>;
  /** The practice site, and this one where it is kept; more where that costs nothing. */
  sites: (currentId: string) => Promise<SiteView[]>;
  /** May throw storage errors. */
  loadDraft: (siteId: string) => Promise<KeptDraft | null>;
}

/**
 * Everything that the page's first picture shows, with no secret in it and no question to the keychain. A draft that cannot be read is left out: the
 * form asks for it again, and shows why not.
 */
export async function readStartAnswers(sources: StartSources): Promise<StartAnswers> {
  const preferences = await sources.preferences();
  const sites = await sources.sites(preferences.siteId);
  const siteId = findCurrentSite(sites, preferences.siteId)?.id;
  const draft = siteId === undefined ? null : await readDraft(siteId, sources.loadDraft);
  // Last: what was found broken on the way is among its notices.
  return { info: await sources.info(), preferences, sites, draft };
}

async function readDraft(siteId: string, load: StartSources['loadDraft']): Promise<StartAnswers['draft']> {
  try {
    return { siteId, draft: await load(siteId) };
  } catch {
    return null;
  }
}

import { practiceSiteId } from '../../../../shared/environment';
import type { KeptDraft, LinkDraft } from '../../../../shared/link/draft';
import type { SiteView } from '../../../../shared/site';

/**
 * The installation that a form belongs to: ids and keys of one mean nothing at another. The practice site listens
 * somewhere else at every start and is always the same.
 */
export function installationOf({ id, address }: SiteView): string {
  return id === practiceSiteId ? '' : address;
}

/** The kept form, or null where it was begun at another installation than the one that the site stands for now. */
export function draftOfInstallation(kept: KeptDraft | null, site: SiteView): LinkDraft | null {
  if (!kept) return null;
  const { siteAddress, ...draft } = kept;
  // A site without an address yet had nothing that could have been read from another installation.
  return siteAddress === '' || siteAddress === installationOf(site) ? draft : null;
}

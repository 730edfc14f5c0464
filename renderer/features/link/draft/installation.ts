import { practiceSiteId } from '../../../../shared/environment';
import type { KeptDraft, LinkDraft } from '../../../../shared/link/draft';
import type { SiteView } from '../../../../shared/site';
import type { ByHandRows } from '../../../components/field-values/by-hand-rows';
import { indexRows } from '../../../components/field-values/row-state';

/**
 * The installation that a form belongs to: ids and keys of one mean nothing at another. The practice site listens
 * somewhere else at every start and is always the same.
 */
export function installationOf({ id, address }: SiteView): string {
  return id === practiceSiteId ? '' : address;
}

/** What a form starts with. */
export interface StartOfForm {
  draft: LinkDraft | null;
  byHandRows: ByHandRows | null;
}

/** The kept form, or an empty one where it was begun at another installation than the one that the site stands for now. */
export function draftOfInstallation(kept: KeptDraft | null, site: SiteView): StartOfForm {
  // A site without an address yet had nothing that could have been read from another installation.
  if (!kept || (kept.siteAddress !== '' && kept.siteAddress !== installationOf(site))) {
    return { draft: null, byHandRows: null };
  }
  const { siteAddress: _here, byHandRows = null, ...draft } = kept;
  return { draft, byHandRows: byHandRows && { ...byHandRows, ...indexRows(byHandRows.rows) } };
}

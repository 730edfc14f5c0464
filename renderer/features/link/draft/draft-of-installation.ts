import type { KeptDraft, LinkDraft } from '../../../../shared/link/draft';
import { installationOf, isSameInstallation } from '../../../../shared/same-installation';
import type { SiteView } from '../../../../shared/site';
import type { ByHandRows } from '../../../components/field-values/by-hand-rows';
import { indexRows } from '../../../components/field-values/row-state';

/** What a form starts with. */
export interface StartOfForm {
  draft: LinkDraft | null;
  byHandRows: ByHandRows | null;
}

/** The kept form, or an empty one where it was begun at another installation than the one that the site stands for now. */
export function draftOfInstallation(kept: KeptDraft | null, site: SiteView): StartOfForm {
  // A site without an address yet had nothing that could have been read from another installation.
  if (!kept || (kept.siteAddress !== '' && !isSameInstallation(kept.siteAddress, installationOf(site)))) {
    return { draft: null, byHandRows: null };
  }
  const { siteAddress: _here, byHandRows = null, ...draft } = kept;
  return { draft, byHandRows: byHandRows && { ...byHandRows, ...indexRows(byHandRows.rows) } };
}

/**
 * What can stand on the page alone: typed or chosen there, and neither sent, saved nor kept; in the order of the screens.
 * Never the text itself.
 */
export const lostKinds = [
  'link-draft',
  'left-drafts',
  'record-values',
  'record-form',
  'triage-choices',
  'scan-form',
  'sheet',
  'plan-name',
  'row-drafts',
  'site-form',
] as const;
export type LostKind = (typeof lostKinds)[number];

/** What would be lost, and of which site; null = of none, or of one that is not kept yet. */
export interface Lost {
  kind: LostKind;
  siteId: string | null;
}

/** A question that names more is read by nobody. */
export const mostLost = 40;

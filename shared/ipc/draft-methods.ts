import { z } from 'zod';
import { keptDraftSchema } from '../link/draft';

const ofSite = z.strictObject({ siteId: z.string().min(1).max(64) });

/** What each method of half-filled forms takes. */
export const draftInputs = {
  'drafts.load': ofSite,
  'drafts.save': ofSite.extend({ draft: keptDraftSchema.nullable() }),
} as const;

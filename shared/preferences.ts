import { z } from 'zod';
import { compareRules } from './compare/comparison';

export const themeModes = ['system', 'light', 'dark'] as const;
export const siteOrders = ['last-used', 'own'] as const;

/** One table of settings: validator and default together. */
const rulesOffSchema = z.array(z.enum(compareRules)).max(compareRules.length);

export const preferencesSchema = z.strictObject({
  theme: z.enum(themeModes).default('system'),
  /** The site that was chosen last; the practice site on a first start. */
  siteId: z.string().max(64).default('practice'),
  /** How lists of sites stand. */
  siteOrder: z.enum(siteOrders).default('last-used'),
  /** Rules of comparing that a person switched off: what they would call cosmetic counts as different. */
  compareRulesOff: rulesOffSchema.default([]),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Changes to some settings. Without the defaults: `partial()` would keep them, and fill in what was left out. */
export const preferenceChangesSchema = z.strictObject({
  theme: z.enum(themeModes).optional(),
  siteId: z.string().max(64).optional(),
  siteOrder: z.enum(siteOrders).optional(),
  compareRulesOff: rulesOffSchema.optional(),
});

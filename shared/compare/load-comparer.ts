import type { compareField, readByRules } from './compare-field';

/** What compares, once it is loaded. */
export interface Comparer {
  compareField: typeof compareField;
  readByRules: typeof readByRules;
}

/**
 * Loads what compares. It brings the numbering plans of all countries' telephones, 150 kB, so only the main process has
 * it, from its first use on; the page asks by `records.compareTexts`.
 */
export async function loadComparer(): Promise<Comparer> {
  return import('./compare-field');
}

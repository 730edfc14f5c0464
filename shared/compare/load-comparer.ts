import type { compareField, compareFields } from './compare-field';

/** What compares, once it is loaded. */
export interface Comparer {
  compareField: typeof compareField;
  compareFields: typeof compareFields;
}

/**
 * Loads what compares. It brings the numbering plans of all countries' telephones, 150 kB, so whoever shows something
 * first imports this and not the comparer itself.
 */
export async function loadComparer(): Promise<Comparer> {
  return import('./compare-field');
}

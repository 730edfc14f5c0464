import type { WriteState } from './states';

/**
 * How the sending of a write ended, before anybody looked: the site said that it is done; it refused, recognisably by
 * itself; nobody knows; it never left; or it was stopped before it left.
 */
export const endings = ['accepted', 'refused', 'unknown', 'not-sent', 'cancelled'] as const;
export type Ended = (typeof endings)[number];

/** What looking at the site found, as a code; the page makes the sentence. */
export const findingCodes = [
  /** The link is there and holds the ERP key that was meant. */
  'link-there',
  /** A link is there; the site does not tell whose key it holds. */
  'link-there-key-not-told',
  /** A link is there with another key: `erpKey`. */
  'link-there-other-key',
  /** The link is still, or again, the one from before: `erpKey`. */
  'old-link-there',
  /** A link is there that was not there before, with a key that nobody could know: `erpKey`, empty where not told. */
  'new-link-there',
  /** There is no link in this connection. */
  'link-not-there',
  /** The site would not say whether there is a link. */
  'link-not-told',
  /** Some written value is not as chosen: `count`. */
  'values-differ',
  /** Some written value could not be read back: `count`. */
  'values-not-read',
  /** The values of the write never left: what the sides hold now is the work of somebody else. */
  'values-never-sent',
  /** What is there was made by a later entry: `entryId`, `at`. */
  'made-by-later-entry',
  /** The site refused, yet what was meant is there. */
  'refused-but-there',
  /** The site refused, yet some values are as chosen that were not before: `count`. */
  'refused-but-changed',
  /** The site said that it is done, and more: `words`. */
  'site-remarked',
  /** The site said that it is done, and warned: `words`. It may not be done in full. */
  'site-warned',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  code: FindingCode;
  params: Record<string, string | number>;
}

/** What a write has become, and the findings that say why. */
export interface Judgement {
  state: WriteState;
  findings: Finding[];
}

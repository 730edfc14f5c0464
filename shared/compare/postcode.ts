import type { Pair } from './pair-rule';

/** How countries are written before their postcodes. */
const countries: Readonly<Record<string, string>> = {
  N: 'NO',
  NO: 'NO',
  NOR: 'NO',
  S: 'SE',
  SE: 'SE',
  SWE: 'SE',
  DK: 'DK',
  DNK: 'DK',
  FI: 'FI',
  FIN: 'FI',
  AX: 'FI',
  IS: 'IS',
  FO: 'FO',
  D: 'DE',
  DE: 'DE',
};

/**
 * Postcodes without blanks and without the country before them. Two countries are two places, and a zero that is missing
 * is missing: `150` is not `0150`.
 */
export function alignPostcode(pair: Pair): Pair {
  const [crm, erp] = [readPostcode(pair[0]), readPostcode(pair[1])];
  if (crm === null || erp === null) return pair;
  if (crm.country !== null && erp.country !== null && crm.country !== erp.country) return pair;
  return [crm.code, erp.code];
}

/** Null where the text is no postcode, or more than one, such as one with its town. */
function readPostcode(text: string): { country: string | null; code: string } | null {
  const match = /^\s*(?:([A-Za-z]{1,3})[-\s\u2010-\u2013]\s*)?(\d[\d\s]*\d)\s*$/.exec(text);
  if (!match) return null;
  const before = match[1]?.toUpperCase();
  const country = before === undefined ? null : (countries[before] ?? before);
  return { country, code: (match[2] ?? '').replace(/\s/g, '') };
}

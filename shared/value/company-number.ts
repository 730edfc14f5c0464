import { validate as validateCvr } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as validateYtunnus } from 'stdnum/lib/cjs/fi/ytunnus.js';
import { validate as validateNorwegian } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as validateSwedish } from 'stdnum/lib/cjs/se/orgnr.js';

/** The countries whose numbers can be checked. */
export const numberCountries = ['NO', 'SE', 'DK', 'FI'] as const;
export type NumberCountry = (typeof numberCountries)[number];

/** An organisation or VAT number without its spelling. */
export interface CompanyNumber {
  /** The bare number: digits, in other countries also letters, in capitals. */
  digits: string;
  /** The country that is written before it, such as `NO`; null = none is written. */
  country: string | null;
  /** The countries whose check digit it carries. */
  validIn: NumberCountry[];
}

const checks: Record<NumberCountry, { length: number; isValid: (digits: string) => boolean }> = {
  NO: { length: 9, isValid: (digits) => validateNorwegian(digits).isValid },
  SE: { length: 10, isValid: (digits) => validateSwedish(digits).isValid },
  DK: { length: 8, isValid: (digits) => validateCvr(digits).isValid },
  FI: { length: 8, isValid: (digits) => validateYtunnus(digits).isValid },
};

const label =
  /^(ORGANISASJONSNUMMER|ORGANISATIONSNUMMER|ORGNR|ORGNO|ORG|FORETAKSNUMMER|VATNUMBER|VATNO|VATNR|VAT|MVA|MOMS|CVRNR|CVR|YTUNNUS|ALV)(?=.*\d)/;
const countryBefore = /^(NO|SE|DK|FI|IS|FO|EE|LV|LT|DE|NL|GB|PL|FR|BE|AT|ES|IT)(?=[A-Z]?\d)/;

/**
 * The number in an organisation or VAT number, however it is written; null where the text holds none. Everything but
 * letters and digits goes first, because libraries differ in which separators they bear.
 */
export function readCompanyNumber(text: string): CompanyNumber | null {
  const bare = readBare(text);
  return bare && { ...bare, validIn: numberCountries.filter((one) => isValidIn(bare.digits, one)) };
}

/** Without its check digit, which takes as long as all the rest: a scan reads tens of thousands of numbers. */
function readBare(text: string): Omit<CompanyNumber, 'validIn'> | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(label, '');
  const country = countryBefore.exec(plain)?.[1] ?? null;
  const bare = plain.slice(country?.length ?? 0).replace(/(MVA|VSK|MOMS)$/, '');
  if (!/^[A-Z]{0,2}\d{5,14}[A-Z]?\d*$/.test(bare)) return null;
  return { digits: withoutSwedishParts(bare, country), country };
}

/** True for a number of the right length whose check digit is right. */
export function isValidIn(digits: string, country: NumberCountry): boolean {
  const { length, isValid } = checks[country];
  // A row of zeros checks everywhere and is nobody's number.
  return digits.length === length && /^\d+$/.test(digits) && !/^0+$/.test(digits) && isValid(digits);
}

/** Sweden writes `16` before a number in registers, and `01` behind it in VAT numbers. */
function withoutSwedishParts(digits: string, country: string | null): string {
  if (!/^\d{12}$/.test(digits) || (country !== null && country !== 'SE')) return digits;
  if (digits.startsWith('16') && isValidIn(digits.slice(2), 'SE')) return digits.slice(2);
  return digits.endsWith('01') && isValidIn(digits.slice(0, 10), 'SE') ? digits.slice(0, 10) : digits;
}

/** True for two texts that hold one number, however each is written, and do not name two countries. */
export function isSameCompanyNumber(a: string, b: string): boolean {
  const [one, other] = [readBare(a), readBare(b)];
  if (one === null || other === null || one.digits !== other.digits) return false;
  return one.country === null || other.country === null || one.country === other.country;
}

import type { JoinedValue } from './joined-value';

/** Where the two ends of a link say otherwise who they are. */
export interface IdentityDifference {
  displayName: string;
  crm: string;
  erp: string;
}

// The documented keys of automatic field mapping; which ERP field carries each is the mapping's matter.
const numberKeys = new Set(['VATNO', 'ORGNR']);
const cityKeys = new Set(['POSTALCITY', 'STREETCITY']);
const nameParts = ['NAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME'];

/**
 * What speaks for two companies, or two people, on the two ends: numbers that differ, or names that differ while no
 * number says that they are one. Empty where they may be one, or where nothing was read that could tell.
 */
export function findIdentityDifferences(rows: readonly JoinedValue[]): IdentityDifference[] {
  const byKey = new Map(rows.map((row) => [row.crmFieldKey.toUpperCase(), row]));
  const pick = (keys: Iterable<string>) => [...keys].flatMap((key) => byKey.get(key) ?? []);
  const numbers = comparePairs(pick(numberKeys), isSameNumber);
  if (numbers.isSame) return [];
  const names = nameOf(pick(nameParts));
  const isOtherName = names !== null && !isSameName(names.crm, names.erp);
  if (numbers.differ.length === 0 && !isOtherName) return [];
  const cities = comparePairs(pick(cityKeys), isSamePlace);
  return [
    ...(isOtherName ? [names] : []),
    ...numbers.differ,
    ...(cities.isSame ? [] : cities.differ.slice(0, 1)),
  ];
}

/** True for two organisation or VAT numbers that mean one company, however each is written. Empty ones never do. */
export function isSameNumber(a: string, b: string): boolean {
  const normal = normalizeCompanyNumber(a);
  return normal !== '' && normal === normalizeCompanyNumber(b);
}

const numberLabel = /org|vat|mva|moms|cvr|tunnus|kennitala|foretak|virksomhed|vsk/i;

/**
 * Whether a hit of the ERP carries a company number of the record. What is no labelled number counts only where it checks
 * as one: a phone number has as many digits.
 */
export function sharesCompanyNumber(
  crmDetails: readonly string[],
  erpDetails: readonly { label: string; value: string }[],
): boolean {
  const known = new Set(crmDetails.map(normalizeCompanyNumber).filter((number) => /^\d{8,12}$/.test(number)));
  return erpDetails.some(({ label, value }) => {
    const number = normalizeCompanyNumber(value);
    return known.has(number) && (numberLabel.test(label) || hasCheckDigit(number));
  });
}

/** A Norwegian or Swedish organisation number, bare, whose last digit is right. */
export function hasCheckDigit(number: string): boolean {
  if (/^\d{10}$/.test(number)) return hasLuhnDigit(number);
  if (!/^\d{9}$/.test(number)) return false;
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11 === 0;
}

const countries = /^(NO|SE|DK|FI|IS|FO|EE|LV|LT|DE|NL|GB|PL)(?=\d)/;

/**
 * The bare organisation number out of an organisation or VAT number: country, `MVA`, blanks, dots and hyphens go, as does
 * what Sweden adds (`16` before, `01` behind). Text that holds no such number stays as its letters and digits.
 */
export function normalizeCompanyNumber(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(ORGNR|VATNO|CVR|VAT|ORG)(?=.*\d)/, '');
  const bare = plain.replace(/(MVA|VSK)$/, '').replace(countries, '');
  if (/^16\d{10}$/.test(bare) && hasLuhnDigit(bare.slice(2))) return bare.slice(2);
  return /^\d{10}01$/.test(bare) && hasLuhnDigit(bare.slice(0, 10)) ? bare.slice(0, 10) : bare;
}

/** The last digit of a Swedish organisation number checks the others. */
function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const companyForms = new Set(
  'as asa aps ab abp hb kb oy oyj ky ehf hf sf pf ans da enk ks sa nuf is ba fkf iks gmbh ag ltd limited inc llc plc bv'.split(
    ' ',
  ),
);

/** True where one name is the other without company form, branch or middle name: whole words, plain letters. */
export function isSameName(a: string, b: string): boolean {
  const [shorter = [], longer = []] = [wordsOf(a), wordsOf(b)].toSorted(
    (one, two) => one.length - two.length,
  );
  if (shorter.length === 0) return true;
  if (shorter.join('') === longer.join('')) return true;
  return shorter.every((word) => longer.includes(word));
}

function wordsOf(name: string): string[] {
  const words = plainLetters(name)
    .replaceAll(/(?<=\b\p{L})[./](?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !companyForms.has(word));
  return telling.length === 0 ? words : telling;
}

function isSamePlace(a: string, b: string): boolean {
  return (
    plainLetters(a).replaceAll(/[^\p{L}\p{N}]/gu, '') === plainLetters(b).replaceAll(/[^\p{L}\p{N}]/gu, '')
  );
}

/** Lower case without marks; `å` and `aa`, `ø` and `oe`, `æ` and `ae` become one, as old systems write them. */
function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[øö]|oe/g, 'o')
    .replaceAll(/[æä]|ae/g, 'a')
    .replaceAll(/å|aa/g, 'a')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

function comparePairs(
  rows: readonly JoinedValue[],
  isSame: (crm: string, erp: string) => boolean,
): { isSame: boolean; differ: IdentityDifference[] } {
  const known = rows.flatMap((row) => toPair(row) ?? []).filter(({ crm, erp }) => crm !== '' && erp !== '');
  const differ = known.filter(({ crm, erp }) => !isSame(crm, erp));
  return { isSame: differ.length < known.length, differ };
}

function toPair({ displayName, crmFieldKey, crm, erp }: JoinedValue): IdentityDifference | null {
  if (crm === null || erp === null) return null;
  return { displayName: displayName || crmFieldKey, crm: crm.value.trim(), erp: erp.value.trim() };
}

/** The whole name of each side; null where a side tells none. */
function nameOf(rows: readonly JoinedValue[]): IdentityDifference | null {
  const pairs = rows.flatMap((row) => toPair(row) ?? []);
  const crm = joinParts(pairs.map((pair) => pair.crm));
  const erp = joinParts(pairs.map((pair) => pair.erp));
  // Of a name in parts the whole is told, so all of them are named.
  const displayName = pairs.map((pair) => pair.displayName).join(' + ');
  return crm === '' || erp === '' ? null : { displayName, crm, erp };
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

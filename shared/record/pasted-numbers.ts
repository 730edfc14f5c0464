import { readCompanyNumber, type CompanyNumber } from '../value/company-number';
import { isPhoneSomewhere } from '../value/phone-number';
import type { TextCandidate } from './pasted-text';
import { readNumberDigits } from './search-text';

/**
 * Digits with what may stand between and around them, on one line; not the end of a key such as `PA/0007`. Every repetition has its bound: a text may be
 * hostile.
 */
const run =
  /(?<![\p{L}\p{N}@_#])(?<!(?<![\p{L}\p{N}])\p{L}{1,6}\/)(?:(?:NO|SE|DK|FI)[ -]?(?=\d))?(?:\(?\+|00)?\(?\d(?:[\d ().\u00a0\u2010-\u2013-]{0,30}\d)?(?: ?MVA)?(?![\p{L}\p{N}_@%])/giu;
/** What is no number of anybody: dates, times, amounts, a postcode before its town, the number of the ticket itself. */
const noNumbers: readonly RegExp[] = [
  /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)/g,
  /(?<!\d)\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?(?!\d)/g,
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
  /(?<![\d.,])\d[\d .\u00a0]{0,15}(?:,\d{1,2})? ?(?:kr|nok|sek|dkk|eur|%)(?!\p{L})/giu,
  /(?:kr|nok|sek|dkk|eur)\.? ?\d[\d .\u00a0]{0,15}(?:,\d{1,2}|,-)?/giu,
  /(?<![\d-])(?:(?:NO?|SE?|DK|FIN?)-)?\d{3} ?\d{2}(?= \p{Lu}\p{Ll})|(?<![\d-])(?:(?:NO?|SE?|DK|FIN?)-)?\d{4}(?= \p{Lu}\p{Ll})/gu,
  /(?:#|(?<!\p{L})(?:ticket|case|sak|saksnr|sag|ärende|incident|inc|req|ref)[\s.:#-]*)\d+/giu,
];
const companyLabel =
  /(?:org(?:anisasjons|anisations)?\.?\s*-?(?:nr|no|nummer|number)?|vat(?:\s*(?:no|nr|number))?|mva|moms|cvr(?:\s*-?nr)?|y-tunnus|foretaksnummer)[\s.:#-]*$/iu;
const phoneLabel = /(?:tlf|tel|telefon|tfn|phone|mob|mobil|mobile|puh|gsm|ring|call)[\s.:]*$/iu;
const numberLabel =
  /(?:kunde|kund|customer|leverandør|leverantör|supplier|debitor|konto|asiakas)\s*-?(?:nr|no|nummer|number|id)?[\s.:#-]*$/iu;
/** A ticket has no more of them; each is held against the numbering plans of many countries. */
const maxRuns = 60;
const shortestNumber = 3;
const longestNumber = 18;
/** Of digits in groups: fewer are two numbers side by side. */
const shortestGrouped = 7;

/** Organisation numbers, phones and plain numbers of a text, in its order. What may be two of them is given as both. */
export function pickNumbers(text: string): TextCandidate[] {
  const cleaned = noNumbers.reduce((left, pattern) => left.replace(pattern, ' | '), text.normalize('NFC'));
  return [...cleaned.matchAll(run)]
    .slice(0, maxRuns)
    .flatMap(({ 0: found, index }) =>
      pickNumber(found.trim(), cleaned.slice(Math.max(0, index - 40), index)),
    );
}

function pickNumber(asWritten: string, before: string): TextCandidate[] {
  const digits = asWritten.replace(/\D/g, '');
  const company = readCompanyNumber(asWritten);
  const isCompany = company !== null && isCompanyNumber(company, asWritten, companyLabel.test(before));
  const companies: TextCandidate[] = isCompany
    ? [{ kind: 'company-number', asWritten, digits: company.digits, country: countryOf(company) }]
    : [];
  if (isCompany && (company.country !== null || companyLabel.test(before) || /MVA$/i.test(asWritten))) {
    return companies;
  }
  const isLabelled = numberLabel.test(before);
  const phones: TextCandidate[] =
    !isLabelled && isPhone(asWritten, phoneLabel.test(before))
      ? [{ kind: 'phone', asWritten, digits: readNumberDigits(asWritten) ?? digits }]
      : [];
  if (phones.length > 0 && (phoneLabel.test(before) || /^\(?(?:\+|00)/.test(asWritten))) return phones;
  // One that does not check is somebody's number all the same, and people write it in groups.
  const isGrouped =
    companies.length + phones.length === 0 && /^\d{2,}(?:[ .\u00a0\u2010-\u2013-]\d{2,})+$/.test(asWritten);
  const shortest = isGrouped ? shortestGrouped : isLabelled ? 1 : shortestNumber;
  const isPlain =
    (isGrouped || /^\d+$/.test(asWritten)) && digits.length >= shortest && digits.length <= longestNumber;
  const numbers: TextCandidate[] = isPlain ? [{ kind: 'number', asWritten, digits }] : [];
  return isLabelled ? [...numbers, ...companies] : [...companies, ...phones, ...numbers];
}

/** A label says it; without one the number has to check. */
function isCompanyNumber(
  { digits, country, validIn }: CompanyNumber,
  asWritten: string,
  isLabelled: boolean,
) {
  if (isLabelled || country !== null || /MVA$/i.test(asWritten)) return digits.length >= 6;
  return validIn.length > 0;
}

function countryOf({ country, validIn }: CompanyNumber): 'NO' | 'SE' | 'DK' | 'FI' | null {
  const said = (['NO', 'SE', 'DK', 'FI'] as const).find((one) => one === country);
  return said ?? (validIn.length === 1 ? (validIn[0] ?? null) : null);
}

/** With a label or a country code any valid number; without them one as it is dialled in the Nordic countries. */
function isPhone(asWritten: string, isLabelled: boolean): boolean {
  const dialled = asWritten
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00(?=[1-9])/, '+');
  if (!isPhoneSomewhere(dialled)) return false;
  return isLabelled || dialled.startsWith('+') || /^0\d{6,10}$/.test(dialled) || /^[2-9]\d{7}$/.test(dialled);
}

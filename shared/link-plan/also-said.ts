import { cleanSearchText } from '../record/search-text';
import { isSameName, isSameNumber, normalizeCompanyNumber } from '../write/company-identity';
import { plainPostcode, type FoundIdentity } from './record-want';
import { because, type RowReason } from './row-reason';

/** What a sheet says of a record beside what it is looked up by, each as it stands there: it has to be that of the record. */
export interface AlsoSaid {
  number?: string;
  orgNumber?: string;
  email?: string;
  postcode?: string;
}
export type SaidPart = keyof AlsoSaid;

/**
 * Where the record that was found is another than the sheet speaks of. An id or number of another row looks as good as the
 * right one: only what else the row says tells. What the record does not hold, or what was not read of it, speaks for neither.
 */
export function findContradictions(
  { alsoNamed = '', alsoSaid }: { alsoNamed?: string; alsoSaid?: AlsoSaid | null },
  record: Pick<FoundIdentity, 'crmActorType' | 'name' | 'number' | 'orgNumber' | 'email' | 'postcodes'>,
): RowReason[] {
  const { number = '', orgNumber = '', email = '', postcode = '' } = alsoSaid ?? {};
  const reasons: RowReason[] = [];
  const note = (code: RowReason['code'], given: string, found: string, isSame: boolean) => {
    if (given !== '' && found !== '' && !isSame)
      reasons.push(because(code, { given, found, record: record.name }));
  };
  note('number-differs', plain(number), plain(record.number), plain(number) === plain(record.number));
  if (normalizeCompanyNumber(orgNumber) !== '') {
    const isSame = isSameNumber(orgNumber, record.orgNumber);
    note('org-number-differs', orgNumber.trim(), record.orgNumber.trim(), isSame);
  }
  const isCompany = record.crmActorType === 'Contact';
  note(
    'email-differs',
    plain(email),
    plain(record.email),
    isSameMailbox(plain(email), plain(record.email), isCompany),
  );
  // Of the postal and the street address, which most often have the same.
  const postcodes = new Map(record.postcodes.map((one) => [plainPostcode(one), one]));
  const found = [...postcodes.values()].join(', ');
  note(
    'postcode-differs',
    plainPostcode(postcode) && postcode.trim(),
    found,
    postcodes.has(plainPostcode(postcode)),
  );
  note('name-differs', alsoNamed, record.name, isSameName(alsoNamed, record.name));
  return reasons;
}

/** Mail that anybody can have says nothing about a company. */
const anybodys = /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|online|telia)\./;

/** A company has several mailboxes under its own name: its post and its invoices are the same company. */
function isSameMailbox(given: string, found: string, isCompany: boolean): boolean {
  if (found !== '' && given.includes(found)) return true;
  const domain = found.split('@')[1] ?? '';
  return isCompany && domain !== '' && !anybodys.test(domain) && given.endsWith(`@${domain}`);
}

function plain(text: string): string {
  return cleanSearchText(text).toLowerCase();
}

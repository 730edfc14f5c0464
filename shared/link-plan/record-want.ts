import type { CrmActorType } from '../record/actor-types';
import { parseRecordReference } from '../record/record-reference';
import { cleanSearchText } from '../record/search-text';
import { isSameNumber, normalizeCompanyNumber } from '../write/company-identity';
import type { RecordAsGiven } from './record-as-given';

/** Which record a row wants, in a form that can be looked up and compared. */
export interface RecordWant {
  crmActorType: CrmActorType;
  by: 'id' | 'number' | 'org-number' | 'email' | 'name';
  value: string;
  /** Only with a name; empty for none. */
  postcode: string;
}

/** A record as a look-up finds it. */
export interface FoundIdentity {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  number: string;
  orgNumber: string;
  email: string;
  postcodes: readonly string[];
}

/** Reads what a row says; null where it names no record that could be looked up. */
export function readWant(given: RecordAsGiven, crmActorType: CrmActorType): RecordWant | null {
  const want = (by: RecordWant['by'], value: string, postcode = '') =>
    value === '' ? null : { crmActorType, by, value, postcode };
  switch (given.by) {
    case 'id':
    case 'address': {
      const reference = parseRecordReference(given.text, crmActorType);
      return (
        reference && {
          crmActorType: reference.crmActorType ?? crmActorType,
          by: 'id',
          value: String(reference.crmRecordId),
          postcode: '',
        }
      );
    }
    case 'number':
      return want('number', cleanSearchText(given.text));
    case 'org-number':
      return want('org-number', normalizeCompanyNumber(given.text));
    case 'email':
      return want('email', cleanSearchText(given.text).toLowerCase());
    case 'name-postcode':
      return want('name', cleanSearchText(given.text), plainPostcode(given.postcode));
  }
}

/** The same text for the same want. Only the value, which comes last, may hold a space. */
export function keyOfWant({ crmActorType, by, value, postcode }: RecordWant): string {
  return `${crmActorType} ${by} ${postcode} ${value}`;
}

/** Is that the record that is wanted? What a search gave may be wider. */
export function isWanted({ crmActorType, by, value, postcode }: RecordWant, found: FoundIdentity): boolean {
  if (found.crmActorType !== crmActorType) return false;
  switch (by) {
    case 'id':
      return String(found.crmRecordId) === value;
    case 'number':
      return plain(found.number) === plain(value);
    case 'org-number':
      return isSameNumber(found.orgNumber, value);
    case 'email':
      return plain(found.email) === plain(value);
    case 'name':
      return (
        plain(found.name) === plain(value) &&
        (postcode === '' || found.postcodes.some((one) => plainPostcode(one) === postcode))
      );
  }
}

/** The ways in which an organisation number may be written in a record. */
export function spellCompanyNumber(value: string): string[] {
  const groups: Record<number, readonly (readonly number[])[]> = {
    8: [
      [2, 2, 2, 2],
      [4, 4],
      [7, 1],
    ],
    9: [[3, 3, 3]],
    10: [
      [6, 4],
      [3, 3, 4],
    ],
  };
  const spelled = (groups[value.length] ?? []).flatMap((sizes) => {
    let from = 0;
    const parts = sizes.map((size) => value.slice(from, (from += size)));
    return [parts.join(' '), parts.join('-')];
  });
  return [...new Set([value, ...spelled])];
}

function plain(text: string): string {
  return cleanSearchText(text).toLowerCase();
}

/** A postcode without blanks and signs, for a comparison. */
export function plainPostcode(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

import type { CrmActorType } from './actor-types';
import { parseRecordReference } from './record-reference';
import { cleanSearchText } from './search-text';

interface Picked {
  /** As it stands in the text. */
  asWritten: string;
}

/** Something in a pasted text that a record can be found by. What it is was read, not guessed; what is open stays null. */
export type TextCandidate = Picked &
  (
    | {
        kind: 'record';
        /** Null = the text names an id and no type. */
        crmActorType: CrmActorType | null;
        crmRecordId: number;
        /** Host of the address that it stood in; null = no address. */
        host: string | null;
      }
    /** Digits with the country's own spelling taken off; `country` null = it checks in several countries, or none is said. */
    | { kind: 'company-number'; digits: string; country: 'NO' | 'SE' | 'DK' | 'FI' | null }
    | { kind: 'phone'; digits: string }
    | { kind: 'e-mail'; address: string }
    /** A number that may be a record's number, a customer number or an id. */
    | { kind: 'number'; digits: string }
    /** The whole of a short text, as a name. */
    | { kind: 'name'; text: string }
  );

/** What a text can be searched for, the surest first. Never guesses silently: what may be two things is given as both. */
export function pickCandidates(text: string): TextCandidate[] {
  const reference = parseRecordReference(text);
  if (reference) {
    const { crmActorType = null, crmRecordId } = reference;
    return [{ kind: 'record', asWritten: text.trim(), crmActorType, crmRecordId, host: null }];
  }
  const name = cleanSearchText(text);
  return name === '' ? [] : [{ kind: 'name', asWritten: text.trim(), text: name }];
}

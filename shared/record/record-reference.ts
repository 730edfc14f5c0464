import type { CrmActorType } from './actor-types';
import { cleanSearchText } from './search-text';

export interface RecordReference {
  /** Absent where a bare id was given: then the chosen record type counts. */
  crmActorType?: CrmActorType;
  crmRecordId: number;
}

// Most particular first: the address of a sale or person also carries the id of its company.
const parameterOf: readonly [CrmActorType, RegExp][] = [
  ['Sale', /(?:^|[\s?&#;])sale_id=(\d{1,10})(?!\d)/i],
  ['Project', /(?:^|[\s?&#;])project_id=(\d{1,10})(?!\d)/i],
  ['Person', /(?:^|[\s?&#;])person_id=(\d{1,10})(?!\d)/i],
  ['Contact', /(?:^|[\s?&#;])contact_id=(\d{1,10})(?!\d)/i],
];
/** The page of the WebAPI's own record. */
const restPattern = /\/v1\/(contact|person|project|sale)\/(\d{1,10})(?!\d)/i;
/** The screen that an address opens, in front of what it shows: `?contact.main.personarchive?contact_id=2`. */
const screenPattern = /(?:^|[?:/])(contact|person|project|sale)(?=[.?])/i;

/** As our own screens print a record: the word that SuperOffice has for its type, then the id. */
const wordOf: Readonly<Record<string, CrmActorType>> = {
  company: 'Contact',
  contact: 'Person',
  project: 'Project',
  sale: 'Sale',
};
const maxId = 2_147_483_647;

const shortestWrappedLine = 60;

/** More in one paste is no list to walk through. */
export const maxReferences = 200;

/**
 * Reads a record out of what a person typed or pasted: an id, bare or as ActorLink prints it (`id 123`, `Company 123`),
 * or a SuperOffice address such as `https://crm.example.com/default.aspx?contact_id=123`, also one that a mail program
 * has wrapped. Null where it is neither.
 */
export function parseRecordReference(text: string, preferred?: CrmActorType): RecordReference | null {
  return parseOne(joinWrappedAddress(text), preferred);
}

/**
 * Reads several records out of a paste: ids or addresses, one a line or with separators between. Null where there are
 * not at least two, or anything else stands between them. A record that is named twice counts once.
 */
export function parseRecordReferences(text: string, preferred?: CrmActorType): RecordReference[] | null {
  const lines = joinWrappedAddress(text)
    .split(/[\n\r,;\t|]+/)
    .flatMap(splitIds);
  const found: RecordReference[] = [];
  for (const line of lines.filter((part) => cleanSearchText(part) !== '')) {
    const one = parseOne(line, preferred);
    if (!one) return null;
    const isKnown = found.some(
      (other) => other.crmRecordId === one.crmRecordId && other.crmActorType === one.crmActorType,
    );
    if (!isKnown) found.push(one);
  }
  return found.length >= 2 && found.length <= maxReferences ? found : null;
}

function parseOne(text: string, preferred: CrmActorType | undefined): RecordReference | null {
  const trimmed = cleanSearchText(text);
  if (/^\d{1,10}$/.test(trimmed)) return withinRange({ crmRecordId: Number(trimmed) });
  const printed = /^(?:(company|contact|project|sale)\b)?[\s,:·]*(?:id\b)?[\s.:#]*(\d{1,10})$/i.exec(trimmed);
  if (printed?.[2] !== undefined) {
    const crmActorType = wordOf[printed[1]?.toLowerCase() ?? ''];
    return withinRange({ ...(crmActorType ? { crmActorType } : {}), crmRecordId: Number(printed[2]) });
  }
  const found = readAddress(trimmed);
  return found.find((reference) => reference.crmActorType === preferred) ?? found[0] ?? null;
}

/**
 * The records that an address names, the one that it opens first: an address that was copied from SuperOffice also
 * carries what else was open there. Where it does not say what it opens, the most particular one comes first.
 * https://docs.superoffice.com/en/ui/soprotocol/index.html
 */
export function readAddress(address: string): Required<RecordReference>[] {
  const plain = decodeAddress(address);
  const screen = screenPattern.exec(plain)?.[1]?.toLowerCase();
  const rest = restPattern.exec(plain);
  const found = parameterOf.flatMap(([crmActorType, pattern]) => {
    const ofRest = rest?.[1]?.toLowerCase() === crmActorType.toLowerCase() ? rest[2] : undefined;
    const id = pattern.exec(plain)?.[1] ?? ofRest;
    const reference = id === undefined ? null : withinRange({ crmActorType, crmRecordId: Number(id) });
    return reference ? [reference] : [];
  });
  const isOpened = (reference: RecordReference) => reference.crmActorType?.toLowerCase() === screen;
  return [...found.filter(isOpened), ...found.filter((reference) => !isOpened(reference))];
}

/** Mail programs and web filters write an address inside another one, and its marks as codes. */
export function decodeAddress(address: string): string {
  const decoded = [1, 2].reduce(
    (text) => {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    },
    address.replaceAll('&amp;', '&'),
  );
  return decoded.replaceAll('&amp;', '&');
}

/**
 * Spaces part ids only where nothing but ids stands there: an address or `Company 12` has spaces of its own, and what
 * begins with a zero is a telephone number.
 */
function splitIds(line: string): string[] {
  const words = cleanSearchText(line).split(' ');
  return words.every((word) => /^[1-9]\d{0,9}$/.test(word) || word.includes('://')) ? words : [line];
}

/**
 * An address that a mail program has broken into lines, in one piece again: what follows a line that begins an address
 * belongs to it where it has no spaces and begins no address of its own.
 */
export function joinWrappedAddress(text: string): string {
  if (!text.includes('://')) return text;
  return text
    .replace(/^\s*<|>\s*$/g, '')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^[<>]+|>+$/g, ''))
    .reduce((joined, line) => {
      const last = joined.split('\n').at(-1) ?? '';
      const isRest = last.includes('://') && line !== '' && !line.includes('://') && !/\s/.test(line);
      // Nobody wraps short lines: there a number below an id is another id.
      const isNextId = last.length < shortestWrappedLine && /_id=\d+$/i.test(last) && /^\d+$/.test(line);
      return isRest && !isNextId ? joined + line : joined === '' ? line : `${joined}\n${line}`;
    }, '');
}

function withinRange<T extends RecordReference>(reference: T): T | null {
  return reference.crmRecordId >= 1 && reference.crmRecordId <= maxId ? reference : null;
}

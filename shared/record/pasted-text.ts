import type { CrmActorType } from './actor-types';
import { hostedAddressIn, nameAddressPlace } from './address-place';
import {
  joinWrappedAddress,
  parseRecordReference,
  parseRecordReferences,
  readAddress,
  type RecordReference,
} from './record-reference';
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
        /** The address that it stood in, up to its page; null = none that names a host. */
        address: string | null;
      }
    /** Digits with the country's own spelling taken off; `country` null = it checks in several countries, or none is said. */
    | { kind: 'company-number'; digits: string; country: 'NO' | 'SE' | 'DK' | 'FI' | null }
    | { kind: 'phone'; digits: string }
    | { kind: 'e-mail'; address: string }
    /** A number that may be a record's number, a customer number or an id. */
    | { kind: 'number'; digits: string }
    /** A name: a company with its form, or the whole of a short text. */
    | { kind: 'name'; text: string }
  );

/** More is no ticket to be searched by. */
const maxCandidates = 30;
const maxNameCharacters = 80;

const addressPattern = /(?:https?:\/\/|superoffice:|soprotocol:)[^\s<>"'\u00ab\u00bb]+/gi;
const parameterPattern = /(?<![\w-])(?:contact|person|project|sale)_id=\d{1,10}(?!\d)/gi;
const emailPattern =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu;
const companyPattern =
  /\p{Lu}[\p{L}\p{N}&'\u2019.-]*(?: \p{Lu}[\p{L}\p{N}&'\u2019.-]*){0,3},? (?:AS|ASA|A\/S|AB|Oy|OY|Oyj|ApS|ANS|DA|HB|KB|SA)(?![\p{L}\p{N}/])/gu;
/** What SuperOffice calls a record, in the languages of its screens, and then its id. */
const worded: readonly [CrmActorType, RegExp][] = [
  ['Contact', wordedPattern('company|firma|selskap|virksomhed|företag|yritys')],
  ['Person', wordedPattern('contact|person|kontaktperson|henkilö')],
  ['Project', wordedPattern('project|prosjekt|projekt|projekti')],
  ['Sale', wordedPattern('sale|salg|försäljning|myynti')],
];
const bareId = /(?<![\p{L}\p{N}])id[\s:.#=]*(\d{1,10})(?!\d)/giu;

/** With `id` any number counts; without it only one that no organisation or phone number can be. */
function wordedPattern(words: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${words})(?:[\s,:.#-]*id[\s:.#=]*(\d{1,10})|[\s:.#]+(\d{1,7}))(?![\d.,:/-]?\d)`,
    'giu',
  );
}

/**
 * What a text can be searched for: a ticket, a SuperOffice address, a number, a name. The surest first, each once. Never
 * guesses silently: what may be two things is given as both. `pickNumbers`, of `pasted-numbers.ts`, is brought along by
 * whoever calls: its numbering plans are too much for the page, which asks of texts without digits alone.
 */
export function pickCandidates(
  text: string,
  pickNumbers: (text: string) => TextCandidate[],
): TextCandidate[] {
  const joined = joinWrappedAddress(text);
  const whole = pickWhole(text);
  const { found, rest } = takeOut(joined);
  const numbers = pickNumbers(rest);
  const picked = [...whole, ...found, ...numbers, ...pickCompanies(rest)];
  const all = [...picked, ...pickName(text, picked)];
  const sorted = all.toSorted((a, b) => rank(a) - rank(b));
  return withoutRepeats(sorted).slice(0, maxCandidates);
}

/** The surest first: what names a record before what many records may have. */
const order = [
  'record',
  'company-number',
  'e-mail',
  'phone',
  // Its groups would be as many ids.
  'grouped number',
  // It may be anything with that id.
  'id without a type',
  'number',
  'name',
] as const;

function rank(one: TextCandidate): number {
  if (one.kind === 'record' && one.crmActorType === null) return order.indexOf('id without a type');
  if (one.kind === 'number' && one.asWritten !== one.digits) return order.indexOf('grouped number');
  return order.indexOf(one.kind);
}

/** A text that is nothing but an id, or a list of them. */
function pickWhole(text: string): TextCandidate[] {
  const one = parseRecordReference(text);
  const references: RecordReference[] = one ? [one] : (parseRecordReferences(text) ?? []);
  // An address is read with all that it carries, below.
  if (references.length === 0 || text.includes('_id=') || text.includes('://')) return [];
  return references.map(({ crmActorType = null, crmRecordId }) => ({
    kind: 'record',
    asWritten: references.length === 1 ? cleanSearchText(text) : String(crmRecordId),
    crmActorType,
    crmRecordId,
    address: null,
  }));
}

/** Addresses, e-mail addresses and worded ids, and the text without them: their digits are no numbers of their own. */
function takeOut(text: string): { found: TextCandidate[]; rest: string } {
  const found: TextCandidate[] = [];
  const take = (from: string, pattern: RegExp, pick: (match: RegExpExecArray) => TextCandidate[]) => {
    for (const match of from.matchAll(pattern)) found.push(...pick(match));
    return from.replace(pattern, ' | ');
  };
  let rest = take(text, addressPattern, ([address]) => pickAddress(address));
  rest = take(rest, parameterPattern, ([parameter]) => pickAddress(parameter));
  rest = take(rest, emailPattern, ([address]) => [
    { kind: 'e-mail', asWritten: address, address: address.toLowerCase() },
  ]);
  for (const [crmActorType, pattern] of worded) {
    rest = take(rest, pattern, ([asWritten, id, short]) => pickId(asWritten, crmActorType, id ?? short));
  }
  rest = take(rest, bareId, ([asWritten, id]) => pickId(asWritten, null, id));
  return { found, rest };
}

function pickAddress(address: string): TextCandidate[] {
  const asWritten = address.replace(/[.,;:!?)\]]+$/, '');
  const hosted = hostedAddressIn(asWritten);
  return readAddress(asWritten).map((reference) => ({
    kind: 'record',
    asWritten,
    ...reference,
    address: hosted,
  }));
}

function pickId(
  asWritten: string,
  crmActorType: CrmActorType | null,
  id: string | undefined,
): TextCandidate[] {
  const crmRecordId = Number(id);
  if (!(crmRecordId >= 1 && crmRecordId <= 2_147_483_647)) return [];
  return [{ kind: 'record', asWritten: asWritten.trim(), crmActorType, crmRecordId, address: null }];
}

function pickCompanies(text: string): TextCandidate[] {
  const plain = text.normalize('NFC').replace(/[^\S\n]+/g, ' ');
  return [...plain.matchAll(companyPattern)].map(([name]) => ({ kind: 'name', asWritten: name, text: name }));
}

/** The whole of a short text, where nothing surer takes it up. */
function pickName(text: string, picked: readonly TextCandidate[]): TextCandidate[] {
  const name = cleanSearchText(text);
  const isShort = name.length <= maxNameCharacters && !text.trim().includes('\n') && /\p{L}/u.test(name);
  // A project or a sale is often called after its company.
  const surer = picked.filter(({ kind }) => kind !== 'number' && kind !== 'name');
  const [only] = surer;
  // `Firma 2000 AS` is a name as well as a company with an id.
  const isPart = only?.kind === 'record' && only.asWritten !== name && /^\p{L}+ \d+$/u.test(only.asWritten);
  const isTaken = surer.length > 1 || (surer.length === 1 && !isPart);
  return isShort && !isTaken ? [{ kind: 'name', asWritten: text.trim(), text: name }] : [];
}

function withoutRepeats(candidates: readonly TextCandidate[]): TextCandidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    const key = describe(candidate);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function describe(candidate: TextCandidate): string {
  switch (candidate.kind) {
    case 'record':
      // The same id at another place is another record.
      return `record ${candidate.crmActorType} ${candidate.crmRecordId} ${candidate.address ? nameAddressPlace(candidate.address).toLowerCase() : ''}`;
    case 'e-mail':
      return `e-mail ${candidate.address}`;
    case 'name':
      return `name ${candidate.text.toLowerCase()}`;
    case 'company-number':
    case 'phone':
    case 'number':
      return `${candidate.kind} ${candidate.digits}`;
  }
}

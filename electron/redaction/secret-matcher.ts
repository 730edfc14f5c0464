import { blockLength, createSecretParts } from './secret-parts';
import { findPartSpellings, findSpellings } from './secret-spellings';

/** What somebody has sent, worked out where it is wanted: nearly always nothing is found that would be compared with it. */
export type Sent = string | (() => string);

/** Finds secrets in texts, however many there are: a text costs what its length costs. */
export interface SecretMatcher {
  add: (secret: string) => void;
  remove: (secret: string) => void;
  /**
   * Every spelling of every secret replaced, and of long ones every part; what overlaps goes together. Except what stands
   * in `sent`: what somebody sent comes back to him as it was.
   */
  replaceIn: (text: string, replacement: string, sent?: Sent) => string;
}

/** The spellings that begin alike. A spelling may belong to several secrets. */
interface Bucket {
  count: Map<string, number>;
  /** Of the spellings, longest first. */
  lengths: number[];
}

/** No spelling is shorter. */
const beginningLength = 4;
const filterSize = 1 << 18;

/**
 * Looks at the first four characters of what could begin at each place: a table tells whether any spelling begins so,
 * and nearly always none does.
 */
export function createSecretMatcher(): SecretMatcher {
  const filter = createFilter();
  const buckets = new Map<number, Bucket>();
  const parts = createSecretParts();
  // How many blocks of parts begin so.
  const beginnings = new Map<number, number>();
  const noteBlock = (block: string, by: 1 | -1) => {
    const beginning = findPlaceInTables(block);
    const count = (beginnings.get(beginning) ?? 0) + by;
    if (count > 0) beginnings.set(beginning, count);
    else beginnings.delete(beginning);
    filter.set(beginning, count > 0 || buckets.has(beginning));
  };
  const longestAt = (text: string, place: number, beginning: number, sent: Sent): number => {
    const bucket = buckets.get(beginning);
    const isSecret = (spelling: string) =>
      bucket?.count.has(spelling) === true && !readSent(sent).includes(spelling);
    return bucket?.lengths.find((length) => isSecret(text.slice(place, place + length))) ?? 0;
  };
  const partAt = (text: string, place: number, sent: Sent) => {
    const found = parts.find(text, place);
    if (found === null || sent === '') return found;
    return readSent(sent).includes(text.slice(place - found.before, place + found.length)) ? null : found;
  };
  return {
    add: (secret) => {
      for (const spelling of findSpellings(secret)) {
        const beginning = findPlaceInTables(spelling);
        const { count } = buckets.get(beginning) ?? { count: new Map<string, number>() };
        count.set(spelling, (count.get(spelling) ?? 0) + 1);
        buckets.set(beginning, { count, lengths: listLengths(count) });
        filter.set(beginning, true);
      }
      for (const block of parts.add(findPartSpellings(secret))) noteBlock(block, 1);
    },
    remove: (secret) => {
      for (const spelling of findSpellings(secret)) {
        const beginning = findPlaceInTables(spelling);
        const { count } = buckets.get(beginning) ?? { count: new Map<string, number>() };
        const left = (count.get(spelling) ?? 0) - 1;
        if (left > 0) count.set(spelling, left);
        else count.delete(spelling);
        if (count.size > 0) buckets.set(beginning, { count, lengths: listLengths(count) });
        else {
          buckets.delete(beginning);
          filter.set(beginning, beginnings.has(beginning));
        }
      }
      for (const block of parts.remove(findPartSpellings(secret))) noteBlock(block, -1);
    },
    replaceIn: (text, replacement, sent = '') => {
      if (buckets.size === 0) return text;
      const { bits } = filter;
      let clean = '';
      let end = 0;
      let beginning = findPlaceInTables(text.slice(0, beginningLength - 1));
      for (let place = 0; place <= text.length - beginningLength; place += 1) {
        beginning = takeIn(beginning, text.charCodeAt(place + beginningLength - 1));
        if (((bits[beginning >>> 5] ?? 0) & (1 << (beginning & 31))) === 0) continue;
        const whole = longestAt(text, place, beginning, sent);
        // Within what is replaced already there is nothing new to be found.
        const isNew = place + blockLength > end && beginnings.has(beginning);
        const part = isNew ? partAt(text, place, sent) : null;
        if (whole === 0 && part === null) continue;
        const start = place - (part?.before ?? 0);
        // What was replaced before may reach into this.
        if (start >= end) {
          clean += end > 0 ? replacement : '';
          clean += text.slice(end, start);
        }
        end = Math.max(end, place + whole, place + (part?.length ?? 0));
      }
      return end === 0 ? text : clean + replacement + text.slice(end);
    },
  };
}

function readSent(sent: Sent): string {
  return typeof sent === 'string' ? sent : sent();
}

/** A bit for each beginning: small enough to stay in the processor's own memory while a text is gone through. */
function createFilter() {
  const bits = new Int32Array(filterSize / 32);
  return {
    bits,
    set: (beginning: number, isThere: boolean) => {
      const bit = 1 << (beginning & 31);
      const others = (bits[beginning >>> 5] ?? 0) & ~bit;
      bits[beginning >>> 5] = isThere ? others | bit : others;
    },
  };
}

/** Where in the tables the text's first four characters have their place. */
function findPlaceInTables(text: string): number {
  let beginning = 0;
  for (let place = 0; place < Math.min(beginningLength, text.length); place += 1)
    beginning = takeIn(beginning, text.charCodeAt(place));
  return beginning;
}

/** The same, a character further: the one before the last four is moved out of the number. */
function takeIn(beginning: number, unit: number): number {
  return ((beginning << 5) ^ unit) & (filterSize - 1);
}

function listLengths(count: ReadonlyMap<string, number>): number[] {
  const lengths = new Set(Array.from(count.keys(), ({ length }) => length));
  return [...lengths].toSorted((a, b) => b - a);
}

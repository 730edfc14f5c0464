import type { ErrorCode } from '../../shared/errors';

/** The most that the answer of one call can mean. Whatever is more is refused before it is made into objects. */
export interface AnswerLimits {
  /** As they come off the wire, unpacked. */
  bytes: number;
  /** Of the outermost list. */
  rows: number;
  /** Members, rows and brackets together, however they are nested: what parsing costs. */
  values: number;
  /** Brackets inside brackets. */
  depth: number;
}

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** One word, or an object that says how it went. */
export const shortAnswer: AnswerLimits = { bytes: 64 * kilobyte, rows: 100, values: 1_000, depth: 8 };
/** One entity with everything in it. */
export const oneObject: AnswerLimits = { bytes: megabyte, rows: 1_000, values: 20_000, depth: 16 };
/** One page of an archive, the largest that we ask for. */
export const onePage: AnswerLimits = { bytes: 4 * megabyte, rows: 1_000, values: 40_000, depth: 8 };
/** The connections of an installation, the fields of a record. */
export const oneList: AnswerLimits = { bytes: 4 * megabyte, rows: 2_000, values: 40_000, depth: 16 };

/** Of so few letters no objects can be made that hold anything up, so they may be made before they are counted. */
export function isShort(text: string): boolean {
  return text.length <= shortAnswer.bytes;
}

export type Excess = { code: ErrorCode; limit: number };

/** In which words too many bytes are said; the number is in kilobytes. */
export function tooLarge(limits: AnswerLimits): Excess {
  return { code: 'answer-too-large', limit: Math.round(limits.bytes / kilobyte) };
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const isOpening = (sign: number) => sign === 0x5b || sign === 0x7b;
const isClosing = (sign: number) => sign === 0x5d || sign === 0x7d;

/**
 * What of a text in JSON is too much, or null. One pass over the letters that makes no objects and ends at the first
 * excess; whether the text is JSON at all is for the parser to say.
 */
export function findExcess(text: string, limits: AnswerLimits): Excess | null {
  if (text.length > limits.bytes) return tooLarge(limits);
  const isList = text.trimStart().startsWith('[');
  let depth = 0;
  let rows = 1;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === quote) {
      at = endOfString(text, at);
      continue;
    }
    if (isClosing(sign)) depth -= 1;
    else if (isOpening(sign)) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return { code: 'answer-too-deep', limit: limits.depth };
    } else if (sign === comma) {
      values += 1;
      if (isList && depth === 1) rows += 1;
    } else continue;
    if (rows > limits.rows) return { code: 'answer-too-many-rows', limit: limits.rows };
    if (values > limits.values) return { code: 'answer-too-many-values', limit: limits.values };
  }
  return null;
}

/**
 * What of the data of a short text is too much, or null: as `findExcess` finds it in the text, in a third of the time,
 * where the objects are harmless and have to be made anyway.
 */
export function findExcessIn(data: unknown, limits: AnswerLimits): Excess | null {
  if (typeof data !== 'object' || data === null) return null;
  if (Array.isArray(data) && data.length > limits.rows)
    return { code: 'answer-too-many-rows', limit: limits.rows };
  const values = countValues(data, limits.depth);
  if (values === tooDeep) return { code: 'answer-too-deep', limit: limits.depth };
  if (values >= limits.values) return { code: 'answer-too-many-values', limit: limits.values };
  return null;
}

const tooDeep = Infinity;

/** Members, rows and brackets within; `tooDeep` where they are nested more often. */
function countValues(container: object, depth: number): number {
  if (depth === 0) return tooDeep;
  let values = 0;
  if (Array.isArray(container)) {
    const rows: readonly unknown[] = container;
    for (const row of rows) {
      values += 1;
      if (typeof row === 'object' && row !== null) values += countValues(row, depth - 1);
    }
  } else {
    const members = container as Readonly<Record<string, unknown>>;
    for (const name in members) {
      values += 1;
      const member = members[name];
      if (typeof member === 'object' && member !== null) values += countValues(member, depth - 1);
    }
  }
  // One bracket, and a comma less than there are members.
  return Math.max(values, 1);
}

/** Where the text that begins at `from` ends; the end of everything where it does not. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

import { z } from 'zod';
import { findExcess, shortAnswer } from './answer-limits';

/** The site's own words about a failure. */
export interface ErrorBody {
  /** One sentence; empty where the site gave none. */
  reason: string;
  /** Everything it said, for *Details*. */
  detail: string;
}

const maxDetailLength = 4_000;
const word = z.string().nullish().catch(undefined);

/**
 * Every shape of an error that the vendor documents or its client's tests show: `ErrorMessage` (REST), `Message` with
 * `ErrorType` or `MessageDetail` (agents, binding), `FriendlyText` (SoExceptionInfo); and those of common servers in front.
 */
const errorSchema = z.object({
  Error: z.union([z.boolean(), z.string()]).nullish().catch(undefined),
  ErrorType: word,
  ErrorMessage: word,
  Message: word,
  MessageDetail: word,
  FriendlyText: word,
  ExceptionType: word,
  error: word,
  error_description: word,
  title: word,
  detail: word,
});

/** Reads an error answer of any shape. HTML is not read: its text is markup, not a reason. */
export function readErrorBody(text: string): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.startsWith('<')) return { reason: '', detail: '' };
  const parsed = errorSchema.safeParse(parseJson(trimmed));
  if (!parsed.success) return fromText(trimmed);
  return fromMembers(parsed.data);
}

/** True for an object that says of itself that it is an error, whatever the status it came with. */
export function isErrorObject(value: unknown): boolean {
  // Before the validator: lists are nearly all of what is read.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const parsed = errorSchema.safeParse(value);
  if (!parsed.success) return false;
  const { Error: flag, ErrorMessage, Message, MessageDetail, ErrorType, ExceptionType } = parsed.data;
  if (flag === true || (ErrorMessage ?? '') !== '') return true;
  return (
    (Message ?? '') !== '' && [MessageDetail, ErrorType, ExceptionType].some((part) => part !== undefined)
  );
}

/** True for a body that is one of the vendor's documented errors and says what was wrong. */
export function isRefusalWithReason(text: string): boolean {
  return isErrorObject(parseJson(text.trim())) && readErrorBody(text).reason !== '';
}

function fromMembers(members: z.infer<typeof errorSchema>): ErrorBody {
  const sentences = [
    members.ErrorMessage,
    members.FriendlyText,
    members.Message,
    members.error_description,
    members.detail,
    members.title,
    typeof members.Error === 'string' ? members.Error : undefined,
    members.error,
  ].filter((part) => part !== undefined && part !== null && part !== '');
  const reason = sentences[0] ?? '';
  const parts = [members.ErrorType ?? members.ExceptionType, ...sentences, members.MessageDetail];
  const detail = [...new Set(parts.filter((part) => part !== undefined && part !== null && part !== ''))];
  return { reason: limit(reason), detail: limit(detail.join('\n')) };
}

function fromText(text: string): ErrorBody {
  const value = parseJson(text);
  const said = typeof value === 'string' ? value : value === undefined ? text : '';
  return { reason: limit(said), detail: limit(said) };
}

function limit(text: string): string {
  return text.length > maxDetailLength ? `${text.slice(0, maxDetailLength)}…` : text;
}

/** Undefined where the text is no JSON, or more than an error can mean. */
function parseJson(text: string): unknown {
  if (findExcess(text, shortAnswer)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import { AppError, type Changed } from '../../shared/errors';
import { findExcess, findExcessIn, isShort } from './answer-limits';
import type { AnswerKind, WebApiCall } from './calls';
import { isErrorObject, readErrorBody } from './error-body';

const maxParsedCharacters = 512 * 1024;

export interface RawAnswer {
  status: number;
  contentType: string;
  text: string;
}

/**
 * Is this what the WebAPI answers: data of the call's kind, an error in one of its shapes, or nothing at all? Whatever
 * else stands at an address, a page, a text, a service of another kind, is nobody's business here.
 */
export function isWebApiAnswer(answer: RawAnswer, call: WebApiCall): boolean {
  const text = answer.text.trim();
  if (text === '') return true;
  if (looksLikeMarkup(answer, text)) return false;
  // Parsed once already, by whoever asked: a second time would be felt.
  if (text.length > maxParsedCharacters) return text.startsWith(call.answer === 'array' ? '[' : '{');
  const data = parseJson(text);
  if (data === undefined) return false;
  if (answer.status < 200 || answer.status > 299) return isErrorObject(data);
  return data === null || isErrorObject(data) || call.answer === null || isOfKind(data, call.answer);
}

/**
 * The data of a 2xx answer, after making sure that it is data: agents may answer 200 with `null`, an error object or,
 * through a proxy, with a login page. Throws `not-the-webapi`, `broken-answer`, `call-failed`, `rejected`,
 * `refused-without-reason`, or `answer-too-…` where it holds more than the call can mean.
 */
export function parseAnswer(answer: RawAnswer, call: WebApiCall, host: string): unknown {
  const changed: Changed = call.kind === 'write' ? 'unknown' : 'nothing';
  const params = { host, call: call.name, status: answer.status };
  const text = answer.text.trim();
  if (call.answer === 'empty' && text === '') return undefined;
  if (looksLikeMarkup(answer, text)) throw new AppError('not-the-webapi', { changed, params });
  const early = isShort(text) ? null : findExcess(text, call.limits);
  const data = early ? undefined : parseJson(text);
  const excess = early ?? findExcessIn(data, call.limits);
  if (excess) throw new AppError(excess.code, { changed, params: { ...params, limit: excess.limit } });
  if (data === null && call.kind === 'read') throw new AppError('call-failed', { params });
  if (isErrorObject(data)) {
    const { reason, detail } = readErrorBody(text);
    throw new AppError('rejected', { changed, params: { ...params, reason }, detail });
  }
  if (data === undefined || (call.answer !== null && !isOfKind(data, call.answer))) {
    throw new AppError('broken-answer', { changed, params, detail: describeShape(answer) });
  }
  if (call.kind === 'write') throwIfRefused(data, call, params);
  return data;
}

/** Nothing of its words: they may be those of another service altogether. */
function describeShape({ contentType, text }: RawAnswer): string {
  return `${contentType === '' ? 'no content type' : contentType}, ${text.length} characters`;
}

function looksLikeMarkup(answer: RawAnswer, text: string): boolean {
  return text.startsWith('<') || /\b(html|xml)\b/i.test(answer.contentType);
}

const pluginResponseSchema = z.object({
  IsOk: z.boolean(),
  UserExplanation: z.string().nullish(),
  TechExplanation: z.string().nullish(),
  ErrorCode: z.string().nullish(),
  /** `Ok`, `OkWithInfo`, `Warning`, `Error`, or their numbers. */
  Status: z.union([z.string(), z.number()]).nullish(),
});

/** What a site says beside "done". A warning: what was asked for may not have been carried out in full. */
export interface AnswerRemark {
  level: 'info' | 'warning';
  /** The site's own words, or the name of its status where it gives none. */
  words: string;
  /** What it says for an administrator; empty for nothing. */
  detail: string;
}

/**
 * The remark of a PluginResponse that says that it went well; null where it says nothing more. Of any other answer too.
 * Connectors say that they are done although they reached nothing, and tell it in their status alone.
 */
export function readRemark(data: unknown): AnswerRemark | null {
  const parsed = pluginResponseSchema.safeParse(data);
  if (!parsed.success || !parsed.data.IsOk) return null;
  const { UserExplanation, TechExplanation, ErrorCode, Status } = parsed.data;
  const status = String(Status ?? 'Ok');
  const isPlain = ['Ok', '0', ''].includes(status);
  const isInfo = ['OkWithInfo', '1'].includes(status);
  const said = [UserExplanation, ErrorCode].filter((part) => (part ?? '') !== '');
  if (isPlain && said.length === 0) return null;
  return {
    level: isPlain || isInfo ? 'info' : 'warning',
    words: said[0] ?? status,
    detail: [...said.slice(1), TechExplanation ?? ''].filter((part) => part !== '').join('\n'),
  };
}

function isOfKind(data: unknown, kind: AnswerKind): boolean {
  if (kind === 'array') return Array.isArray(data);
  if (kind === 'boolean') return typeof data === 'boolean';
  if (kind === 'text') return typeof data === 'string';
  if (kind === 'plugin-response') return pluginResponseSchema.safeParse(data).success;
  return kind === 'object' && typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** A write that was understood and not done. */
function throwIfRefused(
  data: unknown,
  { answer }: WebApiCall,
  params: Record<string, string | number>,
): void {
  // INFERENCE: `true` is documented as success; that `false` means "not done" is the other half of that sentence.
  if (answer === 'boolean' && data === false) throw new AppError('refused-without-reason', { params });
  if (answer !== 'plugin-response') return;
  const { IsOk, UserExplanation, TechExplanation, ErrorCode } = pluginResponseSchema.parse(data);
  if (IsOk) return;
  const said = [UserExplanation, TechExplanation, ErrorCode].filter((part) => (part ?? '') !== '');
  // It says that it is not done, and may have carried out a part before it met the error.
  const about = { changed: 'unknown', detail: said.join('\n') } as const;
  const told = { ...params, isOk: 'false' };
  const reason = said[0] ?? '';
  if (reason === '') throw new AppError('refused-without-reason', { ...about, params: told });
  throw new AppError('rejected', { ...about, params: { ...told, reason } });
}

/** Undefined where the text is no JSON. A member named `__proto__` is left out: nobody needs it but an attacker. */
function parseJson(text: string): unknown {
  try {
    return text.includes('__proto__')
      ? JSON.parse(text, (name, value: unknown) => (name === '__proto__' ? undefined : value))
      : JSON.parse(text);
  } catch {
    return undefined;
  }
}

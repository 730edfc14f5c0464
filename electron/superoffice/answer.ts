import { AppError, type Changed } from '../../shared/errors';
import type { AnswerKind, ApiCall } from './api-calls';
import { isErrorObject, readErrorBody } from './error-body';

export interface RawAnswer {
  status: number;
  contentType: string;
  text: string;
}

/**
 * The data of a 2xx answer, after making sure that it is data: agents may answer 200 with `null`, an error object or,
 * through a proxy, with a login page. Throws `not-the-webapi`, `broken-answer` or `rejected`.
 */
export function parseAnswer(answer: RawAnswer, call: ApiCall, host: string): unknown {
  const changed: Changed = call.isWrite ? 'unknown' : 'nothing';
  const params = { host, call: call.name, status: answer.status };
  const text = answer.text.trim();
  if (call.answer === 'empty' && text === '') return undefined;
  if (looksLikeMarkup(answer, text)) throw new AppError('not-the-webapi', { changed, params });
  const data = parseJson(text);
  if (data === undefined)
    throw new AppError('broken-answer', { changed, params, detail: text.slice(0, 200) });
  if (isErrorObject(data)) {
    const { reason, detail } = readErrorBody(text);
    throw new AppError('rejected', { changed, params: { ...params, reason }, detail });
  }
  if (call.answer !== null && kindOf(data) !== call.answer) {
    throw new AppError('broken-answer', { changed, params, detail: text.slice(0, 200) });
  }
  return data;
}

function looksLikeMarkup(answer: RawAnswer, text: string): boolean {
  return text.startsWith('<') || /\b(html|xml)\b/i.test(answer.contentType);
}

function kindOf(data: unknown): AnswerKind | null {
  if (Array.isArray(data)) return 'array';
  if (typeof data === 'boolean') return 'boolean';
  if (typeof data === 'string') return 'text';
  return typeof data === 'object' && data !== null ? 'object' : null;
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

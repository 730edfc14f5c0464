import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Refusal, refuseBinding } from './refusal';

/** A request after its body has arrived. */
export interface PracticeRequest {
  method: string;
  /** Decoded path without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  bodyText: string;
}

/** No honest request of a link tool comes near this size. */
export const maxBodyBytes = 20_000_000;

const refuseSize = (): Refusal => {
  const message = `The body is larger than ${maxBodyBytes} bytes.`;
  return new Refusal(413, { Message: message, MessageDetail: message });
};

/** Reads the whole body as text. Throws a refusal (413) for one that is larger than `maxBodyBytes`. */
export async function readBody(incoming: IncomingMessage): Promise<string> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) throw refuseSize();
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    byteCount += chunk.length;
    if (byteCount > maxBodyBytes) throw refuseSize();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Splits the request line's target. A target that cannot be decoded is kept as it came. */
export function parseTarget(target: string): { path: string; query: URLSearchParams } {
  const at = target.indexOf('?');
  const rawPath = at < 0 ? target : target.slice(0, at);
  const query = new URLSearchParams(at < 0 ? '' : target.slice(at + 1));
  try {
    return { path: decodeURIComponent(rawPath), query };
  } catch {
    return { path: rawPath, query };
  }
}

/** The part of a path behind `/api`, without slashes at its ends; null where there is no `/api`. */
export function findApiPath(path: string): string | null {
  const match = /^(?:\/[^/]+)*?\/api(?:\/(.*))?$/i.exec(path);
  return match ? (match[1] ?? '').replace(/^\/+|\/+$/g, '') : null;
}

/** The value of a query option such as `$select`, whatever its case; null where it is missing. */
export function queryOption(query: URLSearchParams, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of query) if (key.toLowerCase() === wanted) return value;
  return null;
}

/** The parsed JSON body; undefined where it is empty. Throws the documented 400 for anything that is no JSON. */
export function parseJsonBody(request: PracticeRequest): unknown {
  const type = (request.headers['content-type'] ?? 'application/json').toLowerCase();
  if (request.bodyText.trim() === '') return undefined;
  if (!type.includes('json')) {
    const message = `The practice site reads JSON only, not '${type}'.`;
    throw new Refusal(415, { Message: message, MessageDetail: message });
  }
  try {
    return JSON.parse(request.bodyText);
  } catch {
    throw refuseBinding('The request body is not valid JSON.', 400);
  }
}

import type { CustomFetch } from 'openid-client';
import { z } from 'zod';
import type { IdTokenCheck } from './id-token-check';
import type { LoginTransport } from './login-transport';

export interface OidcFetchOptions {
  /** Verifies the identity in an answer before the library sees it. */
  checkIdToken?: IdTokenCheck;
  /** The redirect address exactly as it was sent to the login page: the library would add a `/` to a bare host. */
  redirectUri?: string;
}

const tokenAnswerSchema = z.looseObject({ id_token: z.string() });

/** Lets the protocol library speak through our own transport instead of the global fetch. */
export function createOidcFetch(transport: LoginTransport, options: OidcFetchOptions = {}): CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await transport({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers,
      ...(body instanceof URLSearchParams ? { body: fixRedirectUri(body, options).toString() } : {}),
    });
    const text = options.checkIdToken ? await checkAnswer(answer.text, options.checkIdToken) : answer.text;
    const hasBody = answer.status >= 200 && answer.status !== 204 && answer.status !== 304;
    return new Response(hasBody ? text : null, {
      status: answer.status,
      headers: onlyContentType(answer.headers),
    });
  };
}

function fixRedirectUri(body: URLSearchParams, { redirectUri }: OidcFetchOptions): URLSearchParams {
  if (redirectUri === undefined || !body.has('redirect_uri')) return body;
  const fixed = new URLSearchParams(body);
  fixed.set('redirect_uri', redirectUri);
  return fixed;
}

/** Error answers and key sets carry no identity and pass as they are. */
async function checkAnswer(text: string, checkIdToken: IdTokenCheck): Promise<string> {
  const answer = tokenAnswerSchema.safeParse(parseJson(text));
  if (!answer.success) return text;
  return JSON.stringify({ ...answer.data, id_token: await checkIdToken(answer.data.id_token) });
}

// The library reads nothing else, and lengths and encodings no longer fit a text that was read and changed.
function onlyContentType(headers: Record<string, string>): Record<string, string> {
  const { 'content-type': contentType, 'www-authenticate': challenge } = headers;
  return {
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(challenge === undefined ? {} : { 'www-authenticate': challenge }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { AppError } from '../../shared/errors';
import type { LoginAnswer, LoginTransport } from '../sign-in/login-transport';
import type { Exchange, RecordExchange } from '../superoffice/exchange-recorder';

/** Offers the calls of a sign-in, too, to the recorder: discovery, tokens, keys and the tenant's state. */
export function recordLogins(
  transport: LoginTransport,
  site: Pick<Exchange, 'siteId' | 'siteName'>,
  record: RecordExchange,
): LoginTransport {
  return async (request) => {
    const startedAt = new Date();
    const startedMs = performance.now();
    const note = (answer: LoginAnswer | null, errorCode: Exchange['errorCode']) =>
      record({
        ...site,
        startedAt,
        milliseconds: Math.round(performance.now() - startedMs),
        method: request.method,
        url: request.url,
        requestHeaders: { ...request.headers },
        requestBody: request.body ?? '',
        status: answer?.status ?? null,
        responseHeaders: answer?.headers ?? {},
        responseBody: answer?.text ?? '',
        errorCode,
      });
    try {
      const answer = await transport(request);
      note(answer, null);
      return answer;
    } catch (error) {
      note(null, error instanceof AppError ? error.code : 'bug');
      throw error;
    }
  };
}

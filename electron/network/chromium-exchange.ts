import type { StopSignal } from '../superoffice/request-signal';

/** The little of Electron's `net.request` that compatibility mode uses; a test brings its own. */
export interface ChromiumRequest {
  on(event: 'response', listener: (response: ChromiumResponse) => void): unknown;
  on(event: 'redirect', listener: (status: number, method: string, location: string) => void): unknown;
  on(event: 'login', listener: (asker: ChromiumAsker, answer: ChromiumSignIn) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  write(body: string): unknown;
  end(): unknown;
  abort(): void;
}
export interface ChromiumResponse {
  statusCode: number;
  statusMessage: string;
  headers: Record<string, string | string[]>;
  on(event: 'data', listener: (part: Buffer) => void): unknown;
  on(event: 'end' | 'aborted', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
/** Who wants a name and a password. */
export interface ChromiumAsker {
  isProxy: boolean;
  scheme: string;
  host: string;
  port: number;
}
/** Without arguments: there are none. */
export type ChromiumSignIn = (userName?: string, password?: string) => void;

export interface Exchange {
  body: string | null;
  maxAnswerBytes: number;
  signal: StopSignal | undefined;
  /** Called right before the request is handed over: from here on it may have left. */
  onSending: () => void;
  /** A proxy asks; throws the error to give up with. */
  onProxyAsks: (asker: ChromiumAsker) => Promise<{ userName: string; password: string }>;
}

export interface ExchangeAnswer {
  status: number;
  statusText: string;
  headers: Record<string, string | string[]>;
  text: string;
}

/** Why an exchange had no usable answer; everything else is an error of Chromium or of `onProxyAsks`. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  constructor(readonly reason: 'aborted' | 'cut-off' | 'too-large' | 'bad-status') {
    super(reason);
  }
}

/**
 * Runs one request to its end. A redirect is an answer and is not followed. A status outside 200–599 is no answer:
 * Chromium makes one up where a server sends garbage. Electron's `close` event says nothing: it comes before the answer. Throws `ExchangeFailure`, Chromium's error (`net::ERR_…`) or what
 * `onProxyAsks` throws; the request is aborted then.
 */
export function runExchange(request: ChromiumRequest, exchange: Exchange): Promise<ExchangeAnswer> {
  const { signal } = exchange;
  return new Promise<ExchangeAnswer>((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      signal?.removeEventListener('abort', stop);
      settle();
    };
    const fail = (error: unknown) =>
      end(() => {
        reject(error);
        request.abort();
      });
    const succeed = (answer: ExchangeAnswer) => end(() => resolve(answer));
    const stop = () => fail(new ExchangeFailure('aborted'));
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    request.on('error', fail);
    request.on('login', (asker, answer) => void answerSignIn(asker, answer, exchange, fail));
    request.on('redirect', (status, _method, location) =>
      succeed({ status, statusText: '', headers: { location }, text: '' }),
    );
    request.on('response', (response) => readAnswer(response, exchange.maxAnswerBytes, succeed, fail));
    exchange.onSending();
    if (exchange.body !== null) request.write(exchange.body);
    request.end();
  });
}

async function answerSignIn(
  asker: ChromiumAsker,
  answer: ChromiumSignIn,
  exchange: Exchange,
  fail: (error: unknown) => void,
): Promise<void> {
  // The site is given its credentials in the header; for its own 401 there are no others.
  if (!asker.isProxy) return answer();
  try {
    const { userName, password } = await exchange.onProxyAsks(asker);
    answer(userName, password);
  } catch (error) {
    fail(error);
  }
}

function readAnswer(
  response: ChromiumResponse,
  maxBytes: number,
  succeed: (answer: ExchangeAnswer) => void,
  fail: (error: unknown) => void,
): void {
  const { statusCode: status, statusMessage: statusText, headers } = response;
  if (status < 200 || status > 599) return fail(new ExchangeFailure('bad-status'));
  const parts: Buffer[] = [];
  let bytes = 0;
  response.on('data', (part) => {
    bytes += part.length;
    if (bytes > maxBytes) fail(new ExchangeFailure('too-large'));
    else parts.push(part);
  });
  response.on('error', fail);
  response.on('aborted', () => fail(new ExchangeFailure('cut-off')));
  response.on('end', () =>
    succeed({ status, statusText, headers, text: Buffer.concat(parts).toString('utf8') }),
  );
}

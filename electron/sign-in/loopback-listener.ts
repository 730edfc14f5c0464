import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ProgramText } from '../../shared/text/program-text';
import { AppError } from '../../shared/errors';
import { answerEmpty, answerWithPage } from './loopback-page';

export interface LoopbackOptions {
  /** Null: any free port. */
  port: number | null;
  /** Of the redirect address; empty for none. */
  path: string;
  expectedState: string;
  timeoutMs: number;
  signal: AbortSignal;
  text: ProgramText;
}

export interface Loopback {
  /** Exactly as it has to be sent to the login page. */
  redirectUri: string;
  /** The address that the browser came back to, its state checked. Rejects with a coded error. */
  returned: Promise<URL>;
  close: () => void;
}

interface Waiting {
  resolve: (callback: URL) => void;
  reject: (error: AppError) => void;
}

/**
 * Waits on 127.0.0.1 for the browser to come back from the login page, once. What is no answer to this sign-in is told
 * so and changes nothing. Throws `port-taken`; `returned` rejects with `sign-in-timeout` or `cancelled`, and the port is
 * free again in each case.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  if (options.signal.aborted) throw new AppError('cancelled');
  const waiting = createWaiting();
  const server = createServer();
  const port = await listen(server, options.port);
  const origin = `http://127.0.0.1:${port}`;
  server.on('request', (request, response) => answer(request, response, origin, options, waiting));
  const stopTimers = startTimers(options, waiting);
  const close = () => {
    stopTimers();
    server.close();
    // What the browser still reads ends by itself; nothing may keep the program alive for it.
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  };
  waiting.promise.then(close, close);
  return {
    redirectUri: `${origin}${options.path}`,
    returned: waiting.promise,
    close: () => waiting.reject(new AppError('cancelled')),
  };
}

function createWaiting(): Waiting & { promise: Promise<URL> } {
  let resolve: Waiting['resolve'] = ignore;
  let reject: Waiting['reject'] = ignore;
  const promise = new Promise<URL>((onReturn, onError) => {
    resolve = onReturn;
    reject = onError;
  });
  return { promise, resolve, reject };
}

function ignore(): void {
  // Stands in until the promise, which is made at once, hands over its own two functions.
}

async function listen(server: Server, wanted: number | null): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, wanted)));
    server.listen({ host: '127.0.0.1', port: wanted ?? 0, exclusive: true }, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

// Windows keeps ranges of ports for itself and says EACCES for them.
function portError(error: Error, wanted: number | null): AppError {
  const code = 'code' in error ? String(error.code) : '';
  const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
  return new AppError(isTaken ? 'port-taken' : 'bug', {
    params: { port: wanted ?? 0 },
    detail: code,
    cause: error,
  });
}

function startTimers({ signal, timeoutMs }: LoopbackOptions, waiting: Waiting): () => void {
  const cancel = () => waiting.reject(new AppError('cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(() => {
    const minutes = Math.max(1, Math.round(timeoutMs / 60_000));
    waiting.reject(new AppError('sign-in-timeout', { params: { minutes } }));
  }, timeoutMs);
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  options: LoopbackOptions,
  waiting: Waiting,
): void {
  const target = `${origin}${request.url ?? ''}`;
  // Another name for this address in `Host` is a page elsewhere that had its name point here.
  const isOurs = `http://${request.headers.host ?? ''}` === origin && URL.canParse(target);
  const callback = isOurs ? new URL(target) : null;
  if (callback?.pathname !== (options.path === '' ? '/' : options.path)) return answerEmpty(response, 404);
  if (request.method !== 'GET') return answerEmpty(response, 405);
  const { searchParams } = callback;
  // Browsers and curious programs look at addresses.
  if (!['code', 'error', 'state'].some((name) => searchParams.has(name))) return answerEmpty(response, 404);
  // Any page of any tab can send one of these here; if it ended the wait, it could keep a person from ever signing in.
  if (!isAnswerTo(options.expectedState, searchParams)) {
    return answerWithPage(response, 400, options.text, 'foreign');
  }
  answerWithPage(response, 200, options.text, searchParams.has('error') ? 'denied' : 'done');
  waiting.resolve(callback);
}

/** The state that only the login page was told, and one outcome: each of them once. */
function isAnswerTo(expectedState: string, query: URLSearchParams): boolean {
  const outcomes = [...query.getAll('code'), ...query.getAll('error')];
  const states = query.getAll('state');
  return outcomes.length === 1 && states.length === 1 && states[0] === expectedState;
}

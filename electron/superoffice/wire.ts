import {
  AxiosError,
  CanceledError,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { Dispatcher } from 'undici';
import { AppError } from '../../shared/errors';
import { attemptOf, type Attempt } from './attempt';
import { createKeptConnections, type KeptConnections, type OpenConnection } from './kept-connections';
import { targetOf } from './request-target';
import { acceptedEncodings, findUnpack } from './unpack';
import { describeFailure, readHeaders, readText, requireStatus } from './wire-answer';

/** Sends the requests of one site. */
export interface Wire {
  /**
   * Sends one request once. An axios adapter that does what axios's own `http` adapter does for requests like ours, and
   * nothing else: text in and text out, no redirect, no proxy of its own. Rejects with axios's errors and codes.
   * Why there is one: docs/decisions/0022-own-adapter.md.
   */
  send: AxiosAdapter;
  /** Lets idle connections go; what is under way is left to finish. */
  close: () => void;
}

export function createWire(open: OpenConnection, connections = createKeptConnections(open)): Wire {
  return {
    send: (config) =>
      new Promise<AxiosResponse<string>>((resolve, reject) => {
        const attempt = attemptOf(config);
        if (attempt.signal.aborted) reject(new CanceledError(undefined, config));
        else new Sending(config, attempt, connections, resolve, reject).start();
      }),
    close: connections.close,
  };
}

/** One request under way. What comes after it has ended changes nothing. */
class Sending implements Dispatcher.DispatchHandler {
  readonly #connection;
  readonly #stop = () => this.#fail(new CanceledError(undefined, this.config));
  readonly #parts: Buffer[] = [];
  #bytes = 0;
  #response: AxiosResponse<string> | null = null;
  #hasLeft = false;
  #isOver = false;

  constructor(
    private readonly config: InternalAxiosRequestConfig,
    private readonly attempt: Attempt,
    private readonly connections: KeptConnections,
    private readonly resolve: (response: AxiosResponse<string>) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.#connection = connections.take(targetOf(config, attempt).origin);
  }

  start(): void {
    const { config, attempt } = this;
    const { host, path } = targetOf(config, attempt);
    const method = (config.method ?? 'get').toUpperCase();
    const body = typeof config.data === 'string' ? config.data : '';
    const { list, named } = listHeaders(config.headers);
    // Those that the library writes itself, as it writes them, and ours.
    attempt.sentHeaders = { host, connection: 'keep-alive', ...named };
    if (method !== 'GET') attempt.sentHeaders['content-length'] = String(Buffer.byteLength(body));
    attempt.signal.addEventListener('abort', this.#stop);
    this.#connection.dispatch({ method: method as Dispatcher.HttpMethod, path, headers: list, body }, this);
  }

  /** The connection stands, and what comes next are the bytes of the request. */
  onRequestStart(): void {
    // Whatever the library may think of repeating: what throws here is not sent.
    if (this.#hasLeft) throw new AppError('bug', { detail: 'request that left before' });
    this.#hasLeft = true;
    this.attempt.written = true;
    this.attempt.reusedConnection = this.#connection.isUsed;
    this.#connection.isUsed = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
    statusText = '',
  ): void {
    // What a server says in between, such as that it is at work.
    if (status < 200) return;
    this.#response = { status, statusText, headers: readHeaders(headers), data: '', config: this.config };
  }

  onResponseData(_controller: Dispatcher.DispatchController, part: Buffer): void {
    this.#parts.push(part);
    this.#bytes += part.length;
    const { maxContentLength = -1 } = this.config;
    if (maxContentLength > -1 && this.#bytes > maxContentLength) this.#failTooLarge();
  }

  onResponseEnd(): void {
    const response = this.#response;
    if (this.#isOver || response === null) return;
    const unpack = findUnpack(String(response.headers['content-encoding'] ?? ''));
    if (unpack || response.status === 204) delete response.headers['content-encoding'];
    const whole = this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts);
    if (unpack === null || whole.length === 0) return this.#succeed(response, whole);
    unpack(whole, this.config.maxContentLength ?? -1).then(
      (plain) => this.#succeed(response, plain),
      (error: Error) => {
        if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') this.#failTooLarge();
        else this.#fail(AxiosError.from(error, undefined, this.config, undefined, response));
      },
    );
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(describeFailure(error, this.config, this.#response));
  }

  #failTooLarge(): void {
    const words = `maxContentLength size of ${this.config.maxContentLength} exceeded`;
    this.#fail(new AxiosError(words, AxiosError.ERR_BAD_RESPONSE, this.config));
  }

  #succeed(response: AxiosResponse<string>, bytes: Buffer): void {
    if (!this.#finish()) return;
    this.connections.giveBack(this.#connection);
    response.data = readText(bytes);
    const refusal = requireStatus(response, this.config);
    if (refusal === null) this.resolve(response);
    else this.reject(refusal);
  }

  #fail(error: unknown): void {
    if (!this.#finish()) return;
    this.#connection.end();
    this.reject(error);
  }

  #finish(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.attempt.signal.removeEventListener('abort', this.#stop);
    return true;
  }
}

/** The headers of a request, as the library takes them and as they are shown. */
interface ListedHeaders {
  /** Names and values in turn. */
  list: string[];
  named: Readonly<Record<string, string>>;
}

/** Thousands of requests share one object of headers, which nobody changes. */
const listed = new WeakMap<object, ListedHeaders>();

function listHeaders(headers: InternalAxiosRequestConfig['headers']): ListedHeaders {
  const known = listed.get(headers);
  if (known) return known;
  const named: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value: unknown = headers[name];
    if (value !== null && value !== undefined && value !== false) named[name] = toByteString(value);
  }
  named['Accept-Encoding'] = acceptedEncodings;
  const made = { list: Object.entries(named).flat(), named };
  listed.set(headers, made);
  return made;
}

const noByte = /[^\t\u0020-\u007e\u0080-\u00ff]+/g;

/** What no header can carry is left out, as axios leaves it out. */
function toByteString(value: unknown): string {
  const text = typeof value === 'string' ? value : [value].flat().join(', ');
  const clean = text.replace(noByte, '');
  return clean === text ? text : clean.trim();
}

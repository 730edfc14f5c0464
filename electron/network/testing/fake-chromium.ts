import { EventEmitter } from 'node:events';
import type { ChromiumAsker, ChromiumRequest, ChromiumSignIn } from '../chromium-exchange';
import type { ChromiumPort } from '../compatibility-adapter';
import type { ShownCertificate } from '../chromium-errors';

/** What a fake request was made with, and what the test lets happen to it. */
export class FakeRequest extends EventEmitter implements ChromiumRequest {
  body = '';
  isEnded = false;
  isAborted = false;

  constructor(
    readonly method: string,
    readonly url: string,
    readonly headers: Record<string, string>,
    private readonly onEnd: (request: FakeRequest) => void,
  ) {
    super();
  }

  write(body: string): void {
    this.body += body;
  }

  end(): void {
    this.isEnded = true;
    // As Electron does: the request closes when it is handed over, and is answered later.
    setImmediate(() => {
      this.emit('close');
      this.onEnd(this);
    });
  }

  abort(): void {
    this.isAborted = true;
  }

  respond(statusCode: number, body = '', headers: Record<string, string | string[]> = {}): EventEmitter {
    const response = Object.assign(new EventEmitter(), { statusCode, statusMessage: '', headers });
    this.emit('response', response);
    response.emit('data', Buffer.from(body));
    return response;
  }

  /** A whole answer. */
  answer(statusCode: number, body = '', headers: Record<string, string | string[]> = {}): void {
    this.respond(statusCode, body, { 'content-type': 'application/json', ...headers }).emit('end');
  }

  fail(name: string): void {
    this.emit('error', new Error(`net::${name}`));
  }

  ask(asker: ChromiumAsker): Promise<Parameters<ChromiumSignIn>> {
    return new Promise((resolve) => {
      const answer: ChromiumSignIn = (...credentials) => resolve(credentials);
      this.emit('login', asker, answer);
    });
  }
}

/** A port that keeps a log of what happened to it, in order: `close`, `POST`. */
export interface FakePort extends ChromiumPort {
  log: string[];
  requests: FakeRequest[];
  /** What happens once a request was handed over. */
  onEnd: (request: FakeRequest) => void;
  /** The system's proxy answer. */
  proxyAnswer: string;
  /** By host name. */
  certificates: Map<string, ShownCertificate>;
}

export function createFakePort(): FakePort {
  const port: FakePort = {
    log: [],
    requests: [],
    onEnd: (request) =>
      request.answer(request.method === 'GET' ? 200 : 204, request.method === 'GET' ? '{}' : ''),
    proxyAnswer: 'DIRECT',
    certificates: new Map(),
    resolveProxy: async () => port.proxyAnswer,
    certificateOf: (hostname) => port.certificates.get(hostname) ?? null,
    closeConnections: async () => {
      port.log.push('close');
    },
    open: ({ method, url, headers }) => {
      port.log.push(method);
      const request = new FakeRequest(method, url, headers, (ended) => port.onEnd(ended));
      port.requests.push(request);
      return request;
    },
  };
  return port;
}

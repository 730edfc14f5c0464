import type { ErrorCode } from '../../../../shared/errors';
import { createNetworkClient, type NetworkClient, type NetworkClientOptions } from '../network-client';
import { startTestSite, type Answer } from '../test-site';

/** A fault of a company's network, and what a person reads about it. */
export interface Fault {
  /** Begins with the number of the fault where it has one. */
  fault: string;
  code: ErrorCode;
  /** Provokes it with real servers; what it starts is closed after the test. */
  arrange: (closers: Closers) => Promise<Arranged>;
  /** Word by word, without what was changed. `call` is what was asked of the site. */
  sentence: (about: { host: string; proxy: string; call: string }) => string;
  /** After a write. A read never changes anything. */
  changed: 'nothing' | 'unknown';
  /** Said in the same words as this other fault, because a person can do no other thing about it. */
  sameAs?: string;
}

export interface Arranged {
  client: NetworkClient;
  host: string;
  proxy?: string;
}
export type Closers = (() => unknown)[];

type OpenOptions = Omit<NetworkClientOptions, 'address'>;

/** The client of a site at that address. Long enough for a busy machine: only the fault that is about time runs into it. */
export function open(closers: Closers, address: string, options: OpenOptions = {}): Arranged {
  const client = createNetworkClient({ address, timeouts: { readMs: 60_000, writeMs: 60_000 }, ...options });
  closers.push(client.close);
  return { client, host: new URL(address).host };
}

/** A site that answers everything in this way. */
export function answering(answer: Answer, options: OpenOptions = {}): Fault['arrange'] {
  return async (closers) => {
    const site = await startTestSite();
    closers.push(site.close);
    site.answer = answer;
    return open(closers, `http://127.0.0.1:${site.port}/crm`, options);
  };
}

export function answeringStatus(
  status: number,
  headers: Record<string, string> = {},
  body = '',
): Fault['arrange'] {
  return answering((_request, response) => response.writeHead(status, headers).end(body));
}

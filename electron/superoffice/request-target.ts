import { Axios, type InternalAxiosRequestConfig } from 'axios';

/** Where a request goes, in the parts that Node's stack wants. */
export interface RequestTarget {
  /** The whole address. */
  href: string;
  origin: string;
  protocol: 'http:' | 'https:';
  /** Without the brackets of an IPv6 address. */
  hostname: string;
  /** Empty = the protocol's own. */
  port: string;
  /** As the header of that name has it: with the port where it is not the protocol's own. */
  host: string;
  /** With the query. */
  path: string;
}

/** Throws Node's `ERR_INVALID_URL`. */
export function readTarget(address: string | URL): RequestTarget {
  const url = typeof address === 'string' ? new URL(address) : address;
  return {
    href: url.href,
    origin: url.origin,
    protocol: url.protocol === 'https:' ? 'https:' : 'http:',
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port,
    host: url.host,
    path: `${url.pathname}${url.search}`,
  };
}

/** As it was prepared; where the site has moved meanwhile, as it is now. */
export function targetOf(
  config: InternalAxiosRequestConfig,
  { target }: { target: RequestTarget },
): RequestTarget {
  if (target.href.startsWith(config.baseURL ?? '')) return target;
  return readTarget(new Axios({}).getUri(config));
}

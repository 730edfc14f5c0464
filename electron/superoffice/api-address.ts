import { AppError } from '../../shared/errors';

/** Where a site's WebAPI answers. */
export interface ApiAddress {
  /** Ends in `/api`, without a closing slash. */
  url: string;
  origin: string;
  host: string;
  /** Plain http to something else than this computer: passwords and data would travel in clear. */
  insecure: boolean;
}

/**
 * The WebAPI's base address for what a person typed: with or without scheme, closing `/`, `/api` or `/api/v1`.
 * Throws `invalid-input` with the field `address`.
 */
export function toApiAddress(typed: string): ApiAddress {
  const url = parseUrl(typed.trim());
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/api\/v1$/i, '/api')
    .replace(/\/[^/]+\.aspx$/i, '');
  const apiPath = /\/api$/i.test(path) ? path : `${path}/api`;
  return {
    url: `${url.origin}${apiPath}`,
    origin: url.origin,
    host: url.host,
    insecure: url.protocol === 'http:' && !isLoopback(url.hostname),
  };
}

/** True for the addresses of this computer itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Throws `insecure-address` unless the address is encrypted, on this computer, or allowed by the user's own choice. */
export function requireSecureAddress(address: ApiAddress, allowHttp: boolean): void {
  if (address.insecure && !allowHttp) {
    throw new AppError('insecure-address', { params: { host: address.host } });
  }
}

function parseUrl(typed: string): URL {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(typed) || !URL.canParse(withScheme)) throw invalidAddress();
  const url = new URL(withScheme);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  // A password inside the address would be stored in clear with the site.
  if (!isHttp || url.hostname === '' || url.username !== '' || url.password !== '') throw invalidAddress();
  return url;
}

function invalidAddress(): AppError {
  return new AppError('invalid-input', { fields: { address: 'address-invalid' } });
}

import { AppError, type ErrorCode } from '../../shared/errors';
import { chainError } from './certificate-errors';
import { ExchangeFailure } from './chromium-exchange';
import type { ShownCertificate } from './shown-certificates';

/** A failure of Chromium's stack in the words of Node's, so that one table of sentences serves both. */
export interface TranslatedFailure {
  /** Node's code of the same failure. */
  code: string;
  /** A failure with a code of our own. */
  cause: AppError | null;
  /** The connection never stood. On a connection opened for this request alone that means that nothing left. */
  neverConnected: boolean;
}

/** Who and what the failure is about. */
export interface FailureContext {
  /** The first proxy on the way; empty = none. */
  proxy: string;
  /** The site, as sentences name it. */
  host: string;
  /** The certificate that the site showed last. */
  shown: ShownCertificate | null;
}

const neverConnected: Readonly<Record<string, string>> = {
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_NAME_RESOLUTION_FAILED: 'EAI_AGAIN',
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
  ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
};

const afterwards: Readonly<Record<string, string>> = {
  ERR_TIMED_OUT: 'ETIMEDOUT',
  ERR_CONNECTION_TIMED_OUT: 'ETIMEDOUT',
  ERR_INVALID_HTTP_RESPONSE: 'HPE_INVALID_CONSTANT',
  ERR_CONTENT_DECODING_FAILED: 'Z_DATA_ERROR',
  ERR_RESPONSE_HEADERS_TOO_BIG: 'HPE_HEADER_OVERFLOW',
};

const ownFailures = {
  aborted: 'ECONNABORTED',
  'cut-off': 'ECONNRESET',
  'too-large': 'ERR_BAD_RESPONSE',
  'bad-status': 'HPE_INVALID_STATUS',
} as const;

/** Translates what `runExchange` threw. */
export function translateFailure(error: unknown, context: FailureContext): TranslatedFailure {
  const { proxy, host } = context;
  if (error instanceof AppError) return { code: error.code, cause: error, neverConnected: true };
  if (error instanceof ExchangeFailure) {
    return { code: ownFailures[error.reason], cause: null, neverConnected: false };
  }
  const name = /net::(ERR_\w+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  const about = { params: { proxy, host, status: name }, detail: name, cause: error };
  if (/^ERR_(PROXY_CONNECTION_FAILED|SOCKS_|MANDATORY_PROXY|PROXY_CERTIFICATE)/.test(name)) {
    return { code: name, cause: new AppError('proxy-unreachable', about), neverConnected: true };
  }
  if (/^ERR_(TUNNEL_CONNECTION_FAILED|PROXY_AUTH_|UNEXPECTED_PROXY_AUTH)/.test(name)) {
    return { code: name, cause: new AppError('proxy-refused', about), neverConnected: true };
  }
  if (name.startsWith('ERR_CERT_')) {
    const cause = chainError(certificateCode(name, context.shown), {
      host,
      chain: context.shown?.chain ?? [],
      systemCode: name,
      cause: error,
    });
    return { code: name, cause, neverConnected: true };
  }
  const early = neverConnected[name];
  if (early !== undefined) return { code: early, cause: null, neverConnected: true };
  return { code: afterwards[name] ?? 'ECONNRESET', cause: null, neverConnected: false };
}

/** Chromium names the gravest fault alone; about an authority that it does not know, our own verdict says more. */
function certificateCode(name: string, shown: ShownCertificate | null): ErrorCode {
  if (name === 'ERR_CERT_COMMON_NAME_INVALID') return 'certificate-wrong-host';
  if (shown === null) return 'certificate';
  if (name === 'ERR_CERT_DATE_INVALID') return dateCode(shown);
  return name === 'ERR_CERT_AUTHORITY_INVALID' && shown.verdict !== 'trusted' ? shown.verdict : 'certificate';
}

function dateCode({ chain, atMs }: ShownCertificate): ErrorCode {
  const [own] = chain;
  if (!own) return 'certificate';
  if (Date.parse(own.validTo) < atMs) return 'certificate-expired';
  return Date.parse(own.validFrom) > atMs ? 'certificate-not-yet-valid' : 'certificate';
}

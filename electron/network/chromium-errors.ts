import type { CertificateFacts } from '../../shared/connection-test';
import { AppError, type ErrorCode } from '../../shared/errors';
import { chainError } from './certificate-errors';
import { answerTooLargeCode } from '../superoffice/http-errors';
import { ExchangeFailure } from './chromium-exchange';

/** What a host showed last. */
export interface ShownCertificate {
  chain: CertificateFacts[];
  /** When, milliseconds since 1970. */
  atMs: number;
}

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
  isWrite: boolean;
  /** The certificate that the site showed last. */
  shown: ShownCertificate | null;
}

const neverConnected: Readonly<Record<string, string>> = {
  ERR_NAME_NOT_RESOLVED: 'ENOTFOUND',
  ERR_NAME_RESOLUTION_FAILED: 'EAI_AGAIN',
  ERR_CONNECTION_REFUSED: 'ECONNREFUSED',
};

// A connection that stands can end with each of these, the two about the network too.
const afterwards: Readonly<Record<string, string>> = {
  ERR_ADDRESS_UNREACHABLE: 'EHOSTUNREACH',
  ERR_INTERNET_DISCONNECTED: 'ENETUNREACH',
  ERR_TIMED_OUT: 'ETIMEDOUT',
  ERR_CONNECTION_TIMED_OUT: 'ETIMEDOUT',
  ERR_INVALID_HTTP_RESPONSE: 'HPE_INVALID_CONSTANT',
  ERR_CONTENT_DECODING_FAILED: 'Z_DATA_ERROR',
  ERR_RESPONSE_HEADERS_TOO_BIG: 'HPE_HEADER_OVERFLOW',
};

const ownFailures = {
  aborted: 'ECONNABORTED',
  'cut-off': 'ECONNRESET',
  'too-large': answerTooLargeCode,
  'bad-status': 'HPE_INVALID_STATUS',
} as const;

/** Translates what `runExchange` threw. */
export function translateFailure(error: unknown, context: FailureContext): TranslatedFailure {
  const { proxy, host, isWrite } = context;
  const changed = isWrite ? 'unknown' : 'nothing';
  if (error instanceof AppError) return { code: error.code, cause: error, neverConnected: true };
  if (error instanceof ExchangeFailure) {
    return { code: ownFailures[error.reason], cause: null, neverConnected: false };
  }
  const name = /net::(ERR_\w+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  const about = { params: { proxy, host, status: name }, detail: name, cause: error };
  if (/^ERR_(PROXY_CONNECTION_FAILED|SOCKS_|MANDATORY_PROXY|PROXY_CERTIFICATE)/.test(name)) {
    return { code: name, cause: new AppError('proxy-unreachable', about), neverConnected: true };
  }
  // The site itself asked as only a proxy may, which is an answer: the request had reached it.
  if (name === 'ERR_UNEXPECTED_PROXY_AUTH') {
    const params = { host, status: 407 };
    const cause = new AppError('site-error', { changed, params, detail: name, cause: error });
    return { code: name, cause, neverConnected: false };
  }
  if (/^ERR_(TUNNEL_CONNECTION_FAILED|PROXY_AUTH_)/.test(name)) {
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

/** Chromium names the gravest fault alone. Which authorities it knows is the system's matter, and no file of ours counts. */
function certificateCode(name: string, shown: ShownCertificate | null): ErrorCode {
  if (name === 'ERR_CERT_COMMON_NAME_INVALID') return 'certificate-wrong-host';
  const code = name === 'ERR_CERT_DATE_INVALID' && shown !== null ? dateCode(shown) : null;
  return code ?? 'certificate-system-store';
}

function dateCode({ chain, atMs }: ShownCertificate): ErrorCode | null {
  const [own] = chain;
  if (!own) return null;
  if (Date.parse(own.validTo) < atMs) return 'certificate-expired';
  return Date.parse(own.validFrom) > atMs ? 'certificate-not-yet-valid' : null;
}

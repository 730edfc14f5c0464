import {
  AxiosError,
  AxiosHeaders,
  isAxiosError,
  type AxiosAdapter,
  type InternalAxiosRequestConfig,
} from 'axios';
import { AppError, type ErrorCode } from '../../shared/errors';
import { attemptOf } from '../superoffice/attempt';
import { isRefused } from '../superoffice/http-errors';
import type { Credential, CredentialHeaders } from './credential';

export interface CredentialAdapterOptions {
  credential: Credential;
  /** Sends one prepared request: the way of the network. */
  send: AxiosAdapter;
  /** The site answered 421 at this address: where it is now, or null where nobody knows better. Online only. */
  relocate?: (usedApiAddress: string) => Promise<string | null>;
}

/**
 * Signs every request of a site. A read that the site refused with 401 or 421 is sent once more where the credential
 * or the address could be renewed. A write goes out once: what was renewed serves the person's own next try.
 */
export function createCredentialAdapter(options: CredentialAdapterOptions): AxiosAdapter {
  const sign = createSigner(options.credential);
  return async (config) => {
    const sent = await sign(config);
    try {
      return await options.send(config);
    } catch (error) {
      const cured = await cure(error, config, sent, options);
      if (cured === null) throw error;
      if (attemptOf(config).call.kind === 'write') throw refusedWith(config, cured, error);
    }
    await sign(config);
    return options.send(config);
  };
}

const credentialNames = ['Authorization', 'Cookie', 'SO-AppToken', 'X-XSRF-TOKEN'];

interface SignedHeaders {
  credential: CredentialHeaders;
  headers: AxiosHeaders;
}

/** Puts the headers of the credential into those of a request. Thousands of requests have the same, so these share them. */
function createSigner(
  credential: Credential,
): (config: InternalAxiosRequestConfig) => Promise<CredentialHeaders> {
  const ask = () => credential.headers();
  const last = new WeakMap<AxiosHeaders, SignedHeaders>();
  return async (config) => {
    const headers = await withAxiosErrors(config, ask);
    const known = last.get(config.headers);
    if (known && isSame(known.credential, headers)) {
      config.headers = known.headers;
      return headers;
    }
    const signed = new AxiosHeaders(config.headers);
    for (const name of credentialNames) signed.delete(name);
    for (const [name, value] of Object.entries(headers)) signed.set(name, value);
    last.set(config.headers, { credential: headers, headers: signed });
    config.headers = signed;
    return headers;
  };
}

function isSame(one: CredentialHeaders, other: CredentialHeaders): boolean {
  for (const name in one) if (one[name] !== other[name]) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}

/** What was put right, so that the next try stands a better chance. Throws where renewing says more than the refusal. */
async function cure(
  error: unknown,
  config: InternalAxiosRequestConfig,
  sent: CredentialHeaders,
  { credential, relocate }: CredentialAdapterOptions,
): Promise<'sign-in-renewed' | 'tenant-moved' | null> {
  const status = isAxiosError(error) ? error.response?.status : undefined;
  if (status === 401) {
    const isRenewed = await withAxiosErrors(config, async () => credential.onUnauthorized?.(sent));
    return isRenewed === true ? 'sign-in-renewed' : null;
  }
  if (status !== 421 || !relocate) return null;
  const moved = await withAxiosErrors(config, () => relocate(config.baseURL ?? ''));
  if (moved === null) throw refusedWith(config, 'wrong-tenant-host', error);
  config.baseURL = moved;
  return 'tenant-moved';
}

/** Whatever is done for the sign-in is no time of this request: its deadline stands still, as in any line of our own. */
async function withAxiosErrors<T>(config: InternalAxiosRequestConfig, work: () => Promise<T>): Promise<T> {
  try {
    return await attemptOf(config).inLine(work);
  } catch (error) {
    throw error instanceof AppError ? toAxiosError(config, error) : error;
  }
}

/** The status stays: the site did answer. Whether it refused before it did anything is a question of its own. */
function refusedWith(config: InternalAxiosRequestConfig, code: ErrorCode, error: unknown): AxiosError {
  const status = isAxiosError(error) ? error.response?.status : undefined;
  const isUnknown = attemptOf(config).call.kind === 'write' && !isRefused(error);
  const changed = isUnknown ? 'unknown' : 'nothing';
  return toAxiosError(config, new AppError(code, { changed, ...(status ? { params: { status } } : {}) }));
}

/** A coded error in the form in which the site's client looks for it. */
function toAxiosError(config: InternalAxiosRequestConfig, error: AppError): AxiosError {
  return AxiosError.from(error, error.code, config);
}

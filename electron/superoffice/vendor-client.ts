import type { WebApiOptions } from '@superoffice/webapi/WebApiBase.js';
import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { SiteClient } from './site-client';

/** Members that may be null or missing in an answer read as empty text: a missing text and an empty one are the same to us. */
export const lenientText = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** What the vendor's client takes beside a request: it uses the controller's signal. */
export interface CallOptions {
  abortController?: AbortController;
}

/**
 * Parses what the vendor's client gave back, leaving out members we do not use. Throws `broken-answer` where something
 * that we depend on is not there.
 */
export function parseVendorAnswer<T>(
  schema: z.ZodType<T>,
  value: unknown,
  call: string,
  client: SiteClient,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n');
  throw new AppError('broken-answer', { params: { host: client.address.host, call }, detail });
}

/**
 * Complete options for one of the vendor's agents. An option left out would be filled in from static options that the
 * vendor's base class remembers from whichever agent was made first: another site's address, language or credentials.
 * The objects are new at every call because agents change them.
 */
export function createVendorOptions(
  client: SiteClient,
  params: Readonly<Record<string, string>> = {},
): WebApiOptions {
  return {
    baseUrl: `${client.address.url}/`,
    // The vendor's agents call nothing but its methods.
    axios: client.axios as AxiosInstance,
    // Read for every request, and its headers written to: present, own and empty.
    axiosConfig: { headers: {}, params: { ...params } },
    // Headers come from the client's interceptor. A blank is replaced by the remembered option, so these are not blank.
    languageCode: 'site',
    cultureCode: 'site',
    timezone: 'site',
    timezoneInclude: false,
    resourceManager: {},
    errorHandler: rethrow,
  };
}

async function rethrow(error: unknown): Promise<never> {
  throw error;
}

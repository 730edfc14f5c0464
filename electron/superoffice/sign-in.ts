import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { SiteClient } from './site-client';
import { lenientText, parseVendorAnswer } from './vendor-client';

/** Who we are at a site, and which version answers. */
export interface WhoAmI {
  userName: string;
  fullName: string;
  siteVersion: string;
  /** Null where the site does not say. */
  associateId: string | null;
}

const versionSchema = z.object({ NetServerVersion: lenientText });
// `Associate` is the name one signs in with.
const principalSchema = z.object({
  Associate: lenientText,
  FullName: lenientText,
  AssociateId: z.union([z.number(), z.string()]).nullish(),
});

/**
 * Asks the site for its version (`GET /api`) and for the signed-in user (`GET /api/v1/User/currentPrincipal`). The
 * vendor's client has neither call, so these two go through the site's axios instance directly.
 */
export async function readWhoAmI(client: SiteClient): Promise<WhoAmI> {
  // One after the other: whether this is a WebAPI at all is the more telling answer.
  const version = await client.axios.get<unknown>('');
  const { NetServerVersion } = parseVendorAnswer(versionSchema, version.data, 'api', client);
  if (NetServerVersion === '') {
    throw new AppError('not-the-webapi', { params: { host: client.address.host, call: 'api' } });
  }
  return { ...(await readPrincipal(client)), siteVersion: NetServerVersion };
}

/** Who we are at a site (`GET /api/v1/User/currentPrincipal`). */
export async function readPrincipal(client: SiteClient): Promise<Omit<WhoAmI, 'siteVersion'>> {
  const principal = await client.axios.get<unknown>('v1/User/currentPrincipal');
  const user = parseVendorAnswer(principalSchema, principal.data, 'currentPrincipal', client);
  const { Associate: userName, FullName: fullName, AssociateId: associateId } = user;
  return { userName, fullName, associateId: associateId ? String(associateId) : null };
}

/** The `Authorization` header of Basic sign-in. */
export function basicAuthorization(userName: string, password: string): string {
  return `Basic ${Buffer.from(`${userName}:${password}`, 'utf8').toString('base64')}`;
}

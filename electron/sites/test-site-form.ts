import type { ConnectionTestReport } from '../../shared/connection-test';
import { AppError } from '../../shared/errors';
import type { SignInReport, SiteForm } from '../../shared/site';
import type { Networks } from '../network/networks';
import { redactErrorData, type Redact } from '../redaction/redact';
import { loginOriginOf } from '../sign-in/online-hosts';
import { requireSecureAddress, toApiAddress } from '../superoffice/api-address';
import { readWhoAmI } from '../superoffice/sign-in';
import type { ConnectionKeeper } from './connection-keeper';
import type { OnlineSessions } from './online-sessions';
import { probeSite } from './probe-site';

export interface ConnectionTestTools {
  networks: Networks;
  online: OnlineSessions;
  redact: Redact;
  noteProxyRefusal: (siteId: string, error: AppError) => void;
}

/**
 * Tests the connection to the site of a form, without credentials. Throws `invalid-input` for an address that is none, and
 * `insecure-address`.
 */
export async function testSiteConnection(
  form: SiteForm,
  { networks, online, redact, noteProxyRefusal }: ConnectionTestTools,
): Promise<ConnectionTestReport> {
  const address = toApiAddress(await findAddress(form, online));
  // Like every request: what goes out here could be seen as well.
  requireSecureAddress(address, form.allowHttp || form.signIn.scheme === 'online');
  const { requestsPerSecond } = form.requests;
  const report = await networks.testConnection(address, { ...form.network, requestsPerSecond });
  if (report.failure === null) return report;
  const error = redactErrorData(report.failure.error, redact);
  const { code, ...about } = error;
  noteProxyRefusal(form.id ?? '', new AppError(code, about));
  return { ...report, failure: { ...report.failure, error } };
}

/** Where SuperOffice Online has the tenant; its login service while nobody knows which tenant it is. */
async function findAddress(form: SiteForm, online: OnlineSessions): Promise<string> {
  if (form.signIn.scheme !== 'online') return form.address;
  try {
    const session = await online.ofForm({ ...form, id: form.id ?? '' }, form.secrets ?? {});
    return (await session.tenant()).apiAddress;
  } catch (error) {
    if (error instanceof AppError) return loginOriginOf(form.signIn.environment);
    throw error;
  }
}

/** Signs in as a form says and tells who we are, where, and what this user may do. Nothing is kept or written. */
export async function testSignIn(
  form: SiteForm,
  { connections, clock }: { connections: ConnectionKeeper; clock: () => Date },
): Promise<SignInReport> {
  const startedMs = performance.now();
  const site = await connections.ofForm(form);
  try {
    const whoAmI = await readWhoAmI(site.client);
    const milliseconds = Math.round(performance.now() - startedMs);
    const rights = await probeSite(site, clock);
    const { scheme, tenant, expiresAt } = site.credential.describe();
    return { ...whoAmI, address: site.client.address.url, milliseconds, scheme, tenant, expiresAt, rights };
  } finally {
    site.close();
  }
}

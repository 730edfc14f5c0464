import type { ConnectionTestReport } from '../../shared/connection-test';
import { AppError } from '../../shared/errors';
import type { SiteForm } from '../../shared/site';
import type { Networks } from '../network/networks';
import { redactErrorData, type Redact } from '../redaction';
import { loginOriginOf } from '../sign-in/online-hosts';
import { toApiAddress } from '../superoffice/api-address';
import type { OnlineSignIns } from './online-sessions';

export interface ConnectionTestTools {
  networks: Networks;
  online: OnlineSignIns;
  redact: Redact;
  noteProxyRefusal: (siteId: string, error: AppError) => void;
}

/** Goes the way to the site of a form, without credentials. Throws `invalid-input` for an address that is none. */
export async function testSiteConnection(
  form: SiteForm,
  { networks, online, redact, noteProxyRefusal }: ConnectionTestTools,
): Promise<ConnectionTestReport> {
  const address = toApiAddress(await findAddress(form, online));
  const { requestsPerSecond } = form.requests;
  const report = await networks.testConnection(address, { ...form.network, requestsPerSecond });
  if (report.failure === null) return report;
  const error = redactErrorData(report.failure.error, redact);
  const { code, ...about } = error;
  noteProxyRefusal(form.id ?? '', new AppError(code, about));
  return { ...report, failure: { ...report.failure, error } };
}

/** Where SuperOffice Online has the tenant; its login service while nobody knows which tenant it is. */
async function findAddress(form: SiteForm, online: OnlineSignIns): Promise<string> {
  if (form.signIn.scheme !== 'online') return form.address;
  try {
    const session = await online.ofForm({ ...form, id: form.id ?? '' }, form.secrets ?? {});
    return (await session.tenant()).apiAddress;
  } catch (error) {
    if (error instanceof AppError) return loginOriginOf(form.signIn.environment);
    throw error;
  }
}

import type { ConnectionTestReport } from '../../shared/connection-test';
import { AppError } from '../../shared/errors';
import type { SiteForm } from '../../shared/site';
import type { Networks } from '../network/networks';
import { loginOriginOf } from '../sign-in/online-hosts';
import { toApiAddress } from '../superoffice/api-address';
import type { OnlineSignIns } from './online-sign-ins';

export interface ConnectionTestTools {
  networks: Networks;
  online: OnlineSignIns;
  noteProxyRefusal: (siteId: string, error: AppError) => void;
}

/** Goes the way to the site of a form, without credentials. Throws `invalid-input` for an address that is none. */
export async function testSiteConnection(
  form: SiteForm,
  { networks, online, noteProxyRefusal }: ConnectionTestTools,
): Promise<ConnectionTestReport> {
  const address = toApiAddress(await findAddress(form, online));
  const { requestsPerSecond } = form.requests;
  const report = await networks.testConnection(address, { ...form.network, requestsPerSecond });
  if (report.failure) {
    const { code, ...about } = report.failure.error;
    noteProxyRefusal(form.id ?? '', new AppError(code, about));
  }
  return report;
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

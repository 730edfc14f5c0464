import type { SignInReport, SiteForm } from '../../shared/site';
import { readWhoAmI } from '../superoffice/sign-in';
import { probeSite } from './probe-site';
import type { SiteConnections } from './connection-pool';

/** Signs in as a form says and tells who we are, where, and what this user may do. Nothing is kept or written. */
export async function testSignIn(
  form: SiteForm,
  { connections, clock }: { connections: SiteConnections; clock: () => Date },
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

import { toApiAddress } from '../../superoffice/api-address';
import { createSiteClient } from '../../superoffice/site-client';
import { createCompatibilityAdapter } from '../compatibility-adapter';
import { createProxySignInTurns, type ProxyCredentials } from '../proxy-sign-in';
import { createFakePort } from './fake-chromium';

/** The proxy on the way to the site. */
export const company = 'proxy.corp:8080';

/** The client of a site in compatibility mode, over two stand-ins for Chromium's network. For tests only. */
export function openCompatibilityClient(
  known: ProxyCredentials | null = null,
  options: { address?: string; others?: string; writeMs?: number } = {},
) {
  const reads = createFakePort();
  const writes = createFakePort();
  const refused: string[] = [];
  const at = { isOnline: true };
  const credentials = new Map(known ? [[company, known]] : []);
  for (const port of [reads, writes]) port.proxyAnswer = options.others ?? `PROXY ${company}`;
  const client = createSiteClient({
    address: toApiAddress(options.address ?? 'https://crm.test/crm'),
    allowHttp: true,
    language: 'en',
    appVersion: '0',
    authorization: async () => 'Basic x',
    timeouts: { readMs: 60_000, writeMs: options.writeMs ?? 60_000 },
    adapter: createCompatibilityAdapter({
      ports: () => ({ reads, writes }),
      hasNetwork: () => at.isOnline,
      proxySignIn: createProxySignInTurns({
        find: async (proxy) => credentials.get(proxy) ?? null,
        noteRefused: (proxy) => {
          refused.push(proxy);
          credentials.delete(proxy);
        },
      }),
    }),
  });
  const read = () => client.axios.get<unknown>('v1/User/currentPrincipal');
  const write = (body: object = { CrmRecordId: 1 }, signal?: AbortSignal) =>
    client.axios.post<unknown>('v1/Agents/ErpSync/ConnectActor', body, signal ? { signal } : {});
  return { reads, writes, refused, credentials, client, read, write, at };
}

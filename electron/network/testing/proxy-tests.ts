import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createAuthority, createCertificate, type TestCertificate } from './certificates';
import { startForwardingProxy, type ForwardingProxy, type ForwardingProxyOptions } from './forwarding-proxy';
import { createNetworkClient, type NetworkClient, type NetworkClientOptions } from './network-client';
import { startTestSite, type TestSite } from './test-site';

/** What the tests of proxies do with the site of the test that is running; everything is closed after it. */
export interface ProxyTests {
  /** The site that was started last. */
  readonly site: TestSite;
  closeLater: (close: () => unknown) => void;
  /** A certificate of the company's authority, which `open` trusts. */
  certify: (name: string) => Promise<TestCertificate>;
  startEncryptedSite: () => Promise<void>;
  startPlainSite: () => Promise<void>;
  /** One that knows `crm.test` and leads it to the site. */
  startProxy: (options?: Partial<ForwardingProxyOptions>) => Promise<ForwardingProxy>;
  open: (options: Omit<NetworkClientOptions, 'address'> & { address?: string }) => NetworkClient;
}

/** To be called at the top of a test file. */
export function prepareProxyTests(): ProxyTests {
  const closers: (() => unknown)[] = [];
  let folder = '';
  let caFile = '';
  let authority: TestCertificate;
  let site: TestSite;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-proxy-'));
    caFile = path.join(folder, 'company-ca.pem');
    authority = await createAuthority('Company CA');
    await writeFile(caFile, authority.cert);
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });
  const startSite = async (certificate?: TestCertificate) => {
    site = await startTestSite(certificate);
    closers.push(site.close);
  };
  return {
    get site() {
      return site;
    },
    closeLater: (close) => closers.push(close),
    certify: (name) => createCertificate({ names: [name] }, authority),
    startEncryptedSite: async () => startSite(await createCertificate({ names: ['crm.test'] }, authority)),
    startPlainSite: () => startSite(),
    startProxy: async (options = {}) => {
      const proxy = await startForwardingProxy({ hosts: { 'crm.test': site.port }, ...options });
      closers.push(proxy.close);
      return proxy;
    },
    open: (options) => {
      const client = createNetworkClient({
        address: 'https://crm.test/crm',
        settings: { authority: caFile },
        ...options,
      });
      closers.push(client.close);
      return client;
    },
  };
}

import type { ElectronApplication, Page } from '@playwright/test';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  createAuthority,
  createCertificate,
  type TestCertificate,
} from '../electron/network/testing/certificates';
import {
  startForwardingProxy,
  type ForwardingProxy,
  type ForwardingProxyOptions,
} from '../electron/network/testing/forwarding-proxy';
import { startTlsFront, type TlsFront } from '../electron/network/testing/tls-front';
import { findFreePort } from '../electron/testing/free-port';

export const companyHost = 'crm.fjordbygg.test';

/** A company's network: a proxy that alone knows its host, a certificate of its own authority, files to choose from. */
export interface Company {
  proxy: ForwardingProxy;
  /** What `--proxy-server` gets. */
  proxyName: string;
  /** By host; the proxy reads it at each request. */
  hosts: Record<string, number>;
  authority: TestCertificate;
  caFile: string;
  /** A file that holds no certificate. */
  letterFile: string;
  /** The certificate of the encrypted host. */
  certificate: TestCertificate;
  /** A certificate of that authority. */
  certify: (name: string) => Promise<TestCertificate>;
  /** Puts the encrypted host in front of a site on this computer. */
  serve: (siteAddress: string) => Promise<TlsFront>;
  /** The proxy again, on its old port, after it was closed. */
  restartProxy: () => Promise<void>;
  close: () => Promise<void>;
}

export async function startCompany(options: Omit<ForwardingProxyOptions, 'hosts'>): Promise<Company> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-company-'));
  const authority = await createAuthority('Fjordbygg Rot CA');
  const certificate = await createCertificate({ names: [companyHost, '127.0.0.1'] }, authority);
  const hosts: Record<string, number> = {};
  const proxy = await startForwardingProxy({ ...options, hosts }, await findFreePort());
  const fronts: TlsFront[] = [];
  const company: Company = {
    proxy,
    proxyName: `127.0.0.1:${proxy.port}`,
    hosts,
    authority,
    certificate,
    caFile: path.join(folder, 'fjordbygg-rot.pem'),
    letterFile: path.join(folder, 'letter.pem'),
    certify: (name) => createCertificate({ names: [name] }, authority),
    serve: async (siteAddress) => {
      const front = await startTlsFront(certificate, Number(new URL(siteAddress).port));
      fronts.push(front);
      hosts[companyHost] = front.port;
      return front;
    },
    restartProxy: async () => {
      company.proxy = await startForwardingProxy({ ...options, hosts }, proxy.port);
    },
    close: async () => {
      await company.proxy.close();
      for (const front of fronts) await front.close();
      await rm(folder, { recursive: true });
    },
  };
  await writeFile(company.caFile, authority.cert);
  await writeFile(company.letterFile, 'Dear colleague, here is our certificate.');
  return company;
}

/**
 * The switch that lets Chromium accept these certificates, by their keys: it stands in for an authority that IT has
 * installed in the certificate store of the system.
 */
export function trustInSystemStore(...certificates: TestCertificate[]): string {
  const keys = certificates.map(({ cert }) => {
    const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  });
  return `--ignore-certificate-errors-spki-list=${keys.join(',')}`;
}

/** What the system's dialog gives when the program asks for a file. */
export async function chooseInDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
}

/** The dialog in which a proxy asks. */
export async function answerProxy(page: Page, userName: string, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in to the network proxy' });
  await dialog.getByLabel('User name for the proxy').fill(userName);
  await dialog.getByLabel('Password for the proxy').fill(password);
  await dialog.getByRole('button', { name: 'Sign in to proxy' }).click();
}

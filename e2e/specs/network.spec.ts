import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { ConnectionTestReport } from '../../shared/connection-test';
import { test as programTest } from '../fixtures';
import { callProbe, expect, test as base } from '../network-probe';

// Electron's Node brings another TLS library than plain Node, and Chromium its own proxy resolver: what the unit tests
// hold in plain Node is held to here in the real thing.

interface Site {
  origin: string;
  fingerprint: string;
  caFile: string;
  /** Of each request that it saw. It speaks HTTP/2 to whoever wants it. */
  httpVersions: string[];
}

const test = base.extend<{ site: Site }>({
  site: async ({}, use, testInfo) => {
    const authority = await generate([{ name: 'commonName', value: 'Company CA' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    });
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'crm' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
      ca: { cert: authority.cert, key: authority.private },
    });
    const caFile = testInfo.outputPath('company-ca.pem');
    await writeFile(caFile, authority.cert);
    const httpVersions: string[] = [];
    const server = createSecureServer({ cert, key, allowHTTP1: true }, (request, response) => {
      httpVersions.push(request.httpVersion);
      if (request.method === 'POST') return response.writeHead(204).end();
      response.writeHead(200, { 'Content-Type': 'application/json' });
      return response.end('{"NetServerVersion":"11.10"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use({
      origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      fingerprint: new X509Certificate(cert).fingerprint256,
      caFile,
      httpVersions,
    });
    server.close();
  },
});

test('a private authority is trusted with its CA file', async ({ probe, site }) => {
  const settings = { authority: site.caFile };
  const report = await callProbe<ConnectionTestReport>(probe, 'testConnection', site.origin, settings);
  expect(report.failure).toBeNull();
  expect(report.steps.map(({ step }) => step)).toEqual([
    'route',
    'address',
    'connection',
    'certificate',
    'answer',
  ]);
});

test('a certificate of an unknown authority is refused, by name and fingerprint', async ({ probe, site }) => {
  const report = await callProbe<ConnectionTestReport>(probe, 'testConnection', site.origin, {});
  expect(report.failure).toMatchObject({
    step: 'certificate',
    error: {
      code: 'certificate-unknown-issuer',
      changed: 'nothing',
      params: { issuer: 'Company CA', fingerprint: site.fingerprint },
    },
    chain: [{ subject: 'crm', issuer: 'Company CA' }],
  });
});

test('in compatibility mode the store of the system decides: with the CA file or without it', async ({
  probe,
  site,
}) => {
  for (const authority of [null, site.caFile]) {
    const settings = { compatibilityMode: true, authority };
    const report = await callProbe<ConnectionTestReport>(probe, 'testConnection', site.origin, settings);
    expect(report.failure).toMatchObject({
      step: 'certificate',
      error: {
        code: 'certificate-system-store',
        changed: 'nothing',
        params: { issuer: 'Company CA', fingerprint: site.fingerprint },
      },
      chain: [{ subject: 'crm', issuer: 'Company CA' }],
    });
  }
});

test('a PAC script is answered in the form that we read', async ({ probe }) => {
  const script = `function FindProxyForURL(url, host) {
    return host === 'crm.test' ? 'PROXY a.test:8080; HTTPS b.test:443; SOCKS5 c.test:1080; DIRECT' : 'DIRECT';
  }`;
  const resolve = (url: string) => callProbe(probe, 'resolveProxy', script, url);
  // Where Chromium cannot run a script at the moment, as on a busy machine, it answers as if there were none.
  await expect
    .poll(() => resolve('https://crm.test/'))
    .toBe('PROXY a.test:8080;HTTPS b.test:443;SOCKS5 c.test:1080;DIRECT');
  expect(await resolve('https://other.test/')).toBe('DIRECT');
});

test('compatibility mode speaks HTTP/1.1 to a site that offers HTTP/2', async ({ probe, site }) => {
  const isTrusted = true;
  expect(await callProbe(probe, 'send', site.origin, ['write'], isTrusted)).toEqual(['answered']);
  expect(site.httpVersions).toEqual(['1.1']);
});

programTest('the program itself starts with the same switches', async ({ standingProgram }) => {
  const isSet = await standingProgram.app.evaluate(({ app }) => [
    app.commandLine.hasSwitch('disable-http2'),
    app.commandLine.hasSwitch('disable-quic'),
  ]);
  expect(isSet).toEqual([true, true]);
});

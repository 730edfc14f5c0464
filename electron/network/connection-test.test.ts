import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toApiAddress } from '../superoffice/api-address';
import { findFreePort } from '../testing/free-port';
import type { ShownCertificate } from './chromium-errors';
import { createNetworks, defaultNetworkSettings } from './networks';
import { createAuthority, createCertificate, type TestCertificate } from './testing/certificates';
import { createFakePort } from './testing/fake-chromium';
import { startForwardingProxy } from './testing/forwarding-proxy';
import { createTestSurroundings, type NetworkClientOptions } from './testing/network-client';
import { sendJson, startSilentServer, startTestSite } from './testing/test-site';

const closers: (() => unknown)[] = [];
let folder = '';
let extraCaFile = '';
let authority: TestCertificate;
let certificate: TestCertificate;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-test-'));
  extraCaFile = path.join(folder, 'ca.pem');
  authority = await createAuthority('Company CA');
  certificate = await createCertificate({ names: ['crm.test', '127.0.0.1'] }, authority);
  await writeFile(extraCaFile, authority.cert);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function startWebApi(ownCertificate?: TestCertificate) {
  const site = await startTestSite(ownCertificate);
  site.answer = (_request, response) => sendJson(response, 200, { NetServerVersion: '11.10' });
  closers.push(site.close);
  return site;
}

function test(address: string, options: Omit<NetworkClientOptions, 'address'> = {}) {
  return createNetworks(createTestSurroundings(options)).testConnection(toApiAddress(address), {
    ...defaultNetworkSettings,
    authority: extraCaFile,
    ...options.settings,
  });
}

const stepNames = (report: Awaited<ReturnType<typeof test>>) => report.steps.map(({ step }) => step);

describe('the connection test', () => {
  it('shows every step of a route that works, and sends no credentials', async () => {
    const site = await startWebApi(certificate);
    const proxy = await startForwardingProxy({ hosts: { 'crm.test': site.port } });
    closers.push(proxy.close);
    const name = `127.0.0.1:${proxy.port}`;
    const report = await test('https://crm.test/crm', { proxyAnswer: `PROXY ${name}` });
    expect(report).toMatchObject({ address: 'https://crm.test/crm/api', failure: null });
    expect(report.steps).toMatchObject([
      { step: 'route', kind: 'http', proxy: name },
      { step: 'address', host: '127.0.0.1', addresses: ['127.0.0.1'] },
      { step: 'connection', kind: 'http', proxy: name },
      {
        step: 'certificate',
        chain: [
          {
            subject: 'crm.test',
            issuer: 'Company CA',
            names: ['crm.test', '127.0.0.1'],
            fingerprint: new X509Certificate(certificate.cert).fingerprint256,
          },
          { subject: 'Company CA' },
        ],
      },
      { step: 'answer', status: 200, isWebApi: true },
    ]);
    expect(report.steps.every(({ milliseconds }) => Number.isInteger(milliseconds))).toBe(true);
    expect(site.seen).toMatchObject([{ method: 'GET', url: '/crm/api' }]);
    expect(site.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('has no certificate for a site without encryption', async () => {
    const site = await startWebApi();
    const report = await test(`http://127.0.0.1:${site.port}`);
    expect(stepNames(report)).toEqual(['route', 'address', 'connection', 'answer']);
    expect(report.failure).toBeNull();
  });

  it('tells the route that was taken from the one that was meant', async () => {
    const site = await startWebApi(certificate);
    const proxy = await startForwardingProxy({ hosts: { 'crm.test': site.port } });
    const gone = await startTestSite();
    await gone.close();
    closers.push(proxy.close);
    const proxyAnswer = `PROXY 127.0.0.1:${gone.port}; PROXY 127.0.0.1:${proxy.port}`;
    const report = await test('https://crm.test', { proxyAnswer });
    expect(report.steps).toMatchObject([
      { step: 'route', proxy: `127.0.0.1:${gone.port}` },
      { step: 'address' },
      { step: 'connection', proxy: `127.0.0.1:${proxy.port}` },
      { step: 'certificate' },
      { step: 'answer' },
    ]);
  });

  it('shows a status that is no success, and an answer that is not the WebAPI, as what they are', async () => {
    const site = await startWebApi();
    site.answer = (_request, response) => response.writeHead(404).end('<html>');
    const report = await test(`http://127.0.0.1:${site.port}`);
    expect(report.steps.at(-1)).toMatchObject({ step: 'answer', status: 404, isWebApi: false });
  });
});

describe('a connection test that fails', () => {
  it('stops at the proxy settings', async () => {
    const report = await test('https://crm.test', { proxyAnswer: 'QUIC a:1' });
    expect(report).toMatchObject({
      steps: [],
      failure: { step: 'route', error: { code: 'proxy-unsupported' } },
    });
  });

  it('stops at a name that nobody knows', async () => {
    const report = await test('https://no-such-host.invalid');
    expect(stepNames(report)).toEqual(['route']);
    expect(report.failure).toMatchObject({
      step: 'address',
      error: { code: 'host-not-found', params: { host: 'no-such-host.invalid' } },
    });
  });

  it('says that there is no network at all, where that is so', async () => {
    const report = await test('https://no-such-host.invalid', { surroundings: { hasNetwork: () => false } });
    expect(report.failure).toMatchObject({ step: 'address', error: { code: 'offline' } });
  });

  it('stops at a proxy whose name nobody knows, and names the proxy', async () => {
    const report = await test('https://crm.test', { proxyAnswer: 'PROXY no-such-proxy.invalid:8080' });
    expect(report.failure).toMatchObject({
      step: 'address',
      error: { code: 'proxy-unreachable', params: { proxy: 'no-such-proxy.invalid:8080' } },
    });
  });

  it('stops at a port where nothing listens', async () => {
    const report = await test(`http://127.0.0.1:${await findFreePort()}`);
    expect(stepNames(report)).toEqual(['route', 'address']);
    expect(report.failure).toMatchObject({ step: 'connection', error: { code: 'connection-refused' } });
  });

  it('stops at a proxy that wants a password', async () => {
    const proxy = await startForwardingProxy({
      hosts: {},
      credentials: { userName: 'ola', password: 'secret' },
    });
    closers.push(proxy.close);
    const report = await test('https://crm.test', { proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    expect(report.failure).toMatchObject({ step: 'connection', error: { code: 'proxy-sign-in-needed' } });
  });

  it('stops at a certificate, and still shows its chain', async () => {
    const site = await startWebApi(certificate);
    const report = await test(`https://127.0.0.1:${site.port}`, { settings: { authority: null } });
    expect(stepNames(report)).toEqual(['route', 'address', 'connection']);
    expect(report.failure).toMatchObject({
      step: 'certificate',
      error: { code: 'certificate-unknown-issuer', params: { issuer: 'Company CA' } },
      chain: [{ subject: 'crm.test', issuer: 'Company CA' }],
    });
  });

  it('stops at a CA file that is not there', async () => {
    const site = await startWebApi(certificate);
    const missing = path.join(folder, 'none.pem');
    const report = await test(`https://127.0.0.1:${site.port}`, { settings: { authority: missing } });
    expect(report.failure).toMatchObject({ step: 'certificate', error: { code: 'ca-file-missing' } });
  });

  it('stops at a site that never answers', async () => {
    const silent = await startSilentServer();
    closers.push(silent.close);
    const report = await test(`http://127.0.0.1:${silent.port}`, { surroundings: { answerTimeoutMs: 50 } });
    expect(stepNames(report)).toEqual(['route', 'address', 'connection']);
    expect(report.failure).toMatchObject({
      step: 'answer',
      error: { code: 'timeout', params: { seconds: 0.05 } },
    });
  });
});

describe('the connection test of compatibility mode', () => {
  const settings = { compatibilityMode: true };
  const shown: ShownCertificate = {
    chain: [
      {
        subject: 'crm.test',
        issuer: 'Company CA',
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: '2027-01-01T00:00:00.000Z',
        fingerprint: 'AB:CD',
        names: ['crm.test'],
      },
    ],

    atMs: Date.parse('2026-06-01'),
  };

  it('shows what Chromium shows: the proxy that the system names, and the answer', async () => {
    const port = createFakePort();
    port.onEnd = (request) => request.answer(200, '{"NetServerVersion":"11.10"}');
    port.proxyAnswer = 'PROXY proxy.corp:8080';
    port.certificates.set('crm.test', shown);
    const report = await test('https://crm.test', {
      settings,
      surroundings: { createChromiumPort: () => port },
    });
    expect(report).toMatchObject({
      compatibilityMode: true,
      steps: [
        { step: 'route', kind: 'system', proxy: 'proxy.corp:8080' },
        { step: 'certificate', chain: [{ issuer: 'Company CA' }], milliseconds: null },
        { step: 'answer', status: 200, isWebApi: true },
      ],
      failure: null,
    });
    expect(port.requests[0]?.headers).not.toHaveProperty('Authorization');
  });

  it.each([
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
    ['ERR_NAME_NOT_RESOLVED', 'host-not-found'],
    ['ERR_CONNECTION_RESET', 'connection-lost'],
  ])('says of %s: %s', async (name, code) => {
    const port = createFakePort();
    port.onEnd = (request) => request.fail(name);
    const report = await test('https://crm.test', {
      settings,
      surroundings: { createChromiumPort: () => port },
    });
    expect(report.failure).toMatchObject({ step: 'answer', error: { code, changed: 'nothing' } });
  });

  it('stops at a certificate, and still shows its chain', async () => {
    const port = createFakePort();
    port.certificates.set('crm.test', shown);
    port.onEnd = (request) => request.fail('ERR_CERT_AUTHORITY_INVALID');
    const surroundings = { createChromiumPort: () => port };
    const report = await test('https://crm.test', { settings, surroundings });
    expect(report.failure).toMatchObject({
      step: 'certificate',
      error: { code: 'certificate-system-store', params: { host: 'crm.test', issuer: 'Company CA' } },
      chain: [{ issuer: 'Company CA' }],
    });
  });

  it('does not read a CA file: the store of the system decides alone', async () => {
    const port = createFakePort();
    port.onEnd = (request) => request.answer(200, '{"NetServerVersion":"11.10"}');
    const report = await test('https://crm.test', {
      settings: { ...settings, authority: path.join(folder, 'none.pem') },
      surroundings: { createChromiumPort: () => port },
    });
    expect(report.failure).toBeNull();
  });

  it('gives up when no answer comes', async () => {
    const port = createFakePort();
    port.onEnd = () => undefined;
    const surroundings = { createChromiumPort: () => port, answerTimeoutMs: 50 };
    const report = await test('https://crm.test', { settings, surroundings });
    expect(report.failure).toMatchObject({ error: { code: 'timeout', params: { seconds: 0.05 } } });
    expect(port.requests[0]?.isAborted).toBe(true);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteFormSchema, type SiteForm } from '../../shared/site';
import { createAuthority, createCertificate } from '../network/testing/certificates';
import { startForwardingProxy, type ForwardingProxy } from '../network/testing/forwarding-proxy';
import { startTlsFront } from '../network/testing/tls-front';
import { prepareSubmit, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createSiteForm } from '../testing/site-forms';
import { createTestDesktop } from '../testing/test-desktop';

const proxyCredentials = { userName: 'ola', password: 'c4narY-proxy-blåbær' };
let practice: PracticeServices;
let proxy: ForwardingProxy;
let folder: string;
let caFile: string;
/** Its id, once it was chosen. */
let authority: string;
let proxyAnswer: string;
const closers: (() => unknown)[] = [];

/** The practice site behind a certificate of a company's own authority, at https://crm.test through the proxy alone. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const issuer = await createAuthority('Company CA');
  caFile = path.join(folder, 'company-ca.pem');
  writeFileSync(caFile, issuer.cert);
  practice = await startPracticeServices({
    desktop: createTestDesktop({
      resolveProxy: async () => proxyAnswer,
      chooseFileToOpen: async () => caFile,
    }),
  });
  const certificate = await createCertificate({ names: ['crm.test'] }, issuer);
  const front = await startTlsFront(certificate, Number(new URL(practice.site.url).port));
  closers.push(front.close);
  proxy = await startForwardingProxy({ hosts: { 'crm.test': front.port }, credentials: proxyCredentials });
  closers.push(proxy.close);
  proxyAnswer = `PROXY 127.0.0.1:${proxy.port}`;
  const chosen = await practice.services.handlers['sites.chooseCaFile'](undefined);
  authority = chosen.authority?.id ?? '';
});
afterEach(async () => {
  await practice.stop();
  for (const close of closers.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

const call = () => practice.services.handlers;
const form = (changes: Partial<SiteForm> = {}) =>
  createSiteForm(practice.site, {
    address: 'https://crm.test/',
    network: { authority, compatibilityMode: false },
    ...changes,
  });
const questions = () =>
  practice.events
    .filter(({ event }) => event === 'network.proxySignInNeeded')
    .map(({ payload }) => payload as { requestId: string; proxy: string; refusedBefore: boolean });
const answer = (answered: { userName: string; password: string } | null, remember = false) =>
  call()['network.answerProxySignIn']({
    requestId: questions().at(-1)?.requestId ?? '',
    answer: answered && { ...answered, remember },
  });

describe('a site behind a proxy that wants a password, with a certificate of a company', () => {
  it('asks once for the proxy, whoever fails at it, and links once it is answered', async () => {
    const { id: siteId } = await call()['sites.save'](form());
    const list = () => call()['links.listConnections']({ siteId });
    for (const outcome of await Promise.allSettled([list(), list(), list()]))
      expect(outcome).toMatchObject({ reason: { code: 'proxy-sign-in-needed', changed: 'nothing' } });
    expect(questions()).toEqual([
      { requestId: expect.any(String), proxy: `127.0.0.1:${proxy.port}`, refusedBefore: false },
    ]);
    await answer(proxyCredentials);
    expect(practice.events.at(-1)).toEqual({ event: 'sites.changed', payload: { siteId } });
    expect(await list()).toHaveLength(3);
    const entry = await call()['links.submit'](await prepareSubmit(practice.services, { siteId }));
    expect(entry.state).toBe('Verified');
    // The proxy saw tunnels, never the sign-in of the site.
    expect(proxy.authorizations).toEqual([]);
    expect(practice.site.log.list()[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('asks again where the proxy refused, and leaves alone who does not want to be asked', async () => {
    await expect(call()['sites.testSignIn'](form())).rejects.toMatchObject({ code: 'proxy-sign-in-needed' });
    await answer({ userName: 'ola', password: 'wrong' });
    await expect(call()['sites.testSignIn'](form())).rejects.toMatchObject({
      code: 'proxy-sign-in-refused',
    });
    expect(questions().map(({ refusedBefore }) => refusedBefore)).toEqual([false, true]);
    await answer(null);
    await expect(call()['sites.testSignIn'](form())).rejects.toMatchObject({ code: 'proxy-sign-in-needed' });
    expect(questions()).toHaveLength(2);
  });

  it('keeps the answer for the next start only where that was wanted, and never in clear', async () => {
    const { id: siteId } = await call()['sites.save'](form());
    await expect(call()['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'proxy-sign-in-needed',
    });
    await answer(proxyCredentials, true);
    const later = await practice.restart();
    expect(await later.handlers['links.listConnections']({ siteId })).toHaveLength(3);
    for (const [name, contents] of practice.readAllFiles())
      expect(`${name}: ${contents.includes(proxyCredentials.password)}`).toBe(`${name}: false`);
  });

  it('is not trusted without the authority, and says who issued its certificate', async () => {
    await expect(call()['sites.testSignIn'](form())).rejects.toMatchObject({ code: 'proxy-sign-in-needed' });
    await answer(proxyCredentials);
    const network = { authority: null, compatibilityMode: false };
    await expect(call()['sites.testSignIn'](form({ network }))).rejects.toMatchObject({
      code: 'certificate-unknown-issuer',
      params: { host: 'crm.test', issuer: 'Company CA' },
    });
    expect(practice.site.log.list()).toEqual([]);
    expect(await call()['sites.testSignIn'](form())).toMatchObject({ userName: practice.site.user });
  });

  it('is tested step by step, without credentials', async () => {
    const first = await call()['sites.testConnection'](form());
    expect(first.failure).toMatchObject({ error: { code: 'proxy-sign-in-needed' } });
    await answer(proxyCredentials);
    const report = await call()['sites.testConnection'](form());
    expect(report.failure).toBeNull();
    expect(report.steps.map(({ step }) => step)).toEqual([
      'route',
      'address',
      'connection',
      'certificate',
      'answer',
    ]);
    // The practice site tells its version only to those who sign in, and nobody did.
    expect(report.steps.at(-1)).toMatchObject({ status: 401 });
    for (const { headers } of practice.site.log.list()) expect(headers).not.toHaveProperty('authorization');
  });

  it('keeps a copy of its authority: what becomes of the file changes nothing', async () => {
    await call()['sites.testConnection'](form());
    await answer(proxyCredentials, true);
    const { id: siteId, authorityFacts } = await call()['sites.save'](form());
    expect(authorityFacts).toMatchObject({
      id: authority,
      name: 'company-ca.pem',
      count: 1,
      certificates: [{ subject: 'CN=Company CA', fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}/) }],
    });
    rmSync(caFile);
    const later = await practice.restart();
    expect(await later.handlers['links.listConnections']({ siteId })).toHaveLength(3);
    for (const [name, contents] of practice.readAllFiles())
      expect(`${name}: ${contents.includes(folder)}`).toBe(`${name}: false`);
  });

  it('cannot be given an authority that nobody chose', async () => {
    const network = { authority: 'a'.repeat(64), compatibilityMode: false };
    await expect(call()['sites.save'](form({ network }))).rejects.toMatchObject({ code: 'ca-file-missing' });
    const { authority: _authority, ...rest } = network;
    const named = siteFormSchema.safeParse({ ...form(), network: { ...rest, extraCaFile: caFile } });
    expect(named.success).toBe(false);
  });
});

describe('the practice site', () => {
  it('is reached straight, whatever proxy the system names', async () => {
    proxyAnswer = 'PROXY 127.0.0.1:9';
    expect(await call()['links.listConnections']({ siteId: 'practice' })).toHaveLength(3);
  });
});

import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/errors';
import { createProgramText } from '../../shared/text/program-text';
import {
  createAuthority,
  createCertificate,
  type CertificateWish,
  type TestCertificate,
} from './testing/certificates';
import { createNetworkClient } from './testing/network-client';
import { startTestSite } from './testing/test-site';
import { loadAuthorities, readAuthorityFile } from './trusted-authorities';

const closers: (() => unknown)[] = [];
let folder = '';
let authority: TestCertificate;

const inFolder = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-ca-'));
  authority = await createAuthority('Company CA');
  await writeFile(inFolder('company-ca.pem'), `Company CA\n${authority.cert}\n`);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function openSite(certificate: TestCertificate, extraCaFile: string | null) {
  const site = await startTestSite(certificate);
  const client = createNetworkClient({
    address: `https://127.0.0.1:${site.port}`,
    settings: { authority: extraCaFile },
  });
  closers.push(site.close, client.close);
  return { site, client, host: `127.0.0.1:${site.port}` };
}

const wish: CertificateWish = { names: ['127.0.0.1'] };

describe('F17 a site with a certificate of a private authority', () => {
  it('is trusted with the extra CA file of the site, and its connection is kept', async () => {
    const { site, client } = await openSite(
      await createCertificate(wish, authority),
      inFolder('company-ca.pem'),
    );
    await client.read();
    await client.write();
    expect(site.seen.map(({ method, connection }) => [method, connection])).toEqual([
      ['GET', 1],
      ['POST', 1],
    ]);
  });

  it('is trusted as soon as a missing CA file is there', async () => {
    const late = inFolder('late.pem');
    const { site, client } = await openSite(await createCertificate(wish, authority), late);
    await expect(client.read()).rejects.toMatchObject({
      code: 'ca-file-missing',
      params: { file: 'late.pem' },
    });
    await writeFile(late, authority.cert);
    await client.read();
    expect(site.seen).toHaveLength(1);
  });
});

const makeGood = () => createCertificate(wish, authority);

it('may have changed something when the first connection of a straight connection breaks during a write', async () => {
  const { site, client } = await openSite(
    await createCertificate(wish, authority),
    inFolder('company-ca.pem'),
  );
  site.answer = (_request, _response, socket) => socket.destroy();
  await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
  expect(site.seen).toHaveLength(1);
});

describe('F17 a certificate that is not good', () => {
  it.each([
    ['certificate-unknown-issuer', makeGood, null, 'Company CA'],
    ['certificate-self-signed', () => createCertificate(wish), 'company-ca.pem', '127.0.0.1'],
    [
      'certificate-expired',
      () => createCertificate({ ...wish, fromDay: -3, toDay: -1 }, authority),
      'company-ca.pem',
      'Company CA',
    ],
    [
      'certificate-not-yet-valid',
      () => createCertificate({ ...wish, fromDay: 2, toDay: 3 }, authority),
      'company-ca.pem',
      'Company CA',
    ],
    [
      'certificate-wrong-host',
      () => createCertificate({ names: ['other.test', '10.0.0.9'] }, authority),
      'company-ca.pem',
      'Company CA',
    ],
  ] as const)('stops everything as %s, naming issuer and fingerprint', async (code, make, caFile, issuer) => {
    const certificate = await make();
    const { site, client, host } = await openSite(certificate, caFile && inFolder(caFile));
    const failure = await client.write().catch((error: AppError) => error);
    const { fingerprint256 } = new X509Certificate(certificate.cert);
    expect(failure).toMatchObject({
      code,
      changed: 'nothing',
      params: { host, issuer, fingerprint: fingerprint256 },
      detail: expect.stringContaining(fingerprint256),
    });
    expect(site.seen).toEqual([]);
  });

  it('of another host is named with the hosts it is for', async () => {
    const { client } = await openSite(
      await createCertificate({ names: ['other.test', '10.0.0.9'] }, authority),
      inFolder('company-ca.pem'),
    );
    const failure = await client.read().catch((error: AppError) => error);
    expect(failure).toMatchObject({ params: { names: 'other.test, 10.0.0.9' } });
  });

  it('has a sentence in which nothing is left open', async () => {
    const { client, host } = await openSite(
      await createCertificate({ ...wish, fromDay: -3, toDay: -1 }, authority),
      inFolder('company-ca.pem'),
    );
    const { code, params } = (await client.read().catch((error: AppError) => error)) as AppError;
    const day = new Date(Date.now() - 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
    expect(createProgramText()(`errors.${code}`, params)).toBe(
      `The certificate of ${host}, issued by Company CA, expired on ${day}. ` +
        'Ask the operator of the site to renew it, and check the date of this computer.',
    );
  });

  it('is refused although the environment says that anything goes', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    closers.push(() => delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
    const { client } = await openSite(await makeGood(), null);
    await expect(client.read()).rejects.toMatchObject({ code: 'certificate-unknown-issuer' });
  });
});

it('tells an https address at a port without encryption from a bad certificate', async () => {
  const site = await startTestSite();
  const client = createNetworkClient({ address: `https://127.0.0.1:${site.port}` });
  closers.push(site.close, client.close);
  await expect(client.write()).rejects.toMatchObject({ code: 'encryption-failed', changed: 'nothing' });
});

describe('F17 the extra CA file', () => {
  it('may hold several certificates and words between them, or one in binary form', async () => {
    const other = await createAuthority('Other CA');
    await writeFile(inFolder('two.pem'), `# first\n${authority.cert}\r\n# second\r\n${other.cert}`);
    expect(await readAuthorityFile(inFolder('two.pem'))).toHaveLength(2);
    await writeFile(inFolder('ca.cer'), new X509Certificate(authority.cert).raw);
    const [read] = await readAuthorityFile(inFolder('ca.cer'));
    expect(new X509Certificate(read ?? '').subject).toBe('CN=Company CA');
  });

  it.each([
    ['empty.pem', '', 1],
    ['letter.pem', 'Dear colleague, here is our certificate.', 1],
    ['key.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', 1],
    ['broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 1],
  ])('%s is refused by name and entry', async (file, content, entry) => {
    await writeFile(inFolder(file), content);
    await expect(readAuthorityFile(inFolder(file))).rejects.toMatchObject({
      code: 'ca-file-not-a-certificate',
      params: { file, entry },
    });
  });

  it('names the entry that is broken among good ones', async () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    await writeFile(inFolder('second.pem'), `${authority.cert}\n${broken}\n`);
    await expect(readAuthorityFile(inFolder('second.pem'))).rejects.toMatchObject({ params: { entry: 2 } });
  });

  it('tells a file that is not there from one that cannot be read', async () => {
    await expect(readAuthorityFile(inFolder('none.pem'))).rejects.toMatchObject({ code: 'ca-file-missing' });
    await expect(readAuthorityFile(folder)).rejects.toMatchObject({ code: 'ca-file-unreadable' });
  });
});

describe('the authorities of this computer', () => {
  it('are those that Node names, where it does', async () => {
    const other = await createAuthority('From the system');
    const trusted = await loadAuthorities([], {
      getCACertificates: (type) => (type === 'system' ? [other.cert] : [authority.cert]),
      systemBundles: [],
    });
    expect(trusted).toEqual([authority.cert, other.cert]);
  });

  it('are Node’s own and the first bundle that is there, where Node does not know the system', async () => {
    await writeFile(inFolder('bundle.crt'), `${authority.cert}\n`);
    const trusted = await loadAuthorities([], {
      systemBundles: [inFolder('none'), inFolder('bundle.crt')],
    });
    expect(trusted).toHaveLength(tls.rootCertificates.length + 1);
    expect(new X509Certificate(trusted.at(-1) ?? '').subject).toBe('CN=Company CA');
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createAuthority, createCertificate, type CertificateWish } from '../certificates';
import { startTestSite } from '../test-site';
import { open, type Arranged, type Closers, type Fault } from './fault';

const dayMs = 24 * 60 * 60 * 1_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** An encrypted site: its certificate issued by Company CA or by itself, the authority known by file or not. */
async function openEncrypted(
  closers: Closers,
  how: { wish?: Partial<CertificateWish>; isSelfSigned?: boolean; knowsAuthority?: boolean; file?: string },
): Promise<Arranged> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-faults-'));
  closers.push(() => rm(folder, { recursive: true }));
  const authority = await createAuthority('Company CA');
  await writeFile(path.join(folder, 'company-ca.pem'), authority.cert);
  await writeFile(path.join(folder, 'letter.pem'), 'Dear colleague');
  const certificate = await createCertificate(
    { names: ['127.0.0.1'], ...how.wish },
    how.isSelfSigned ? undefined : authority,
  );
  const site = await startTestSite(certificate);
  closers.push(site.close);
  const file = how.file ?? (how.knowsAuthority === false ? null : 'company-ca.pem');
  const extraCaFile = file && path.join(folder, file);
  return open(closers, `https://127.0.0.1:${site.port}`, { settings: { authority: extraCaFile } });
}

/** What is wrong with how a site proves who it is. Nothing of a request has left then. */
export const certificateFaults: Fault[] = [
  {
    fault: 'F17 a certificate of an unknown authority',
    code: 'certificate-unknown-issuer',
    arrange: (closers) => openEncrypted(closers, { knowsAuthority: false }),
    sentence: ({ host }) =>
      `The certificate of ${host} comes from Company CA, which this computer does not know. ` +
      'Ask IT for the certificate of that authority and add it to this site as an extra CA file.',
    changed: 'nothing',
  },
  {
    fault: 'F17 a self-signed certificate',
    code: 'certificate-self-signed',
    arrange: (closers) => openEncrypted(closers, { isSelfSigned: true }),
    sentence: ({ host }) =>
      `The certificate of ${host} is signed by itself (127.0.0.1), so nobody vouches for it. ` +
      'Ask the operator for the certificate file and add it to this site as an extra CA file, ' +
      'or have a proper certificate installed.',
    changed: 'nothing',
  },
  {
    fault: 'F17 an expired certificate',
    code: 'certificate-expired',
    arrange: (closers) => openEncrypted(closers, { wish: { fromDay: -3, toDay: -1 } }),
    sentence: ({ host }) =>
      `The certificate of ${host}, issued by Company CA, expired on ${dayFromNow(-1)}. ` +
      'Ask the operator of the site to renew it, and check the date of this computer.',
    changed: 'nothing',
  },
  {
    fault: 'F17 a certificate of the day after tomorrow',
    code: 'certificate-not-yet-valid',
    arrange: (closers) => openEncrypted(closers, { wish: { fromDay: 2, toDay: 3 } }),
    sentence: ({ host }) =>
      `The certificate of ${host}, issued by Company CA, is valid only from ${dayFromNow(2)}. ` +
      'Check the date and time of this computer.',
    changed: 'nothing',
  },
  {
    fault: 'F17 a certificate of another host',
    code: 'certificate-wrong-host',
    arrange: (closers) => openEncrypted(closers, { wish: { names: ['other.test'] } }),
    sentence: ({ host }) =>
      `The certificate that ${host} shows, issued by Company CA, is made out to another address (other.test). ` +
      'Check the address of the site, or ask its operator.',
    changed: 'nothing',
  },
  {
    fault: 'F17 an extra CA file that is gone',
    code: 'ca-file-missing',
    arrange: (closers) => openEncrypted(closers, { file: 'gone.pem' }),
    sentence: () =>
      'The CA file gone.pem is not there any more. Choose it again in the settings of the site.',
    changed: 'nothing',
  },
  {
    fault: 'F17 an extra CA file that holds no certificate',
    code: 'ca-file-not-a-certificate',
    arrange: (closers) => openEncrypted(closers, { file: 'letter.pem' }),
    sentence: () =>
      'The CA file letter.pem is not usable: entry 1 is not a certificate. ' +
      'Ask IT for the authority’s certificate in PEM format.',
    changed: 'nothing',
  },
];

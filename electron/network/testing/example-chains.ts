import { element, makeCertificate, oid, sequence, type MadeCertificate } from './certificate-maker';

export const host = 'crm.test';
export const root = makeCertificate({ name: 'Company CA', authority: true });
const strangerRoot = makeCertificate({ name: 'Company CA', authority: true });
export const issuing = makeCertificate({ name: 'Issuing CA', issuer: root, authority: true });
export const server = (plan: Partial<Parameters<typeof makeCertificate>[0]> = {}) =>
  makeCertificate({ name: 'crm', issuer: root, hosts: [host], ...plan });
/** `nameConstraints` that permits `corp.example` alone. */
const onlyCorp = sequence(element(0xa0, sequence(element(0x82, Buffer.from('corp.example')))));

/** What a server shows, and what is to be made of it with the CA file. */
export interface ChainExample {
  what: string;
  verdict: string;
  /** What the server shows, its own first. */
  chain: () => MadeCertificate[];
  file?: () => MadeCertificate[];
  hostname?: string;
}

export const goodChains: ChainExample[] = [
  { what: 'a certificate of the authority itself', chain: () => [server()], verdict: 'trusted' },
  {
    what: 'one of an authority below it',
    chain: () => [server({ issuer: issuing }), issuing],
    verdict: 'trusted',
  },
  {
    what: 'a chain in another order, with a stranger in it and the root too',
    chain: () => [server({ issuer: issuing }), strangerRoot, root, issuing],
    verdict: 'trusted',
  },
  {
    what: 'an authority in between that comes from the file',
    chain: () => [server({ issuer: issuing })],
    file: () => [root, issuing],
    verdict: 'trusted',
  },
  {
    what: 'an authority below one that allows none further',
    chain: () => {
      const last = makeCertificate({ name: 'Last', issuer: root, authority: { pathLength: 0 } });
      return [server({ issuer: last }), last];
    },
    verdict: 'trusted',
  },
  {
    what: 'RSA keys of 2,048 bits',
    chain: () => [server({ key: { kind: 'rsa', bits: 2_048 } })],
    verdict: 'trusted',
  },
  {
    what: 'a name with a star',
    chain: () => [server({ hosts: ['*.fjordbygg.test'] })],
    hostname: 'crm.fjordbygg.test',
    verdict: 'trusted',
  },
  {
    what: 'an IP address',
    chain: () => [server({ hosts: ['10.1.2.3'] })],
    hostname: '10.1.2.3',
    verdict: 'trusted',
  },
  {
    what: 'a certificate for servers',
    chain: () => [server({ purposes: [serverAuth] })],
    verdict: 'trusted',
  },
  {
    what: 'a self-signed certificate that is itself the file',
    chain: () => [selfSigned],
    file: () => [selfSigned],
    verdict: 'trusted',
  },
  {
    what: 'a root that was renewed with the same key, beside its expired self',
    chain: () => [server()],
    file: () => [expiredRoot, root],
    verdict: 'trusted',
  },
];
const serverAuth = '1.3.6.1.5.5.7.3.1';
const clientAuth = '1.3.6.1.5.5.7.3.2';
const selfSigned = makeCertificate({ name: host, hosts: [host] });
const expiredRoot = makeCertificate({ name: 'Company CA', authority: true, fromDay: -9, toDay: -1 });

export const refusedChains: ChainExample[] = [
  {
    what: 'a self-signed certificate that is not in the file',
    chain: () => [selfSigned],
    verdict: 'certificate-self-signed',
  },
  {
    what: 'an authority that only bears the same name',
    chain: () => [server({ issuer: strangerRoot }), strangerRoot],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'a signature by another key',
    chain: () => [server({ signingKey: strangerRoot.key })],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'a chain with its middle missing',
    chain: () => [server({ issuer: issuing })],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'an authority in between alone in the file: the root is what counts',
    chain: () => [server({ issuer: issuing }), issuing],
    file: () => [issuing],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'the server’s own certificate in the file, though another issued it',
    chain: () => [leaf],
    file: () => [leaf],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'another host',
    chain: () => [server({ hosts: ['other.test'] })],
    verdict: 'certificate-wrong-host',
  },
  {
    what: 'the host in the common name only',
    chain: () => [makeCertificate({ name: host, issuer: root })],
    verdict: 'certificate-wrong-host',
  },
  {
    what: 'a star over two levels',
    chain: () => [server({ hosts: ['*.test'] })],
    hostname: 'crm.fjordbygg.test',
    verdict: 'certificate-wrong-host',
  },
  {
    what: 'a star in the middle of a word',
    chain: () => [server({ hosts: ['c*.fjordbygg.test'] })],
    hostname: 'crm.fjordbygg.test',
    verdict: 'certificate-wrong-host',
  },
  {
    what: 'a host name that only begins like ours, with a zero byte behind it',
    chain: () => [server({ hosts: [`${host}\0.evil.test`] })],
    verdict: 'certificate-wrong-host',
  },
  {
    what: 'an IP address as if it were a name',
    chain: () => [server({ hosts: ['crm.test'] })],
    hostname: '10.1.2.3',
    verdict: 'certificate-wrong-host',
  },
  { what: 'one that has expired', chain: () => [server({ toDay: -0.5 })], verdict: 'certificate-expired' },
  {
    what: 'one of tomorrow',
    chain: () => [server({ fromDay: 1 })],
    verdict: 'certificate-not-yet-valid',
  },
  {
    what: 'an expired authority in between',
    chain: () => {
      const old = makeCertificate({ name: 'Old', issuer: root, authority: true, fromDay: -9, toDay: -1 });
      return [server({ issuer: old }), old];
    },
    verdict: 'certificate-expired',
  },
  {
    what: 'an expired root',
    chain: () => [server({ issuer: expiredRoot })],
    file: () => [expiredRoot],
    verdict: 'certificate-expired',
  },
  {
    what: 'a server’s certificate as issuer',
    chain: () => [server({ issuer: leaf }), leaf],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'a server’s certificate as issuer that does not say what its key is for',
    chain: () => {
      const vague = server({ name: 'vague', usage: null });
      return [server({ issuer: vague }), vague];
    },
    verdict: 'certificate',
  },
  {
    what: 'an authority in between whose key may not sign certificates',
    chain: () => {
      const crl = makeCertificate({ name: 'CRL', issuer: root, authority: true, usage: [6] });
      return [server({ issuer: crl }), crl];
    },
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'an authority below one that allows none',
    chain: () => {
      const last = makeCertificate({ name: 'Last', issuer: root, authority: { pathLength: 0 } });
      const below = makeCertificate({ name: 'Below', issuer: last, authority: true });
      return [server({ issuer: below }), below, last];
    },
    verdict: 'certificate',
  },
  {
    what: 'an authority below a root that allows none',
    chain: () => {
      const below = makeCertificate({ name: 'Below', issuer: strictRoot, authority: true });
      return [server({ issuer: below }), below];
    },
    file: () => [strictRoot],
    verdict: 'certificate',
  },
  {
    what: 'an authority for other names',
    chain: () => {
      const extensions = [['2.5.29.30', true, onlyCorp] as const];
      const bound = makeCertificate({ name: 'Bound', issuer: root, authority: true, extensions });
      return [server({ issuer: bound }), bound];
    },
    verdict: 'certificate',
  },
  {
    what: 'an authority for other names, even where that is not marked critical',
    chain: () => {
      const extensions = [['2.5.29.30', false, onlyCorp] as const];
      const bound = makeCertificate({ name: 'Bound', issuer: root, authority: true, extensions });
      return [server({ issuer: bound }), bound];
    },
    verdict: 'certificate',
  },
  {
    what: 'a critical limit that nobody knows',
    chain: () => [server({ extensions: [['1.2.3.4', true, sequence()]] })],
    verdict: 'certificate',
  },
  {
    what: 'a certificate for people, not servers',
    chain: () => [server({ purposes: [clientAuth] })],
    verdict: 'certificate',
  },
  {
    what: 'an authority in between for people, not servers',
    chain: () => {
      const people = makeCertificate({
        name: 'People',
        issuer: root,
        authority: true,
        purposes: [clientAuth],
      });
      return [server({ issuer: people }), people];
    },
    verdict: 'certificate',
  },
  { what: 'a signature with SHA-1', chain: () => [server({ hash: 'sha1' })], verdict: 'certificate' },
  {
    what: 'an RSA key of 1,024 bits',
    chain: () => [server({ key: { kind: 'rsa', bits: 1_024 } })],
    verdict: 'certificate',
  },
  {
    what: 'a curve that nobody uses',
    chain: () => [server({ key: { kind: 'ec', curve: 'secp256k1' } })],
    verdict: 'certificate',
  },
  {
    what: 'the same limit twice',
    chain: () => [
      server({ extensions: [['2.5.29.37', false, sequence(oid(serverAuth))]], purposes: [serverAuth] }),
    ],
    verdict: 'certificate-unknown-issuer',
  },
  {
    what: 'more certificates than a chain has',
    chain: () => Array(11).fill(server()),
    verdict: 'certificate',
  },
  { what: 'no certificate at all', chain: () => [], verdict: 'certificate' },
];
const leaf = server({ name: 'leaf' });
const strictRoot = makeCertificate({ name: 'Strict CA', authority: { pathLength: 0 } });

import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { createText } from '../../shared/text/text';
import { createAuthority, createCertificate } from './testing/certificates';
import { startForwardingProxy } from './testing/forwarding-proxy';
import { createNetworkClient, type NetworkClient, type NetworkClientOptions } from './testing/network-client';
import { sendJson, startTestSite, type Answer } from './testing/test-site';

// What a person reads for each fault of a company network, word by word, after a read and after a write. The faults are
// provoked with real servers; what was changed is a fact, or it is said to be unknown.

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

interface Fault {
  fault: string;
  code: string;
  arrange: () => Promise<{ client: NetworkClient; host: string; proxy?: string }>;
  sentence: (host: string, proxy: string, call: string) => string;
  /** After a write. A read never changes anything. */
  changed: 'nothing' | 'unknown';
}

const said = {
  nothing: 'Nothing was changed.',
  unknown: 'Whether anything was changed is not known yet. Look at the record before you send it again.',
};

type OpenOptions = Omit<NetworkClientOptions, 'address'>;

function open(address: string, options: OpenOptions = {}) {
  // Long enough for a busy machine: only the fault that is about time should run into it.
  const client = createNetworkClient({ address, timeouts: { readMs: 5_000, writeMs: 5_000 }, ...options });
  closers.push(client.close);
  return { client, host: new URL(address).host };
}

/** A site that answers everything in this way. */
const answering =
  (answer: Answer, options: OpenOptions = {}) =>
  async () => {
    const site = await startTestSite();
    closers.push(site.close);
    site.answer = answer;
    return open(`http://127.0.0.1:${site.port}/crm`, options);
  };
const status = (code: number, headers: Record<string, string> = {}, body = '') =>
  answering((_request, response) => response.writeHead(code, headers).end(body));

const faults: Fault[] = [
  {
    fault: 'no network',
    code: 'offline',
    arrange: async () => open('https://crm.invalid', { surroundings: { hasNetwork: () => false } }),
    sentence: () => 'This computer has no network connection. Connect and try again.',
    changed: 'nothing',
  },
  {
    fault: 'a name that nobody knows',
    code: 'host-not-found',
    arrange: async () => open('https://crm.invalid'),
    sentence: (host) =>
      `No computer called ${host} was found. Check the address of the site, and your network or VPN.`,
    changed: 'nothing',
  },
  {
    fault: 'a port where nothing listens',
    code: 'connection-refused',
    arrange: async () => {
      const site = await startTestSite();
      await site.close();
      return open(`http://127.0.0.1:${site.port}`);
    },
    sentence: (host) =>
      `${host} does not accept connections. The site may be down; try again later or ask its operator.`,
    changed: 'nothing',
  },
  {
    fault: 'a certificate of an unknown authority',
    code: 'certificate-unknown-issuer',
    arrange: async () => {
      const authority = await createAuthority('Company CA');
      const site = await startTestSite(await createCertificate({ names: ['127.0.0.1'] }, authority));
      closers.push(site.close);
      return open(`https://127.0.0.1:${site.port}`);
    },
    sentence: (host) =>
      `The certificate of ${host} comes from Company CA, which this computer does not know. ` +
      'Ask IT for the certificate of that authority and add it to this site as an extra CA file.',
    changed: 'nothing',
  },
  {
    fault: 'a port without encryption behind an https address',
    code: 'encryption-failed',
    arrange: async () => {
      const site = await startTestSite();
      closers.push(site.close);
      return open(`https://127.0.0.1:${site.port}`);
    },
    sentence: (host) =>
      `${host} and this computer could not agree on an encrypted connection. ` +
      'Check that the address and port are those of an https site.',
    changed: 'nothing',
  },
  {
    fault: 'a site that never answers',
    code: 'timeout',
    arrange: answering(() => undefined, { timeouts: { readMs: 1_000, writeMs: 1_000 } }),
    sentence: (host) =>
      `No answer from ${host} after 1 s. The site may be busy or your network slow; check both before you go on.`,
    changed: 'unknown',
  },
  {
    fault: 'a connection that is reset',
    code: 'connection-lost',
    arrange: answering((_request, _response, socket) => socket.resetAndDestroy()),
    sentence: (host) =>
      `The connection to ${host} broke before an answer came. Check your network or VPN before you go on.`,
    changed: 'unknown',
  },
  {
    fault: 'status 302',
    code: 'redirected',
    arrange: status(302, { Location: 'https://login.test/?ticket=secret' }),
    sentence: (host) =>
      `${host} sends us on to another address (https://login.test/) instead of answering. ` +
      'Check the address of the site; it may lead to a login page.',
    changed: 'nothing',
  },
  {
    fault: 'status 401',
    code: 'unauthorized',
    arrange: status(401),
    sentence: (host) => `${host} does not accept this sign-in. Correct it under Sites.`,
    changed: 'nothing',
  },
  {
    fault: 'status 403',
    code: 'no-permission',
    arrange: status(403),
    sentence: (host, _proxy, call) =>
      `This user may not call ${call} on ${host}. ` +
      'Ask your SuperOffice administrator or partner to grant it.',
    changed: 'nothing',
  },
  {
    fault: 'status 404 without a word from the WebAPI',
    code: 'site-not-found',
    arrange: status(404, { 'Content-Type': 'text/html' }, '<h1>Not Found</h1>'),
    sentence: (host, _proxy, call) =>
      `There is no SuperOffice WebAPI at ${host}${pathOf(call)}. Check the address of the site.`,
    changed: 'nothing',
  },
  {
    fault: 'status 400 with a reason',
    code: 'rejected',
    arrange: status(400, {}, '{"Error":true,"ErrorType":"ArgumentException","Message":"No such record."}'),
    sentence: () =>
      'The site refused: “No such record.” Correct what it names, or give the details to its operator.',
    changed: 'nothing',
  },
  {
    fault: 'status 407 of a proxy',
    code: 'proxy-sign-in-needed',
    arrange: async () => {
      const proxy = await startForwardingProxy({
        hosts: { 'crm.test': 1 },
        credentials: { userName: 'a', password: 'b' },
      });
      closers.push(proxy.close);
      const name = `127.0.0.1:${proxy.port}`;
      return { ...open('https://crm.test', { proxyAnswer: `PROXY ${name}` }), proxy: name };
    },
    sentence: (_host, proxy) =>
      `The proxy ${proxy} wants a user name and password of its own. ` +
      'Enter them and try again; the password of the site is never used for it.',
    changed: 'nothing',
  },
  {
    fault: 'status 407 of a proxy that takes only Windows sign-in',
    code: 'proxy-needs-windows-sign-in',
    arrange: async () => {
      const credentials = { userName: 'a', password: 'b' };
      const proxy = await startForwardingProxy({ hosts: {}, credentials, schemes: ['Negotiate', 'NTLM'] });
      closers.push(proxy.close);
      const name = `127.0.0.1:${proxy.port}`;
      return { ...open('https://crm.test', { proxyAnswer: `PROXY ${name}` }), proxy: name };
    },
    sentence: (_host, proxy) =>
      `The proxy ${proxy} accepts only Negotiate, NTLM sign-in. ` +
      'Turn on compatibility mode for this site and try again.',
    changed: 'nothing',
  },
  {
    fault: 'a proxy that is down',
    code: 'proxy-unreachable',
    arrange: async () => {
      const gone = await startTestSite();
      await gone.close();
      const name = `127.0.0.1:${gone.port}`;
      return { ...open('https://crm.test', { proxyAnswer: `PROXY ${name}` }), proxy: name };
    },
    sentence: (host, proxy) =>
      `The proxy ${proxy} on the way to ${host} does not answer. ` +
      'Check your network or VPN, or ask IT whether the proxy is up.',
    changed: 'nothing',
  },
  {
    fault: 'a proxy that will not connect us',
    code: 'proxy-refused',
    arrange: async () => {
      const proxy = await startForwardingProxy({ hosts: {} });
      closers.push(proxy.close);
      const name = `127.0.0.1:${proxy.port}`;
      return { ...open('https://crm.test', { proxyAnswer: `PROXY ${name}` }), proxy: name };
    },
    sentence: (host, proxy) =>
      `The proxy ${proxy} would not connect us to ${host} (status 502). Ask IT to allow this address.`,
    changed: 'nothing',
  },
  {
    fault: 'status 421',
    code: 'wrong-tenant-host',
    arrange: status(421, {}, '"Wrong subdomain used to access tenant"'),
    sentence: (host) =>
      `${host} no longer serves this customer, and SuperOffice Online knows no other address yet. ` +
      'Try again in some minutes.',
    changed: 'nothing',
  },
  {
    fault: 'status 429 with Retry-After',
    code: 'too-many-requests',
    arrange: status(429, { 'Retry-After': '30' }),
    sentence: (host) => `${host} asks us to slow down. Wait 30 s and try again.`,
    changed: 'nothing',
  },
  {
    fault: 'status 500',
    code: 'site-error',
    arrange: status(500),
    sentence: () => 'The site failed with status 500. Try again later, or give the details to its operator.',
    changed: 'unknown',
  },
  {
    fault: 'status 503',
    code: 'site-error',
    arrange: status(503),
    sentence: () => 'The site failed with status 503. Try again later, or give the details to its operator.',
    changed: 'unknown',
  },
  {
    fault: 'HTML with status 200',
    code: 'not-the-webapi',
    arrange: status(200, { 'Content-Type': 'text/html' }, '<!doctype html><title>Log in</title>'),
    sentence: (host) =>
      `${host} answered with something that is not the WebAPI, such as a login or error page. ` +
      'Check the address, or your network’s sign-in page.',
    changed: 'unknown',
  },
  {
    fault: 'an error object with status 200',
    code: 'rejected',
    arrange: answering((_request, response) =>
      sendJson(response, 200, { Error: true, ErrorMessage: 'Contact id 9 not found' }),
    ),
    sentence: () =>
      'The site refused: “Contact id 9 not found” Correct what it names, or give the details to its operator.',
    changed: 'unknown',
  },
  {
    fault: 'null with status 200',
    code: 'broken-answer',
    arrange: answering((_request, response) => sendJson(response, 200, null)),
    sentence: (host, _proxy, call) =>
      `The answer of ${host} to ${call} could not be read. Give the details to the operator of the site.`,
    changed: 'unknown',
  },
  {
    fault: 'garbage instead of HTTP',
    code: 'broken-answer',
    arrange: answering((_request, _response, socket) => socket.end('NOT HTTP\r\n\r\n')),
    sentence: (host, _proxy, call) =>
      `The answer of ${host} to ${call} could not be read. Give the details to the operator of the site.`,
    changed: 'unknown',
  },
];

function pathOf(call: string): string {
  const prefix = '/crm/api/v1';
  return call === 'ConnectActor' ? `${prefix}/Agents/ErpSync/${call}` : `${prefix}/User/${call}`;
}

const t = createText();

/** The whole text, as it stands on the screen. */
async function readFailure(send: () => Promise<unknown>): Promise<{ code: string; text: string }> {
  const error = await send().catch((failure: unknown) => failure);
  if (!(error instanceof AppError)) return { code: 'none', text: String(error) };
  return {
    code: error.code,
    text: `${t(`errors.${error.code}`, error.params)} ${t(`common.changed.${error.changed}`)}`,
  };
}

describe.each(faults)('$fault', ({ code, arrange, sentence, changed }) => {
  it('is said in these words after a read', async () => {
    const { client, host, proxy = '' } = await arrange();
    expect(await readFailure(client.read)).toEqual({
      code,
      text: `${sentence(host, proxy, 'currentPrincipal')} ${said.nothing}`,
    });
  });

  it(`is said in these words after a write, which changed ${changed}`, async () => {
    const { client, host, proxy = '' } = await arrange();
    expect(await readFailure(client.write)).toEqual({
      code,
      text: `${sentence(host, proxy, 'ConnectActor')} ${said[changed]}`,
    });
  });
});

it('has a sentence of its own for each fault', () => {
  // What cannot be read is the same to a person, whatever it was.
  const own = faults.filter(({ fault }) => fault !== 'garbage instead of HTTP');
  const sentences = own.map(({ sentence }) => sentence('host', 'proxy', 'call'));
  expect(new Set(sentences).size).toBe(own.length);
});

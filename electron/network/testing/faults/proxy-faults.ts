import type { ProxyCredentials } from '../../proxy-sign-in';
import { createFakePort } from '../fake-chromium';
import { startForwardingProxy, type ForwardingProxyOptions } from '../forwarding-proxy';
import type { NetworkClientOptions } from '../network-client';
import { startTestSite } from '../test-site';
import { findFreePort } from '../../../testing/free-port';
import { open, type Arranged, type Closers, type Fault } from './fault';

const credentials = { userName: 'ola', password: 'secret' };

/** A site at https://crm.test that only this proxy leads to. */
async function openBehind(
  closers: Closers,
  proxyOptions: ForwardingProxyOptions,
  known?: ProxyCredentials,
): Promise<Arranged> {
  const proxy = await startForwardingProxy(proxyOptions);
  closers.push(proxy.close);
  return openBy(closers, `127.0.0.1:${proxy.port}`, {
    proxyCredentials: new Map(known ? [[`127.0.0.1:${proxy.port}`, known]] : []),
  });
}

function openBy(
  closers: Closers,
  proxy: string,
  options: Omit<NetworkClientOptions, 'address'> = {},
): Arranged {
  return { ...open(closers, 'https://crm.test', { proxyAnswer: `PROXY ${proxy}`, ...options }), proxy };
}

/** What a proxy on the way does. It has sent nothing on then, except where the site itself broke off. */
export const proxyFaults: Fault[] = [
  {
    fault: 'F16 status 407 of a proxy',
    code: 'proxy-sign-in-needed',
    arrange: (closers) => openBehind(closers, { hosts: {}, credentials }),
    sentence: ({ proxy }) =>
      `The proxy ${proxy} wants a user name and password of its own. ` +
      'Enter them and try again; the password of the site is never used for it.',
    changed: 'nothing',
  },
  {
    fault: 'F16 status 407 of a proxy that was given a wrong password',
    code: 'proxy-sign-in-refused',
    arrange: (closers) => openBehind(closers, { hosts: {}, credentials }, { ...credentials, password: 'x' }),
    sentence: ({ proxy }) =>
      `The proxy ${proxy} did not accept its user name and password. Correct them and try again.`,
    changed: 'nothing',
  },
  {
    fault: 'F16 status 407 of a proxy that takes only Windows sign-in',
    code: 'proxy-needs-windows-sign-in',
    arrange: (closers) => openBehind(closers, { hosts: {}, credentials, schemes: ['Negotiate', 'NTLM'] }),
    sentence: ({ proxy }) =>
      `The proxy ${proxy} accepts only Negotiate, NTLM sign-in. ` +
      'Turn on compatibility mode for this site and try again.',
    changed: 'nothing',
  },
  {
    fault: 'F16 status 407 for a whole request, which names no way to sign in as a proxy has to',
    code: 'proxy-sign-in-needed',
    arrange: async (closers) => {
      const front = await startTestSite();
      closers.push(front.close);
      front.answer = (_request, response) => response.writeHead(407).end();
      const proxy = `127.0.0.1:${front.port}`;
      return { ...open(closers, 'http://crm.test', { proxyAnswer: `PROXY ${proxy}` }), proxy };
    },
    sentence: ({ proxy }) =>
      `The proxy ${proxy} wants a user name and password of its own. ` +
      'Enter them and try again; the password of the site is never used for it.',
    changed: 'unknown',
    sameAs: 'F16 status 407 of a proxy',
  },
  {
    fault: 'F16 a proxy that is down',
    code: 'proxy-unreachable',
    arrange: async (closers) => openBy(closers, `127.0.0.1:${await findFreePort()}`),
    sentence: ({ host, proxy }) =>
      `The proxy ${proxy} on the way to ${host} does not answer. ` +
      'Check your network or VPN, or ask IT whether the proxy is up.',
    changed: 'nothing',
  },
  {
    fault: 'F16 a proxy that refuses CONNECT',
    code: 'proxy-refused',
    arrange: (closers) => openBehind(closers, { hosts: {} }),
    sentence: ({ host, proxy }) =>
      `The proxy ${proxy} would not connect us to ${host} (status 502). Ask IT to allow this address.`,
    changed: 'nothing',
  },
  {
    fault: 'F16 a PAC script that names only ways we cannot take',
    code: 'proxy-unsupported',
    arrange: async (closers) => open(closers, 'https://crm.test', { proxyAnswer: 'QUIC proxy.corp:443' }),
    sentence: () =>
      'The proxy settings of this computer name only ways that ActorLink cannot take (QUIC proxy.corp:443). ' +
      'Turn on compatibility mode for this site, or ask IT.',
    changed: 'nothing',
  },
];

/** Said of a write alone: a read may be repeated without harm. */
export const unguardedWrite: Fault = {
  fault: 'F16 a proxy before a site without encryption, in compatibility mode',
  code: 'proxy-needs-https',
  arrange: async (closers) => {
    const site = await startTestSite();
    closers.push(site.close);
    const port = Object.assign(createFakePort(), { proxyAnswer: 'PROXY proxy.corp:8080' });
    const settings = { compatibilityMode: true };
    const surroundings = { createChromiumPort: () => port };
    return { ...open(closers, 'http://crm.test', { settings, surroundings }), proxy: 'proxy.corp:8080' };
  },
  sentence: ({ host, proxy }) =>
    `The proxy ${proxy} is on the way to ${host}, which is not encrypted. ` +
    'There a link could be sent twice in compatibility mode, so it was not sent. ' +
    'Use an https address for this site, or turn compatibility mode off.',
  changed: 'nothing',
};

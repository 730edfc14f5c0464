import { startTestSite } from '../test-site';
import { findFreePort } from '../../../testing/free-port';
import { answering, open, type Fault } from './fault';

/** What happens before a site is reached, or instead of its answer. */
export const routeFaults: Fault[] = [
  {
    fault: 'F15 the cable is out',
    code: 'offline',
    arrange: async (closers) =>
      open(closers, 'https://crm.invalid', { surroundings: { hasNetwork: () => false } }),
    sentence: () => 'This computer has no network connection. Connect and try again.',
    changed: 'nothing',
  },
  {
    fault: 'F15 DNS does not know the name',
    code: 'host-not-found',
    arrange: async (closers) => open(closers, 'https://crm.invalid'),
    sentence: ({ host }) =>
      `No computer called ${host} was found. Check the address of the site, and your network or VPN.`,
    changed: 'nothing',
  },
  {
    fault: 'a port where nothing listens',
    code: 'connection-refused',
    arrange: async (closers) => open(closers, `http://127.0.0.1:${await findFreePort()}`),
    sentence: ({ host }) =>
      `${host} does not accept connections. The site may be down; try again later or ask its operator.`,
    changed: 'nothing',
  },
  {
    fault: 'a port without encryption behind an https address',
    code: 'encryption-failed',
    arrange: async (closers) => {
      const site = await startTestSite();
      closers.push(site.close);
      return open(closers, `https://127.0.0.1:${site.port}`);
    },
    sentence: ({ host }) =>
      `${host} and this computer could not agree on an encrypted connection. ` +
      'Check that the address and port are those of an https site.',
    changed: 'nothing',
  },
  {
    fault: 'a site that never answers',
    code: 'timeout',
    arrange: answering(() => undefined, { timeouts: { readMs: 1_000, writeMs: 1_000 } }),
    sentence: ({ host }) =>
      `No answer from ${host} after 1 s. The site may be busy or your network slow; check both before you go on.`,
    changed: 'unknown',
  },
  {
    fault: 'a connection that is reset',
    code: 'connection-lost',
    arrange: answering((_request, _response, socket) => socket.resetAndDestroy()),
    sentence: ({ host }) =>
      `The connection to ${host} broke before an answer came. Check your network or VPN before you go on.`,
    changed: 'unknown',
  },
];

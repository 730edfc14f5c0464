import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type { TestCertificate } from './certificates';
import { listen } from './test-site';

/** Lets a request pass, or says what `Proxy-Authenticate` asks of it; a connection that passed may be remembered. */
export type ProxyGate = (authorization: string, connection: Socket) => 'pass' | readonly string[];

export interface ForwardingProxyOptions {
  /** Which port on this computer stands for a host name; other names are refused with 502. */
  hosts: Readonly<Record<string, number>>;
  /** Name and password it wants; none = open to everybody. */
  credentials?: { userName: string; password: string };
  /** What `Proxy-Authenticate` offers. */
  schemes?: readonly string[];
  /** Instead of name and password: another way to sign in. */
  gate?: ProxyGate;
  /** Waits before it answers a CONNECT. */
  beforeTunnel?: Promise<unknown>;
  /** An encrypted proxy. */
  certificate?: TestCertificate;
}

/** A real forwarding proxy, with its own log. */
export interface ForwardingProxy {
  port: number;
  /** One line per request: `CONNECT crm.test:443 200`, `GET http://crm.test/api 407`. */
  log: string[];
  /** The `Authorization` headers that it was shown: the site's credentials must not be among those of a CONNECT. */
  authorizations: string[];
  /** The `Proxy-Authorization` headers that it was shown. */
  proxyAuthorizations: string[];
  /** Breaks every connection, as a proxy that is restarted does. */
  dropConnections: () => void;
  close: () => Promise<void>;
}

/** Starts a proxy that tunnels (CONNECT) and forwards (whole URL in the request line). `port` 0 = any. */
export async function startForwardingProxy(
  options: ForwardingProxyOptions,
  port = 0,
): Promise<ForwardingProxy> {
  const sockets = new Set<Socket>();
  const gate = options.gate ?? createBasicGate(options);
  const server = options.certificate ? https.createServer(options.certificate) : http.createServer();
  const proxy: ForwardingProxy = {
    port: 0,
    log: [],
    authorizations: [],
    proxyAuthorizations: [],
    dropConnections: () => sockets.forEach((socket) => socket.destroy()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        proxy.dropConnections();
      }),
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  const judge = (request: http.IncomingMessage, authority: string): Verdict => {
    const { authorization, 'proxy-authorization': proxyAuthorization = '' } = request.headers;
    const asked = gate(proxyAuthorization, request.socket);
    const sitePort = options.hosts[authority] ?? options.hosts[authority.replace(/:\d+$/, '')] ?? 0;
    const verdict = asked !== 'pass' ? { status: 407, asked } : { status: sitePort === 0 ? 502 : 200 };
    proxy.log.push(`${request.method} ${request.url} ${verdict.status}`);
    if (authorization !== undefined) proxy.authorizations.push(authorization);
    if (proxyAuthorization !== '') proxy.proxyAuthorizations.push(proxyAuthorization);
    return { asked: [], ...verdict, sitePort };
  };
  server.on('connection', keep);
  server.on('connect', async (request: http.IncomingMessage, client: Socket) => {
    client.on('error', () => undefined);
    await options.beforeTunnel;
    const verdict = judge(request, request.url ?? '');
    if (verdict.status !== 200) return refuseTunnel(server, client, verdict);
    let stands = false;
    const site = net.connect(verdict.sitePort, '127.0.0.1', () => {
      stands = true;
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      site.pipe(client).pipe(site);
    });
    keep(site);
    client.once('close', () => site.destroy());
    site.once('close', () => {
      if (stands) client.destroy();
      else refuseTunnel(server, client, { ...verdict, status: 502 });
    });
  });
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
    const verdict = judge(request, url?.host ?? '');
    if (verdict.status !== 200 || !url) {
      // Read to its end, or the connection could not carry the next request.
      request.resume().once('end', () => response.writeHead(verdict.status, challenge(verdict)).end());
      return;
    }
    const { 'proxy-authorization': _own, ...headers } = request.headers;
    const target = { port: verdict.sitePort, host: '127.0.0.1', path: url.pathname + url.search };
    const onward = http.request({ ...target, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.port = await listen(server, port);
  return proxy;
}

interface Verdict {
  status: number;
  asked: readonly string[];
  sitePort: number;
}

function createBasicGate({ credentials, schemes }: ForwardingProxyOptions): ProxyGate {
  if (!credentials) return () => 'pass';
  const { userName, password } = credentials;
  const expected = `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
  const asked = schemes ?? ['Basic realm="Company, \\"staff\\""'];
  return (authorization) => (authorization === expected ? 'pass' : asked);
}

function challenge({ asked }: Verdict): http.OutgoingHttpHeaders {
  return asked.length === 0 ? {} : { 'Proxy-Authenticate': [...asked] };
}

/** Says no, and takes the next request on the same connection: a sign-in in steps belongs to one connection. */
function refuseTunnel(server: http.Server, client: Socket, verdict: Verdict): void {
  const lines = verdict.asked.map((value) => `Proxy-Authenticate: ${value}\r\n`);
  client.write(`HTTP/1.1 ${verdict.status} No\r\nContent-Length: 0\r\n${lines.join('')}\r\n`);
  server.emit('connection', client);
}

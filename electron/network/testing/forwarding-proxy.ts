import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type { TestCertificate } from './certificates';
import { listen } from './test-site';

export interface ForwardingProxyOptions {
  /** Which port on this computer stands for a host name; other names are refused with 502. */
  hosts: Readonly<Record<string, number>>;
  /** Name and password it wants; none = open to everybody. */
  credentials?: { userName: string; password: string };
  /** What `Proxy-Authenticate` offers. */
  schemes?: readonly string[];
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
  close: () => Promise<void>;
}

/** Starts a proxy that tunnels (CONNECT) and forwards (whole URL in the request line). */
export async function startForwardingProxy(options: ForwardingProxyOptions): Promise<ForwardingProxy> {
  const sockets = new Set<Socket>();
  const server = options.certificate ? https.createServer(options.certificate) : http.createServer();
  const proxy: ForwardingProxy = {
    port: 0,
    log: [],
    authorizations: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };
  server.on('connection', keep);
  server.on('connect', async (request: http.IncomingMessage, client: Socket) => {
    client.on('error', () => undefined);
    await options.beforeTunnel;
    const { status, port } = judge(request, request.url ?? '', options);
    note(proxy, request, status);
    if (status !== 200) return refuseTunnel(client, status, options);
    const site = net.connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      site.pipe(client).pipe(site);
    });
    keep(site);
    client.once('close', () => site.destroy());
  });
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
    const { status, port } = judge(request, url?.host ?? '', options);
    note(proxy, request, status);
    if (status !== 200 || !url) return response.writeHead(status, challenge(status, options)).end();
    const { 'proxy-authorization': _own, ...headers } = request.headers;
    const onward = http.request(
      { port, host: '127.0.0.1', method: request.method, path: url.pathname + url.search, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.port = await listen(server);
  return proxy;
}

function judge(request: http.IncomingMessage, authority: string, options: ForwardingProxyOptions) {
  const { credentials } = options;
  const expected =
    credentials &&
    `Basic ${Buffer.from(`${credentials.userName}:${credentials.password}`).toString('base64')}`;
  const port = options.hosts[authority.replace(/:\d+$/, '')] ?? 0;
  if (expected !== undefined && request.headers['proxy-authorization'] !== expected)
    return { status: 407, port };
  return { status: port === 0 ? 502 : 200, port };
}

function note(proxy: ForwardingProxy, request: http.IncomingMessage, status: number): void {
  proxy.log.push(`${request.method} ${request.url} ${status}`);
  if (request.headers.authorization !== undefined) proxy.authorizations.push(request.headers.authorization);
}

function challenge(status: number, options: ForwardingProxyOptions): http.OutgoingHttpHeaders {
  if (status !== 407) return {};
  return { 'Proxy-Authenticate': [...(options.schemes ?? ['Basic realm="Company, \\"staff\\""'])] };
}

function refuseTunnel(client: Socket, status: number, options: ForwardingProxyOptions): void {
  const lines = Object.entries(challenge(status, options)).flatMap(([name, values]) =>
    (values as string[]).map((value) => `${name}: ${value}\r\n`),
  );
  client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n${lines.join('')}\r\n`);
}

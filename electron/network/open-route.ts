import http from 'node:http';
import net, { type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { SocksClient } from 'socks';
import { AppError } from '../../shared/errors';
import { bracketIpv6, nameRoute, type ProxyRoute, type Route } from './proxy-routes';
import {
  proxyAuthorization,
  proxySignInError,
  type ProxyCredentials,
  type ProxySignInTurns,
} from './proxy-sign-in';
import { secureConnection } from './secure-connection';

/** Where a connection has to end. */
export interface Target {
  hostname: string;
  port: number;
  /** How error sentences name it. */
  host: string;
}

export interface OpenOptions {
  proxySignIn: ProxySignInTurns;
  secureContext: () => Promise<SecureContext>;
  /** For each of: connecting, the proxy's answer, the handshake. */
  timeoutMs: number;
}

/**
 * Opens a connection to the target by one route; through a proxy by CONNECT or SOCKS. Only the target's name reaches a
 * proxy here, nothing of a request. Throws `proxy-…`, `timeout`, `certificate…` of an https proxy, or Node's own error
 * of a straight connection.
 */
export async function openRoute(route: Route, target: Target, options: OpenOptions): Promise<Socket> {
  if (route.kind === 'direct') return connect(target, options.timeoutMs);
  if (route.kind === 'socks4' || route.kind === 'socks5') return openSocks(route, target, options);
  return openTunnel(route, target, options);
}

/** Opens a connection to a proxy itself, on the way to `host`, encrypted where the proxy wants that. Throws as `openRoute` does. */
export async function openProxy(route: ProxyRoute, host: string, options: OpenOptions): Promise<Socket> {
  const proxy = { hostname: route.host, port: route.port, host: nameRoute(route) };
  const secureContext = route.kind === 'https' ? await options.secureContext() : null;
  const socket = await connect(proxy, options.timeoutMs).catch((error: unknown) => {
    const params = { proxy: proxy.host, host };
    throw new AppError('proxy-unreachable', { params, detail: codeOf(error), cause: error });
  });
  if (secureContext === null) return socket;
  return secureConnection(socket, { ...proxy, secureContext, timeoutMs: options.timeoutMs });
}

/** A TCP connection. Throws `timeout` or Node's error. */
export function connect(target: Target, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: target.hostname, port: target.port, noDelay: true });
    const fail = (error: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new AppError('timeout', { params: { host: target.host, seconds: timeoutMs / 1_000 } })),
      timeoutMs,
    );
    // Stays: a connection that breaks before somebody uses it must not be an uncaught error.
    socket.on('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

function openTunnel(route: ProxyRoute, target: Target, options: OpenOptions): Promise<Socket> {
  return options.proxySignIn.run(nameRoute(route), (credentials) =>
    askForTunnel(route, target, credentials, options),
  );
}

async function askForTunnel(
  route: ProxyRoute,
  target: Target,
  credentials: ProxyCredentials | null,
  options: OpenOptions,
): Promise<Socket> {
  const proxy = nameRoute(route);
  const socket = await openProxy(route, target.host, options);
  const authority = `${bracketIpv6(target.hostname)}:${target.port}`;
  const request = http.request({
    method: 'CONNECT',
    path: authority,
    createConnection: () => socket,
    headers: {
      Host: authority,
      ...(credentials ? { 'Proxy-Authorization': proxyAuthorization(credentials) } : {}),
    },
  });
  const { status, headers, head } = await askProxy(request, { proxy, target, timeoutMs: options.timeoutMs });
  if (status >= 200 && status < 300) {
    if (head.length > 0) socket.unshift(head);
    return socket;
  }
  socket.destroy();
  if (status !== 407) {
    throw new AppError('proxy-refused', { params: { proxy, host: target.host, status } });
  }
  throw proxySignInError(headers, { proxy, host: target.host, sent: credentials });
}

interface ProxyAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  head: Buffer;
}

function askProxy(
  request: http.ClientRequest,
  about: { proxy: string; target: Target; timeoutMs: number },
): Promise<ProxyAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string, cause?: unknown) => {
      clearTimeout(timer);
      request.destroy();
      const params = { proxy: about.proxy, host: about.target.host };
      reject(new AppError('proxy-unreachable', { params, detail, cause }));
    };
    const timer = setTimeout(() => fail('ETIMEDOUT'), about.timeoutMs);
    request.on('error', (error) => fail(codeOf(error), error));
    request.once('connect', ({ statusCode, headers }, _socket: Duplex, head: Buffer) => {
      clearTimeout(timer);
      resolve({ status: statusCode ?? 0, headers, head });
    });
    request.end();
  });
}

async function openSocks(route: ProxyRoute, target: Target, options: OpenOptions): Promise<Socket> {
  const existing = await openProxy(route, target.host, options);
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      proxy: { host: route.host, port: route.port, type: route.kind === 'socks4' ? 4 : 5 },
      destination: { host: target.hostname, port: target.port },
      existing_socket: existing,
      timeout: options.timeoutMs,
    });
    return socket;
  } catch (error) {
    existing.destroy();
    const params = { proxy: nameRoute(route), host: target.host, status: 'SOCKS' };
    const detail = error instanceof Error ? error.message : '';
    throw new AppError('proxy-refused', { params, detail, cause: error });
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code === 'timeout' ? 'ETIMEDOUT' : error.code;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import type { TestCertificate } from './certificates';

/** One request as the site saw it. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** Tells connections apart: 1 for the first one. */
  connection: number;
}

export type Answer = (request: SeenRequest, response: http.ServerResponse, socket: Socket) => void;

/** A real server on this computer, and its own log: what it says counts, not what the client believes. */
export interface TestSite {
  port: number;
  seen: SeenRequest[];
  /** How later requests are answered; at first a GET with `{}`, everything else with 204. */
  answer: Answer;
  /** Breaks every connection, as a server that stops does. */
  dropConnections: () => void;
  close: () => Promise<void>;
}

/** Starts a site: encrypted where it gets a certificate. */
export async function startTestSite(certificate?: TestCertificate): Promise<TestSite> {
  const connections = new Map<Socket, number>();
  const site: TestSite = {
    port: 0,
    seen: [],
    answer: ({ method }, response) =>
      method === 'GET' ? sendJson(response, 200, {}) : response.writeHead(204).end(),
    dropConnections: () => connections.forEach((_number, socket) => socket.destroy()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        site.dropConnections();
      }),
  };
  const server = certificate ? https.createServer(certificate) : http.createServer();
  let count = 0;
  server.on(certificate ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections.set(socket, (count += 1));
    socket.on('error', () => undefined);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const body = await readBody(request);
    const { method = '', url = '', headers, socket } = request;
    const seen = { method, url, headers, body, connection: connections.get(socket) ?? 0 };
    site.seen.push(seen);
    site.answer(seen, response, socket);
  });
  site.port = await listen(server);
  return site;
}

export function sendJson(response: http.ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** Listens on a port of this computer; 0 = a free one. */
export function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function readBody(request: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/** A server that takes connections and never says a word. */
export async function startSilentServer(): Promise<Pick<TestSite, 'port' | 'close'>> {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
  });
  const port = await listen(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port, close };
}

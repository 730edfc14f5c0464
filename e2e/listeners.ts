import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { DoorTargets } from './doors';

/** Listeners on TCP and UDP that keep what reaches them. */
export interface Listeners {
  targets: DoorTargets;
  /** Doors by name; `tcp` for a connection, `bytes` for one that speaks no HTTP, `udp` for a datagram. */
  heard: () => string[];
  close: () => void;
}

/** Listens on this computer; `/` is an empty page without any policy. `domain` is what the doors look up. */
export async function openListeners(domain: string): Promise<Listeners> {
  const heard = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://listener');
    if (pathname === '/') return response.setHeader('Content-Type', 'text/html').end('<!doctype html><body>');
    heard.add(pathname.slice(1));
    return response.writeHead(404).end();
  });
  server.on('connection', (socket) => {
    heard.add('tcp');
    sockets.add(socket);
  });
  server.on('upgrade', ({ url = '' }, socket) => {
    heard.add(url.slice(1));
    socket.destroy();
  });
  server.on('clientError', (_error, socket) => {
    heard.add('bytes');
    socket.destroy();
  });
  const datagrams = createSocket('udp4').on('message', () => heard.add('udp'));
  await Promise.all([
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve)),
  ]);
  const { port: tcpPort } = server.address() as AddressInfo;
  const { port: udpPort } = datagrams.address();
  return {
    targets: { http: `http://127.0.0.1:${tcpPort}`, tcpPort, udpPort, domain },
    heard: () => [...heard].toSorted(),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      datagrams.close();
    },
  };
}

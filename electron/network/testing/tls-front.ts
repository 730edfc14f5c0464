import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import type { TestCertificate } from './certificates';
import { listen } from './test-site';

/** An encrypted address in front of a site without encryption, as a company's gateway is. */
export interface TlsFront {
  port: number;
  close: () => Promise<void>;
}

/** Starts a front for the port on this computer; `port` 0 = any. What closes behind it closes in front of it. */
export async function startTlsFront(
  certificate: TestCertificate,
  behind: number,
  port = 0,
): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, partner: () => Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      partner().destroy();
    });
  };
  const server = tls.createServer(certificate, (client) => {
    const site = net.connect(behind, '127.0.0.1');
    keep(client, () => site);
    keep(site, () => client);
    client.pipe(site).pipe(client);
  });
  server.on('tlsClientError', () => undefined);
  return {
    port: await listen(server, port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

import net, { type Socket } from 'node:net';
import { listen } from './test-site';

/** A real SOCKS5 server without sign-in (RFC 1928), and its own log of `host:port`. */
export interface SocksServer {
  port: number;
  log: string[];
  close: () => Promise<void>;
}

/** Starts a SOCKS5 server that knows the hosts given by the port on this computer that stands for them. */
export async function startSocksServer(hosts: Readonly<Record<string, number>>): Promise<SocksServer> {
  const sockets = new Set<Socket>();
  const log: string[] = [];
  const server = net.createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined);
    client.once('data', () => {
      // Version 5, no sign-in.
      client.write(Buffer.from([5, 0]));
      client.once('data', (request) => {
        const nameLength = request[4] ?? 0;
        const host = request.subarray(5, 5 + nameLength).toString('latin1');
        log.push(`${host}:${request.readUInt16BE(5 + nameLength)}`);
        answerConnect(client, hosts[host]);
      });
    });
  });
  const port = await listen(server);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port, log, close };
}

function answerConnect(client: Socket, port: number | undefined): void {
  if (port === undefined) {
    client.end(reply(4));
    return;
  }
  const site = net.connect(port, '127.0.0.1', () => {
    client.write(reply(0));
    site.pipe(client).pipe(site);
  });
  site.on('error', () => client.destroy());
  client.once('close', () => site.destroy());
}

/** Granted = 0, host unreachable = 4; then an address that nobody reads. */
function reply(code: number): Buffer {
  return Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]);
}

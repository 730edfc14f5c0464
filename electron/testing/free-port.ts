import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below those that systems hand out by themselves: nobody else is given it before somebody listens there. */
const ports = { from: 20_000, to: 32_000 };
let next = randomInt(ports.from, ports.to);

/** A port that nobody listens on. Each is given once in a process: what was closed can be opened again on its port. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = next;
    next = port + 1 < ports.to ? port + 1 : ports.from;
    const server = await listen(port).catch(() => null);
    if (server === null) continue;
    await close(server);
    return port;
  }
}

/** Listens on the port while the work goes on. Throws where it is taken already. */
export async function holdPort(port: number, work: () => Promise<void>): Promise<void> {
  const server = await listen(port);
  try {
    await work();
  } finally {
    await close(server);
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

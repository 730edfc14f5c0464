import { createServer, type Server } from 'node:net';

/** A port that nobody listened on a moment ago. */
export async function findFreePort(): Promise<number> {
  let port = 0;
  const server = await listen(0);
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  await close(server);
  return port;
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

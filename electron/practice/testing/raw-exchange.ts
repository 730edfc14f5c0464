import { connect, type Socket } from 'node:net';
import type { PracticeSite } from '../practice-site';

/** A TCP connection of a test, so that it sees every byte and every close. */
export interface RawConnection {
  socket: Socket;
  /** What the site has sent so far, one character per byte. */
  received(): string;
  /** Waits until the site has sent this much text. Rejects where the connection closes before. */
  until(text: string): Promise<string>;
  /** Waits for the end of the connection, orderly or not, and gives everything that was sent. */
  untilClosed(): Promise<string>;
}

export function openConnection(site: PracticeSite): RawConnection {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  let bytes = '';
  let isClosed = false;
  const watchers = new Set<() => void>();
  const notify = (): void => {
    for (const watcher of watchers) watcher();
  };
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.toString('latin1');
    notify();
  });
  // A reset is one of the things these tests are about; 'close' follows it.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
    notify();
  });
  const waitFor = (isDone: () => boolean, isLost: () => boolean): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (!isDone() && !isLost()) return;
        watchers.delete(check);
        if (isDone()) resolve(bytes);
        else reject(new Error(`The connection closed after: ${bytes}`));
      };
      watchers.add(check);
      check();
    });
  return {
    socket,
    received: () => bytes,
    until: (text) =>
      waitFor(
        () => bytes.includes(text),
        () => isClosed,
      ),
    untilClosed: () =>
      waitFor(
        () => isClosed,
        () => false,
      ),
  };
}

/** A signed-in POST as it goes over the wire. */
export function makeRawPost(site: PracticeSite, path: string, body: unknown): string {
  const text = JSON.stringify(body);
  const credentials = Buffer.from(`${site.user}:${site.password}`).toString('base64');
  return [
    `POST /${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Basic ${credentials}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}

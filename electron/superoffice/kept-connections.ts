import net, { type Socket } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
import Client from 'undici/lib/dispatcher/client.js';

/**
 * Opens a connection to where the address leads, by whatever route; of an encrypted one the certificate is accepted
 * before. Nothing of a request leaves meanwhile.
 */
export type OpenConnection = (origin: URL) => Promise<Socket>;

/** A straight one, unencrypted. */
export const openStraight: OpenConnection = ({ hostname, port }) =>
  new Promise((resolve, reject) => {
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const socket = net.connect({ host, port: Number(port || 80), noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

/**
 * An idle connection is let go before servers and proxies commonly do: a write that met one that was just being closed
 * would be unknown.
 */
export const idleConnectionMs = 30_000;
export const maxIdleConnections = 18;

/**
 * One connection, which carries one request at a time: whoever holds it gives it back when the answer is there, or ends
 * it. One that was closed meanwhile is opened anew before a byte of the next request leaves.
 */
export class Connection {
  /** It has carried a request before, and the other side may have closed it since. */
  isUsed = false;
  readonly #client: Client;

  constructor(
    readonly origin: string,
    private readonly open: OpenConnection,
    onIdleEnd: (connection: Connection) => void,
  ) {
    this.#client = new Client(origin, {
      // A second request on it would be sent again by itself when the first one breaks.
      pipelining: 1,
      // Deadlines are the requests' own.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: idleConnectionMs,
      keepAliveMaxTimeout: idleConnectionMs,
      connect: (_options, done) => void this.#connect(done),
    });
    this.#client.on('disconnect', () => onIdleEnd(this));
  }

  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    this.#client.dispatch(options, handler);
  }

  /** Whatever is under way on it fails. */
  end(): void {
    void this.#client.destroy();
  }

  async #connect(done: buildConnector.Callback): Promise<void> {
    this.isUsed = false;
    let socket: Socket;
    try {
      socket = await this.open(new URL(this.origin));
      // Else the library would open another one, and another.
      if (socket.destroyed) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    } catch (error) {
      done(error as Error, null);
      return;
    }
    done(null, socket.setKeepAlive(true, 1_000));
  }
}

/** The connections of one site that are open and idle, for whatever address it has. */
export interface KeptConnections {
  /** One that nobody else has; the one that was used last, because it is the least likely to be closed by now. */
  take: (origin: string) => Connection;
  giveBack: (connection: Connection) => void;
  /** Lets idle ones go, and those that are given back later. */
  close: () => void;
}

export function createKeptConnections(open: OpenConnection): KeptConnections {
  let idle: Connection[] = [];
  let isClosed = false;
  const forget = (connection: Connection) => {
    const index = idle.indexOf(connection);
    if (index === -1) return;
    idle.splice(index, 1);
    connection.end();
  };
  return {
    take: (origin) => {
      const index = idle.findLastIndex((connection) => connection.origin === origin);
      if (index === -1) return new Connection(origin, open, forget);
      const [found] = idle.splice(index, 1);
      return found ?? new Connection(origin, open, forget);
    },
    giveBack: (connection) => {
      if (isClosed || idle.length >= maxIdleConnections) connection.end();
      else idle.push(connection);
    },
    close: () => {
      isClosed = true;
      for (const connection of idle) connection.end();
      idle = [];
    },
  };
}

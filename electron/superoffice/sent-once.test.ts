import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { isAxiosError } from 'axios';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptOf } from './attempt';
import { createKeptConnections, openStraight } from './kept-connections';
import { prepareWrite } from './testing/prepared-write';
import { createWire, type Wire } from './wire';

// ConnectActor has no key by which a site could tell a repetition from a second wish. So whatever a server does, a write
// reaches it once, and of one that left nobody says that it did not.

const done = 'HTTP/1.1 204 No Content\r\n\r\n';
const half = 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"a":';

/** What a server can do with the request that it has just read. */
const faults: Record<string, (socket: Socket) => void> = {
  'closes the connection': (socket) => socket.end(),
  'cuts the connection': (socket) => socket.destroy(),
  'resets the connection': (socket) => socket.resetAndDestroy(),
  'ends in the middle of a line': (socket) => socket.end('HTTP/1.1 20'),
  'ends in the middle of the headers': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
  'ends in the middle of its answer': (socket) => socket.end(half),
  'resets in the middle of its answer': (socket) => {
    socket.write(half, () => socket.resetAndDestroy());
  },
  'says that it waited too long, and closes': (socket) =>
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
  'says to go on, and closes': (socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\n'),
  'wants another protocol': (socket) =>
    socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n'),
  'says that it is the wrong one': (socket) => {
    socket.write('HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n');
  },
  'sends what is no HTTP': (socket) => socket.end('\u0016\u0003\u0001nothing'),
  'sends headers without end': (socket) => socket.end(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(70_000)}`),
};

let server: Server;
let sockets: Socket[];
/** The bodies that have arrived whole. */
let seen: string[];
/** Answers the next request. */
let serve: (socket: Socket, body: string) => void;
let wire: Wire;
beforeEach(async () => {
  seen = [];
  sockets = [];
  serve = (socket) => void socket.write(done);
  wire = createWire(openStraight);
  server = createServer((socket) => {
    sockets.push(socket);
    let read = '';
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      read += part.toString('latin1');
      const [, length, body = ''] = /content-length: (\d+)[^]*?\r\n\r\n([^]*)$/i.exec(read) ?? [];
      if (length === undefined || body.length < Number(length)) return;
      read = '';
      seen.push(body);
      serve(socket, body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  wire.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});

interface Told {
  status: number | null;
  /** A byte of it may have left. */
  written: boolean;
}

async function send(data: string): Promise<Told> {
  const config = prepareWrite(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { data });
  const { written, status } = await wire.send(config).then(
    (response) => ({ written: true, status: response.status }),
    (error: unknown) => ({
      written: attemptOf(config).written,
      status: isAxiosError(error) ? (error.response?.status ?? null) : null,
    }),
  );
  attemptOf(config).finish();
  return { written, status };
}

describe('a write', () => {
  it.each(Object.keys(faults))('is sent once on a new connection to a server that %s', async (name) => {
    serve = (socket) => faults[name]?.(socket);
    const told = await send('first');
    expect(told.written).toBe(true);
    expect(told.status).not.toBe(204);
    serve = (socket) => void socket.write(done);
    expect(await send('after')).toEqual({ written: true, status: 204 });
    expect(seen).toEqual(['first', 'after']);
  });

  it.each(Object.keys(faults))('is sent once on a kept connection to a server that %s', async (name) => {
    await send('before');
    serve = (socket) => faults[name]?.(socket);
    const told = await send('first');
    expect(told.written).toBe(true);
    expect(told.status).not.toBe(204);
    expect(sockets).toHaveLength(1);
    serve = (socket) => void socket.write(done);
    expect(await send('after')).toEqual({ written: true, status: 204 });
    expect(seen).toEqual(['before', 'first', 'after']);
  });

  it.each([
    ['ends', (socket: Socket) => socket.end()],
    ['cuts', (socket: Socket) => socket.destroy()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ])('is sent once where the server %s the connection just as it leaves', async (_what, close) => {
    for (let index = 0; index < 50; index += 1) {
      serve = (socket, body) => {
        socket.write(done);
        if (body.startsWith('before')) setImmediate(() => close(socket));
      };
      await send(`before ${index}`);
      const told = await send(`write ${index}`);
      const arrived = seen.filter((body) => body === `write ${index}`).length;
      const possible = [told.status === 204 ? null : 0, told.written ? 1 : null];
      expect(possible).toContain(arrived);
    }
  });

  it('is sent once, however many go to a server that breaks at random', async () => {
    const ways = [...Object.values(faults), ...Array.from({ length: 20 }, () => null)];
    let turn = 0;
    serve = (socket) => {
      turn += 7;
      const fault = ways[turn % ways.length];
      if (fault) fault(socket);
      else socket.write(done);
    };
    const names = Array.from({ length: 400 }, (_item, index) => `write ${index}`);
    const told = new Map<string, Told>();
    const waiting = [...names];
    const one = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
        told.set(name, await send(name));
    };
    await Promise.all(Array.from({ length: 8 }, one));
    expect(seen.toSorted()).toEqual(names.toSorted());
    expect([...told.values()].every(({ written }) => written)).toBe(true);
    expect([...told.values()].filter(({ status }) => status === 204).length).toBeGreaterThan(200);
  });

  it('did not leave where no connection came about', async () => {
    wire = createWire(async () => {
      throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    });
    expect(await send('first')).toEqual({ written: false, status: null });
    expect(seen).toEqual([]);
  });

  it('is asked for a connection once where each is closed before it can be used', async () => {
    let opened = 0;
    wire = createWire(async (origin) => {
      opened += 1;
      return (await openStraight(origin)).destroy();
    });
    expect(await send('first')).toEqual({ written: false, status: null });
    expect(opened).toBe(1);
  });

  it('does not leave a second time, whoever starts it again', async () => {
    const connections = createKeptConnections(openStraight);
    let refused: unknown = null;
    wire = createWire(openStraight, {
      ...connections,
      take: (origin) => {
        const connection = connections.take(origin);
        const dispatch = connection.dispatch.bind(connection);
        connection.dispatch = (options, handler) =>
          dispatch(options, {
            onRequestStart: (controller, context) => {
              handler.onRequestStart?.(controller, context);
              try {
                handler.onRequestStart?.(controller, context);
              } catch (error) {
                refused = error;
                throw error;
              }
            },
            onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
          });
        return connection;
      },
    });
    expect(await send('first')).toMatchObject({ status: null });
    expect(refused).toMatchObject({ code: 'bug' });
    expect(seen).toEqual([]);
  });
});

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStraight } from './kept-connections';
import { prepareWrite } from './testing/prepared-write';
import { createWire, type Wire } from './wire';

const done = 'HTTP/1.1 204 No Content\r\n\r\n';

let server: Server;
let sockets: Socket[];
let serve: (socket: Socket) => void;
let wire: Wire;
beforeEach(async () => {
  sockets = [];
  serve = (socket) => void socket.write(done);
  wire = createWire(openStraight);
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => serve(socket));
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

const send = () => wire.send(prepareWrite(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
const areClosed = () => sockets.map((socket) => socket.closed);

describe('the connections of a site', () => {
  it('are used again, one request after the other on each', async () => {
    await Promise.all([send(), send(), send()]);
    await Promise.all([send(), send(), send()]);
    expect(sockets).toHaveLength(3);
    await send();
    expect(sockets).toHaveLength(3);
  });

  it('are opened anew where the site has closed them', async () => {
    serve = (socket) => void socket.end(done.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    await send();
    await send();
    expect(sockets).toHaveLength(2);
    await expect.poll(areClosed).toEqual([true, true]);
  });

  it('are let go when they are idle and nobody wants them any more', async () => {
    await Promise.all([send(), send()]);
    wire.close();
    await expect.poll(areClosed).toEqual([true, true]);
  });

  it('carry what is under way to its end, whoever wants no more of them', async () => {
    const waiting: Socket[] = [];
    serve = (socket) => void waiting.push(socket);
    const sent = send();
    await expect.poll(() => waiting.length).toBe(1);
    wire.close();
    expect(areClosed()).toEqual([false]);
    waiting[0]?.write(done);
    expect((await sent).status).toBe(204);
    await expect.poll(areClosed).toEqual([true]);
  });
});

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { getAdapter, isAxiosError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStraight } from './kept-connections';
import { prepareWrite } from './testing/prepared-write';
import { createWire } from './wire';

// Whatever a server does, our adapter tells it as axios's own does: the rest of the program is written for that.

const text = '{"Name":"Ærlig Bygg ÅS","Word":"naïve 日本"}';
const maxBytes = 10_000;
const head = (lines: string, status = '200 OK') => `HTTP/1.1 ${status}\r\n${lines}\r\n`;
const packed = (encoding: string, body: Buffer) => [
  head(
    `Content-Type: application/json\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n`,
  ),
  body,
];
const plain = (status: string, body = text, lines = '') => [
  head(`${lines}Content-Length: ${Buffer.byteLength(body)}\r\n`, status),
  body,
];
const utf8 = Buffer.from(text);
const large = 'x'.repeat(maxBytes + 1);

/** What the server writes, part by part; it closes after the last where that says so. */
const answers: Record<string, { parts: (string | Buffer)[]; closes?: true }> = {
  'an answer': { parts: plain('200 OK') },
  'an answer in pieces within its letters': {
    parts: [head(`Content-Length: ${utf8.length}\r\n`), ...Array.from(utf8, (byte) => Buffer.from([byte]))],
  },
  'an answer in chunks': {
    parts: [head('Transfer-Encoding: chunked\r\n'), '3\r\nabc\r\n', '2\r\nde\r\n0\r\n\r\n'],
  },
  'an answer until the end': { parts: [head('Connection: close\r\n'), text], closes: true },
  'an answer with a mark at its beginning': { parts: plain('200 OK', `\uFEFF${text}`) },
  'no content': { parts: [head('', '204 No Content')] },
  'no content that says it is packed': { parts: [head('Content-Encoding: gzip\r\n', '204 No Content')] },
  'an empty answer': { parts: plain('200 OK', '') },
  gzip: { parts: packed('gzip', gzipSync(text)) },
  'x-gzip': { parts: packed('X-GZIP', gzipSync(text)) },
  deflate: { parts: packed('deflate', deflateSync(text)) },
  'deflate without its header': { parts: packed('deflate', deflateRawSync(text)) },
  brotli: { parts: packed('br', brotliCompressSync(text)) },
  'an encoding that nobody knows': { parts: packed('snappy', utf8) },
  'gzip that breaks off': { parts: packed('gzip', gzipSync(text).subarray(0, 40)) },
  'gzip that is none': { parts: packed('gzip', Buffer.from('nothing of the kind')) },
  'a refusal': { parts: plain('404 Not Found', '{"ErrorMessage":"no"}') },
  'a failure': { parts: plain('500 Broken') },
  'a redirect': { parts: plain('302 Found', '', 'Location: http://127.0.0.1:9/\r\n') },
  'headers of one name': {
    parts: plain('200 OK', text, 'Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-A: 1\r\nX-A: 2\r\n'),
  },
  'nothing at all': { parts: [], closes: true },
  'an end in the middle': { parts: [head('Content-Length: 500\r\n'), text], closes: true },
  'a failure with an end in the middle': {
    parts: [head('Content-Length: 500\r\n', '500 Broken'), text],
    closes: true,
  },
  'chunks that are none': { parts: [head('Transfer-Encoding: chunked\r\n'), 'zz\r\nabc'] },
  'no HTTP': { parts: ['SSH-2.0-OpenSSH\r\n'] },
  'too much': { parts: plain('200 OK', large) },
  'too much when unpacked': { parts: packed('gzip', gzipSync(large)) },
};

const wire = createWire(openStraight);
let server: Server;
let sockets: Set<Socket>;
let received: string[];
let answer: (typeof answers)[string];
beforeEach(async () => {
  sockets = new Set();
  received = [];
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let asked = '';
    socket.on('data', (part) => {
      asked += part.toString('latin1');
      if (!asked.includes('\r\n\r\n')) return;
      received.push(asked);
      asked = '';
      void write(socket);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** Each part on its own, so that the other side reads it on its own. */
async function write(socket: Socket): Promise<void> {
  for (const part of answer.parts) await new Promise((done) => socket.write(part, done));
  if (answer.closes) socket.end();
}

const prepare = (changes: Partial<InternalAxiosRequestConfig> = {}) =>
  prepareWrite(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, {
    maxContentLength: maxBytes,
    ...changes,
  });

/** Everything that anybody reads of an outcome. */
async function describeOutcome(send: AxiosAdapter, config: InternalAxiosRequestConfig) {
  try {
    const { status, statusText, headers, data } = await send(config);
    return { status, statusText, headers: { ...headers }, data: String(data) };
  } catch (error) {
    if (!isAxiosError(error)) return { thrown: String(error) };
    const { name, message, code, response } = error;
    // What is no HTTP has a dozen codes of Node's, which nobody tells apart.
    const kind = code?.replace(/^HPE_.*/, 'HPE');
    return { name, message, code: kind, status: response?.status, data: response?.data || undefined };
  }
}

/** A header's name may be written in any case. */
function lowerName(line: string): string {
  return line.replace(/^[\w-]+:/, (name) => name.toLowerCase());
}

describe('our own adapter', () => {
  it.each(Object.keys(answers))('tells %s as axios’s own does', async (name) => {
    answer = answers[name] ?? { parts: [] };
    const ours = await describeOutcome(wire.send, prepare());
    expect(ours).toEqual(await describeOutcome(getAdapter('http'), prepare()));
    expect(ours).not.toHaveProperty('thrown');
  });

  it.each([
    ['a body and letters beyond ASCII in a header', {}],
    ['no body', { data: undefined }],
    ['a question', { method: 'get', data: undefined }],
  ])('sends %s in the very bytes of axios’s own, lines in whatever order', async (_what, changes) => {
    answer = { parts: plain('200 OK') };
    await wire.send(prepare(changes));
    await getAdapter('http')(prepare(changes));
    const [ours, theirs] = received.map((request) => request.split('\r\n').map(lowerName).toSorted());
    expect(ours).toEqual(theirs);
  });

  it.each([['before it leaves'], ['while it waits'], ['while the answer comes']])(
    'ends a request that is stopped %s, and its connection',
    async (when) => {
      answer = { parts: when === 'while the answer comes' ? [head('Content-Length: 500\r\n'), 'x'] : [] };
      const stop = new AbortController();
      const requests = when === 'before it leaves' ? 0 : 1;
      if (requests === 0) stop.abort();
      const outcome = describeOutcome(wire.send, prepare({ signal: stop.signal }));
      await expect.poll(() => received.length).toBe(requests);
      stop.abort();
      expect(await outcome).toMatchObject({ name: 'CanceledError', code: 'ERR_CANCELED' });
      await expect.poll(() => [...sockets].every((socket) => socket.closed)).toBe(true);
      expect(received.length).toBe(requests);
    },
  );
});

import { execFile, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRedactOf } from '../redaction/redact';
import type { Exchange } from '../superoffice/exchange-recorder';
import { writeCurlCommand } from './curl-command';
import { redactExchange } from './redact-exchange';

const run = promisify(execFile);
const hasCurl = process.platform !== 'win32' && spawnSync('curl', ['--version']).status === 0;

interface Received {
  method: string;
  url: string;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

let server: Server;
let received: Received[];
let origin: string;
beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const canary = 'c4narY-9x81q';

function copy(changes: Partial<Exchange>): string {
  const exchange: Exchange = {
    siteId: 's',
    siteName: 'S',
    startedAt: new Date(),
    milliseconds: 1,
    queuedMs: 0,
    method: 'GET',
    url: `${origin}/`,
    requestHeaders: {},
    requestBody: '',
    status: 200,
    responseHeaders: {},
    responseBody: '',
    errorCode: null,
    ...changes,
  };
  return writeCurlCommand(redactExchange(exchange, 'id', createRedactOf([])));
}

/** As a person does: paste, and put the secrets where the placeholders are. */
async function runFilled(command: string, secrets: Record<string, string>): Promise<Received> {
  const filled = Object.entries(secrets).reduce(
    (text, [name, value]) => text.replaceAll(name, value),
    command,
  );
  await run('sh', ['-c', `${filled} --silent --noproxy '*'`]);
  const last = received.at(-1);
  if (!last) throw new Error('Nothing came.');
  return last;
}

const difficult = [
  `it's "quoted" \\ and $HOME \`id\` $(id) !x %d`,
  'line 1\nline 2\r\nline 3\ttab',
  'Bjørg Åsheim, Ærø, 😀, \u2028',
  '@/etc/passwd',
  '[1-3]{a,b}',
  "'; rm -rf / #",
];

describe.skipIf(!hasCurl)('a copied command, run by a real shell and curl', () => {
  it.each(difficult)('sends the body letter by letter: %j', async (text) => {
    const requestBody = JSON.stringify({ Value: text });
    const command = copy({
      method: 'POST',
      requestHeaders: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': '999' },
      requestBody,
    });
    const sent = await runFilled(command, {});
    expect(sent.body).toBe(requestBody);
    expect(sent.method).toBe('POST');
    expect(sent.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it.each(difficult.slice(0, 1).concat(difficult.slice(3)))(
    'sends a raw body that is no JSON: %j',
    async (text) => {
      expect((await runFilled(copy({ method: 'POST', requestBody: text }), {})).body).toBe(text);
    },
  );

  it('asks for the same address, brackets and Nordic letters too', async () => {
    const target = '/api/v1/Contact?$filter=name%20begins%20%27%C3%A6%27&a[0]={x}';
    expect((await runFilled(copy({ url: `${origin}${target}` }), {})).url).toBe(target);
  });

  it('has a placeholder for the secret of each scheme, and works when it is filled in', async () => {
    const schemes: [Record<string, string>, Record<string, string>, Record<string, string>][] = [
      [
        { Authorization: `Basic ${btoa(`kari:${canary}`)}` },
        { '<user>': 'kari', '<password>': canary },
        { authorization: `Basic ${btoa(`kari:${canary}`)}` },
      ],
      [{ Authorization: `Bearer ${canary}` }, { '<token>': canary }, { authorization: `Bearer ${canary}` }],
      [
        { Authorization: `SOTicket ${canary}`, 'SO-AppToken': canary },
        { '<ticket>': canary, '<app-token>': canary },
        { authorization: `SOTicket ${canary}`, 'so-apptoken': canary },
      ],
      [
        { Cookie: `session=${canary}`, 'X-XSRF-TOKEN': canary },
        { '<cookie>': canary, '<xsrf-token>': canary },
        { cookie: `session=${canary}`, 'x-xsrf-token': canary },
      ],
    ];
    for (const [requestHeaders, secrets, expected] of schemes) {
      const command = copy({ requestHeaders });
      expect(command).not.toContain(canary);
      expect((await runFilled(command, secrets)).headers).toMatchObject(expected);
    }
  });

  it('has placeholders in forms and JSON, named as the fields are', async () => {
    const form = copy({ method: 'POST', requestBody: `grant_type=refresh_token&refresh_token=${canary}` });
    expect((await runFilled(form, { '<refresh_token>': canary })).body).toBe(
      `grant_type=refresh_token&refresh_token=${canary}`,
    );
    const json = copy({ method: 'POST', requestBody: `{"user":"kari","password":"${canary}"}` });
    expect((await runFilled(json, { '<password>': canary })).body).toBe(
      `{"user":"kari","password":"${canary}"}`,
    );
  });
});

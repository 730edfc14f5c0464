import { describe, expect, it, vi } from 'vitest';
import { createKnownSecrets } from '../redaction/known-secrets';
import { createRedact, createRedactOf } from '../redaction/redact';
import type { Exchange } from '../superoffice/exchange-recorder';
import { maxBodyCharacters } from './redact-exchange';
import { createRequestRecorder, type RecorderOptions } from './request-recorder';

const canary = 'c4narY-9x81q';

function makeExchange(changes: Partial<Exchange> = {}): Exchange {
  return {
    siteId: 'fjord',
    siteName: 'Fjordbygg',
    startedAt: new Date('2026-11-23T10:00:00Z'),
    milliseconds: 12,
    queuedMs: 0,
    method: 'POST',
    url: 'https://crm.example/api/v1/Agents/ErpSync/GetAllConnections?$select=Id',
    requestHeaders: { Authorization: `Basic ${btoa(`kari:${canary}`)}`, Accept: 'application/json' },
    requestBody: '{"a":1}',
    status: 200,
    responseHeaders: { 'content-type': 'application/json', 'set-cookie': `s=${canary}; Path=/` },
    responseBody: `[{"DisplayName":"Ærlig","ConfigFields":{"Password":"${canary}"}}]`,
    errorCode: null,
    ...changes,
  };
}

function createRecorder(options: Partial<RecorderOptions> = {}) {
  return createRequestRecorder({
    redact: createRedactOf([canary]),
    known: createKnownSecrets(),
    onChange: () => undefined,
    noteProblem: (_event, error) => {
      throw error;
    },
    ...options,
  });
}

const everything = { text: '', siteId: null };

describe('the recorder of requests', () => {
  it('keeps a request as it was, without its secrets', () => {
    const recorder = createRecorder();
    recorder.record(makeExchange());
    const [kept] = recorder.find(everything);
    expect(JSON.stringify(kept)).not.toContain(canary);
    expect(JSON.stringify(kept)).not.toContain(btoa(canary).slice(0, 10));
    expect(kept).toMatchObject({
      method: 'POST',
      path: '/api/v1/Agents/ErpSync/GetAllConnections?$select=Id',
      status: 200,
      requestBody: '{"a":1}',
      truncated: false,
    });
    expect(kept?.requestHeaders).toEqual([
      { name: 'Authorization', value: 'Basic ‹redacted›' },
      { name: 'Accept', value: 'application/json' },
    ]);
    expect(kept?.responseBody).toContain('Ærlig');
    expect(kept?.bytes).toBe(Buffer.byteLength(makeExchange().responseBody));
  });

  it('redacts what nobody has looked at yet before a token is forgotten by which it is known', () => {
    const known = createKnownSecrets();
    const recorder = createRecorder({ known, redact: createRedact(known) });
    known.noteToken('fjord', 'first-of-many-tokens');
    recorder.record(
      makeExchange({ responseBody: '{"ErrorMessage":"not first-of-many-tokens"}', status: 400 }),
    );
    for (let hour = 0; hour < 20; hour += 1) known.noteToken('fjord', `renewed-${hour}`);
    expect(createRedact(known)('first-of-many-tokens')).toBe('first-of-many-tokens');
    expect(JSON.stringify(recorder.find(everything))).not.toContain('first-of-many');
  });

  it('redacts by itself what nobody looks at, once no request came for a while', () => {
    vi.useFakeTimers();
    const known = createKnownSecrets();
    let redacted = 0;
    const redact = (text: string) => {
      redacted += text === '[{"a":1}]' ? 1 : 0;
      return text;
    };
    const recorder = createRecorder({ known, redact });
    for (let count = 0; count < 100; count += 1) {
      recorder.record(makeExchange({ responseBody: '[{"a":1}]' }));
      vi.advanceTimersByTime(100);
    }
    expect(redacted).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(redacted).toBe(100);
    vi.useRealTimers();
  });

  it('cuts long bodies and says so, never through a secret', () => {
    const recorder = createRecorder();
    for (const offset of [0, 3, 6, 11]) {
      const body = `["${'x'.repeat(maxBodyCharacters - offset - 2)}${canary}${'y'.repeat(100_000)}"]`;
      recorder.record(makeExchange({ responseBody: body }));
    }
    for (const kept of recorder.find(everything)) {
      expect(kept.truncated).toBe(true);
      expect(kept.responseBody.length).toBeLessThanOrEqual(maxBodyCharacters);
      expect(kept.responseBody).not.toContain('c4n');
    }
  });

  it('forgets the oldest where there are too many or they are too large', () => {
    const few = createRecorder({ maxRequests: 3 });
    for (const name of ['a', 'b', 'c', 'd']) few.record(makeExchange({ url: `https://crm.example/${name}` }));
    expect(few.find(everything).map(({ path }) => path)).toEqual(['/b', '/c', '/d']);
    const small = createRecorder({ maxCharacters: 2_500 });
    for (let count = 0; count < 5; count += 1)
      small.record(makeExchange({ responseBody: `["${'z'.repeat(1_000)}"]` }));
    expect(small.find(everything)).toHaveLength(2);
  });

  it.each([
    ['a page', 200, 'text/html', '<h1>router of the office</h1>'],
    ['a text', 200, 'text/plain', 'PING office-printer'],
    ['a text that says it is JSON', 200, 'application/json', 'office-printer'],
    ['data of another kind than was asked', 200, 'application/json', '{"containers":"office"}'],
    ['somebody else’s refusal', 404, 'application/json', '{"office":"not found"}'],
    ['a large page', 200, 'text/html', `<p>${'office '.repeat(100_000)}`],
  ])('shows nothing of %s but its type and size', (_what, status, type, responseBody) => {
    const recorder = createRecorder();
    const responseHeaders = { 'content-type': type, server: 'office/1.0', 'x-office': 'y' };
    recorder.record(makeExchange({ status, responseBody, responseHeaders }));
    const [kept] = recorder.find(everything);
    expect(kept).toMatchObject({ status, bytes: Buffer.byteLength(responseBody), responseBody: '' });
    expect(kept?.responseHeaders).toEqual([{ name: 'content-type', value: type }]);
    expect(recorder.find({ text: 'office', siteId: null })).toEqual([]);
  });

  it('shows what the WebAPI says of a failure', () => {
    const recorder = createRecorder();
    const responseBody = '{"ErrorMessage":"no such connection"}';
    recorder.record(makeExchange({ status: 500, responseBody }));
    expect(recorder.find(everything)[0]).toMatchObject({ responseBody });
  });

  it('finds by words anywhere in the request, and by site', () => {
    const recorder = createRecorder();
    recorder.record(makeExchange());
    recorder.record(makeExchange({ siteId: 'other', siteName: 'Nordlys', status: 401, responseBody: 'no' }));
    const paths = (text: string, siteId: string | null = null) =>
      recorder.list({ text, siteId, page: 0 }).items.map(({ siteName }) => siteName);
    expect(paths('getallconnections')).toEqual(['Nordlys', 'Fjordbygg']);
    expect(paths('ærlig post')).toEqual(['Fjordbygg']);
    expect(paths('401')).toEqual(['Nordlys']);
    expect(paths('', 'fjord')).toEqual(['Fjordbygg']);
    expect(paths(canary)).toEqual([]);
  });

  it('gives the newest first, page by page', () => {
    const recorder = createRecorder();
    for (let count = 0; count < 250; count += 1)
      recorder.record(makeExchange({ url: `https://crm.example/${count}` }));
    const first = recorder.list({ ...everything, page: 0 });
    expect([first.items[0]?.path, first.items.length, first.more]).toEqual(['/249', 200, true]);
    expect(recorder.list({ ...everything, page: 1 })).toMatchObject({ more: false });
  });

  it('tells of changes at most four times a second, and of the last one too', () => {
    vi.useFakeTimers();
    const onChange = vi.fn<() => void>();
    const recorder = createRecorder({ onChange });
    for (let count = 0; count < 100; count += 1) {
      recorder.record(makeExchange());
      vi.advanceTimersByTime(10);
    }
    expect(onChange.mock.calls.length).toBeLessThanOrEqual(5);
    recorder.record(makeExchange());
    const before = onChange.mock.calls.length;
    vi.advanceTimersByTime(500);
    expect(onChange.mock.calls.length).toBe(before + 1);
    recorder.clear();
    expect(recorder.find(everything)).toEqual([]);
    vi.useRealTimers();
  });
});

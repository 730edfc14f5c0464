import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { redactExchange } from '../inspector/redact-exchange';
import { redactFailures } from './redact-failures';
import type { Handlers } from './handlers/handlers';
import type { Exchange } from '../superoffice/exchange-recorder';
import { createRedactOf } from '../redaction/redact';

const secret = 'h3mmelig-4471';
const guesses = [...Array.from({ length: 500 }, (_none, number) => `guess-${number}-word`), secret];
const redact = createRedactOf([secret]);

const answerTo = (body: unknown, say: string): Exchange => ({
  siteId: 'a',
  siteName: 'A',
  startedAt: new Date(0),
  milliseconds: 1,
  queuedMs: 0,
  method: 'POST',
  url: `https://crm.example/api/v1/Agents/ErpSync/ConnectActor?$select=${guesses[3]}`,
  requestHeaders: { Authorization: `Basic ${btoa(`kari:${secret}`)}` },
  requestBody: JSON.stringify(body),
  status: 500,
  responseHeaders: { 'content-type': 'application/json' },
  responseBody: JSON.stringify({ ErrorMessage: say }),
  errorCode: 'site-error',
});

describe('the redaction is no oracle', () => {
  it('what was sent comes back as it was, be it the secret or not: in the request and where the site repeats it', () => {
    const exchange = answerTo({ FieldValues: guesses }, `unknown: ${guesses.join(' ')}`);
    const shown = redactExchange(exchange, 'id', redact);
    expect(shown.requestBody).toBe(exchange.requestBody);
    expect(shown.responseBody).toBe(exchange.responseBody);
    expect(JSON.stringify(shown)).not.toContain('redacted›-');
  });

  it('of the site’s own words the secret is taken out, however it is written', () => {
    for (const said of [secret, btoa(secret), btoa(`kari:${secret}`), encodeURIComponent(secret)]) {
      const shown = redactExchange(answerTo({ FieldValues: [] }, `no: ${said}!`), 'id', redact);
      expect(shown.responseBody).toMatch(/no: .*‹redacted›/);
      expect(shown.responseBody).not.toContain(said);
    }
  });

  it('but a site that repeats our sign-in headers is one: there the right guess alone is seen again', () => {
    const header = btoa(`kari:${secret}`);
    const echo = (guess: string) =>
      redactExchange(answerTo({ FieldValues: [guess] }, `you sent Basic: ${header}!`), 'id', redact)
        .responseBody;
    expect(echo(btoa('kari:wrong'))).not.toContain(header);
    expect(echo(header)).toContain(header);
  });

  it('what was asked in the address comes back as well, however it is written there', () => {
    const asked = { ...answerTo({}, `no such field: ${secret}`), method: 'GET', requestBody: '' };
    for (const guess of [secret, encodeURIComponent(secret)]) {
      const exchange = { ...asked, url: `https://crm.example/api/v1/Agents/ErpSync/X?$select=a+${guess}` };
      expect(redactExchange(exchange, 'id', redact).responseBody).toBe(asked.responseBody);
    }
  });

  it('an error that repeats what a call named says the same of every guess', async () => {
    const handlers = redactFailures(
      {
        'activity.get': ({ activityId }: { activityId: string }) =>
          Promise.reject(new AppError('not-found', { params: { what: activityId } })),
      } as unknown as Handlers,
      redact,
    );
    for (const activityId of guesses) {
      const failure = await handlers['activity.get']({ activityId }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ params: { what: activityId } });
    }
  });
});

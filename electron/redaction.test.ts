import { describe, expect, it } from 'vitest';
import { createRedact } from './redaction';

const canary = 'Sæl8-hemmelig "x"';
const redact = createRedact(() => [canary]);

describe('the redaction', () => {
  it.each([
    'Authorization: Basic dGplMDpUamUw',
    'authorization: Bearer 8A:Cust12345.abcdef',
    'Authorization: SOTicket 7T:MQBkADQA==',
    '{"SO-AppToken":"1234567890abcdef"}',
    'X-XSRF-TOKEN: abcdef0123456789',
    'Set-Cookie: session=abcdef; Path=/',
    'Cookie: XSRF-TOKEN=abcdef',
    '{"password":"hunter22","user":"kari"}',
    "client_secret='s3cr3t-value'&code=1",
    'refresh_token=abcdefghi',
    'http://kari:hunter22@proxy.example.com:8080/',
    'failed for Basic dGplMDpUamUw at /api',
  ])('takes the secret out of %s', (text) => {
    const clean = redact(text);
    for (const secret of [
      'dGplMDpUamUw',
      'Cust12345',
      '7T:',
      '1234567890abcdef',
      'abcdef',
      'hunter22',
      's3cr3t',
    ]) {
      expect(clean).not.toContain(secret);
    }
    expect(clean).toContain('‹redacted›');
  });

  it('takes out every secret that is open now, in each of its usual spellings', () => {
    const bytes = Buffer.from(canary, 'utf8');
    const spellings = [
      canary,
      JSON.stringify(canary),
      encodeURIComponent(canary),
      bytes.toString('base64'),
      bytes.toString('hex'),
    ];
    for (const spelling of spellings) {
      const clean = redact(`before ${spelling} after`);
      expect(clean).not.toContain(spelling);
      expect(clean).toMatch(/^before .*‹redacted›.* after$/);
    }
  });

  it('leaves ordinary words alone', () => {
    const text = 'ErpKey 10014 is held by Orkdal AS; see https://crm.example.com/SuperOffice/api';
    expect(redact(text)).toBe(text);
  });
});

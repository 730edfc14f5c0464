import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnownSecrets } from './known-secrets';
import { createRedact, createRedactOf, redacted, redactHeader } from './redact';

const secret = 'Sæl8-hemmelig "x"\\/&+é😀';
const redact = createRedactOf([secret]);
const withoutSecrets = createRedactOf([]);
/** What this process worked since: what others do on the machine meanwhile does not count. */
const workedMs = (started: NodeJS.CpuUsage) => process.cpuUsage(started).user / 1_000;

/** The spelling of .NET's JSON: everything but letters and digits as `\uXXXX`. */
function escapeUnicode(text: string): string {
  return Array.from({ length: text.length }, (_, index) => text.charAt(index))
    .map((unit) =>
      /[A-Za-z0-9]/.test(unit)
        ? unit
        : `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )
    .join('');
}

const spellings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  json: (text) => JSON.stringify(text).slice(1, -1),
  'json in json': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  'json of .NET': escapeUnicode,
  address: encodeURIComponent,
  'address, lower case': (text) => encodeURIComponent(text).replace(/%../g, (byte) => byte.toLowerCase()),
  'address in an address': (text) => encodeURIComponent(encodeURIComponent(text)),
  form: (text) => new URLSearchParams({ a: text }).toString().slice(2),
  html: (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  HEX: (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

describe('a secret that is open now', () => {
  it.each(Object.entries(spellings))('is taken out in its spelling %s', (_name, spell) => {
    const clean = redact(`before ${spell(secret)} after`);
    expect(clean).not.toContain(spell(secret));
    expect(clean).toMatch(/^before .*‹redacted›.* after$/);
  });

  it.each(['u', 'us', 'use', 'user'])('is taken out of base64 of %s:secret', (user) => {
    const text = Buffer.from(`${user}:${secret}`).toString('base64');
    const clean = redact(text);
    expect(clean).toContain(redacted);
    // What is left holds the user and the characters that both decide, never the secret.
    expect(Buffer.from(clean.replace(redacted, ''), 'base64').length).toBeLessThan(user.length + 5);
  });

  it('is taken out whatever it is and however it is written', () => {
    assert(
      property(
        string({ minLength: 6, maxLength: 60, unit: 'binary' }),
        constantFrom('plain', 'json', 'address', 'json of .NET', 'hex'),
        (anySecret, spelling) => {
          const spell = spellings[spelling];
          // Half a character cannot be written in an address at all.
          if (!spell || /\p{Surrogate}/u.test(anySecret)) return;
          const written = spell(anySecret);
          expect(createRedactOf([anySecret])(`<<${written}>>`)).not.toContain(`<<${written}>>`);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is taken out where it is very long, and leaves nothing of its middle', () => {
    const long = Array.from({ length: 900 }, (_, index) => `ø${index}`).join('/');
    const clean = createRedactOf([long])(`{"a":"${long}"}`);
    expect(clean).not.toMatch(/ø\d/);
  });

  it.each(['\\', '"', '/', '\\"', '%', '&#1;', 'æ'])(
    'is taken out quickly though it is made of %s',
    (unit) => {
      const odd = unit.repeat(200);
      const redactOdd = createRedactOf([odd]);
      const started = process.cpuUsage();
      expect(redactOdd(JSON.stringify({ a: odd }))).toBe('{"a":"‹redacted›"}');
      redactOdd(`${odd.slice(0, -1)}!`.repeat(50));
      expect(workedMs(started)).toBeLessThan(2_000);
    },
  );

  it('is taken out in parts where it is long: cut off, from its middle, in base64', () => {
    const long = 'Qf7-rT2pLm9xWz4-kd81';
    const clean = createRedactOf([long]);
    const froms = Array.from({ length: long.length }, (_none, from) => long.slice(from));
    const parts = froms.flatMap((rest) => froms.map((_other, size) => rest.slice(0, size)));
    const shown = parts.map((part) => [part.length >= 12, clean(`said ${part}!`)] as const);
    const expected = parts.map((part) => [
      part.length >= 12,
      part.length >= 12 ? `said ${redacted}!` : `said ${part}!`,
    ]);
    expect(shown).toEqual(expected);
    const basic = Buffer.from(`kari:${long}`).toString('base64');
    expect(clean(`half of it: ${basic.slice(12, -4)}`)).not.toContain(basic.slice(14, -6));
    // In pieces, one after the other.
    expect(clean(`${long.slice(0, 12)} ${long.slice(8)}`)).toBe(`${redacted} ${redacted}`);
  });

  it('leaves ordinary words alone that stand in a short one', () => {
    expect(createRedactOf(['kundenummer2024'])('the kundenummer of')).toBe('the kundenummer of');
    expect(createRedactOf(['mitt kundenummer 2024'])('the number of 2024')).toBe('the number of 2024');
  });

  it('comes back in parts to whoever sent them', () => {
    const long = 'Qf7-rT2pLm9xWz4-kd81';
    const sent = createRedactOf([long]);
    expect(sent(`no: ${long.slice(0, 14)}`)).toBe(`no: ${redacted}`);
    const known = createKnownSecrets();
    known.note(long);
    expect(createRedact(known)(`no: ${long.slice(0, 14)}`, `I try ${long.slice(0, 14)}`)).toBe(
      `no: ${long.slice(0, 14)}`,
    );
  });

  it('is taken out with all that it overlaps', () => {
    expect(createRedactOf(['abcdefgh', 'efghijkl'])('1abcdefghijkl2')).toBe('1‹redacted›2');
    expect(createRedactOf(['abcdefgh', 'abcd', 'efgh'])('abcdefghabcd')).toBe('‹redacted›‹redacted›');
  });
});

const canary = 'c4narY-9x81q';

const tellingTexts = [
  `Authorization: Basic ${btoa(`kari:${canary}`)}`,
  `authorization: Bearer 8A:Cust12345.${canary}`,
  `Authorization: SOTicket 7T:${canary}==`,
  `Authorization: Negotiate ${canary}`,
  `Authorization: Digest username="kari", response="${canary}"`,
  `Proxy-Authorization: Basic ${btoa(`proxy:${canary}`)}`,
  `SO-AppToken: ${canary}`,
  `X-XSRF-TOKEN: ${canary}`,
  `Cookie: XSRF-TOKEN=a1; .ASPXAUTH=${canary}`,
  `Set-Cookie: session=${canary}; Path=/; HttpOnly`,
  `failed for Basic ${btoa(`kari:${canary}`)} at /api`,
  `https://kari:${canary}@proxy.example.com:8080/`,
  `https://${canary}@proxy.example.com/`,
  `https://site.example/callback?state=1&code=${canary}`,
  `https://site.example/?ticket=${canary}`,
  `https://site.example/?usec=${canary}`,
  `https://site.example/#access_token=${canary}&token_type=Bearer`,
  `https://site.example/#id_token=${canary}`,
  `grant_type=authorization_code&code=${canary}&code_verifier=${canary}`,
  `code=${canary}&grant_type=authorization_code`,
  `grant_type=refresh_token&refresh_token=${canary}`,
  `client_id=a&client_secret=${canary}`,
  `client_secret='${canary}'`,
  `"password": "a \\" ${canary}"`,
  `logged {\\"password\\":\\"${canary}\\"} by a library`,
  `<input type="hidden" name="__RequestVerificationToken" value="${canary}" />`,
  `an identity eyJhbGciOiJSUzI1NiJ9.${canary}.${canary} in words`,
  `a token 8A:Cust12345.${canary} in words`,
];

describe('what carries a secret by its name or its look', () => {
  it.each(tellingTexts)('gives none away: %s', (text) => {
    const clean = withoutSecrets(text);
    expect(clean).not.toContain(canary);
    expect(clean).not.toContain(btoa(canary).slice(0, 8));
    expect(clean).not.toMatch(/a2FyaT|cHJveHk/);
    expect(clean).toContain(redacted);
  });

  it.each(tellingTexts)('gives none away as a text of JSON, however its signs are written: %s', (text) => {
    const plain = JSON.stringify({ text });
    const ways = [
      plain,
      plain.replaceAll('/', '\\/'),
      JSON.stringify({ text: plain }),
      `{"text":"${escapeUnicode(text)}"}`,
      JSON.stringify({ text: `{"text":"${escapeUnicode(text)}"}` }),
    ];
    for (const written of ways) {
      const clean = withoutSecrets(written);
      expect(clean).toContain(redacted);
      expect(clean).not.toContain(canary);
      expect(clean.replaceAll(/\\+u002D/g, '-')).not.toContain(canary);
      expect(clean).not.toMatch(/a2FyaT|cHJveHk/);
    }
  });

  it.each([
    'password',
    'Password',
    'ticket',
    'client_secret',
    'clientSecret',
    'refresh_token',
    'access_token',
    'id_token',
    'accessToken',
    'appToken',
    'SO-AppToken',
    'X-XSRF-TOKEN',
    'code_verifier',
    'apiKey',
    'Authorization',
    'Set-Cookie',
  ])('gives none away in JSON under %s, at any depth and in JSON inside a text', (name) => {
    const inner = { list: [{ deep: { [name]: { more: [canary, 12_345_678] } } }] };
    const clean = withoutSecrets(JSON.stringify({ inner, text: JSON.stringify({ [name]: canary }) }));
    expect(clean).not.toContain(canary);
    expect(clean).not.toContain('12345678');
    expect(() => JSON.parse(clean)).not.toThrow();
  });

  it('gives none away in broken JSON and in JSON that was cut off', () => {
    expect(withoutSecrets(`{"password":"${canary}`)).not.toContain(canary);
    expect(withoutSecrets(`{"a":1,,"token":"${canary}"`)).not.toContain(canary);
    expect(withoutSecrets(`${'['.repeat(50_000)}{"token":"${canary}"}`)).not.toContain(canary);
  });

  it('keeps the settings of an ERP connection to itself: names stay, values go', () => {
    const clean = withoutSecrets(
      `[{"Id":1,"ConfigFields":{"Server":"${canary}","Port":8080},"Name":"Fjord"},{"ConfigFields":[{"Key":"a","Value":"${canary}"}]}]`,
    );
    expect(clean).not.toContain(canary);
    expect(clean).not.toContain('8080');
    expect(clean).toContain('"Server"');
    expect(clean).toContain('"Name":"Fjord"');
  });

  it('changes nothing else in JSON: spaces, long numbers, codes and the order stay', () => {
    const json = '{ "Id": 12345678901234567890, "Code": "NO",\n "tokenType": "x", "ErpKey": "00012" }';
    expect(withoutSecrets(json)).toBe(json);
  });

  it('leaves ordinary words alone', () => {
    const text = 'ErpKey 10014 is held by Orkdal AS; see https://crm.example.com/SuperOffice/api?x=1#top';
    expect(redact(text)).toBe(text);
  });

  it('takes a text of a megabyte in its stride', () => {
    const started = process.cpuUsage();
    for (const unit of ['a', 'token', '//', '"', '{', '=', '<input ', 'a@']) {
      redact(unit.repeat(1_000_000 / unit.length));
    }
    expect(workedMs(started)).toBeLessThan(10_000);
  });
});

describe('a header on its own', () => {
  it.each([
    ['Authorization', `Basic ${canary}`, 'Basic ‹redacted›'],
    ['authorization', canary, '‹redacted›'],
    ['Proxy-Authorization', `NTLM ${canary}`, 'NTLM ‹redacted›'],
    ['SO-AppToken', canary, '‹redacted›'],
    ['X-XSRF-TOKEN', canary, '‹redacted›'],
    [
      'Cookie',
      `XSRF-TOKEN=${canary}; a=${canary}=x; ${canary}`,
      'XSRF-TOKEN=‹redacted›; a=‹redacted›;‹redacted›',
    ],
    ['set-cookie', `session=${canary}; Path=/; HttpOnly`, 'session=‹redacted›'],
    ['Location', `/login?ticket=${canary}&lang=no`, '/login?ticket=‹redacted›&lang=no'],
    ['Accept-Language', 'nb-NO', 'nb-NO'],
    ['Content-Type', 'application/json; charset=utf-8', 'application/json; charset=utf-8'],
  ])('%s: %s', (name, value, expected) => {
    expect(redactHeader(name, value, withoutSecrets)).toBe(expected);
  });
});

import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createAskedPassword } from './basic-credential';
import { createCredential, type CredentialSources } from './create-credential';
import { listSecrets, openSecretBundle, sealSecretBundle } from './secret-bundle';
import { codeOf, failureOf } from './testing/failure-of';

function sources(secret: string | null): CredentialSources {
  return {
    siteName: 'Orkdal',
    readSecret: () => Promise.resolve(secret),
    clock: () => Date.parse('2026-05-01T12:00:00Z'),
    askedPassword: createAskedPassword(),
    openOnlineSession: () => {
      throw new Error('not online');
    },
  };
}

async function headersOf(...[settings, secret]: [Parameters<typeof createCredential>[0], string | null]) {
  return (await createCredential(settings, sources(secret))).headers();
}

/** What each scheme needs beside an app token, and the header that proves who signs in. */
const proofs = [
  [{ scheme: 'basic', userName: 'tje0', askEachTime: false }, { password: 'Tje0' }, 'Authorization'],
  [{ scheme: 'soticket' }, { ticket: '7T:abc' }, 'Authorization'],
  [{ scheme: 'bearer' }, { token: '8A:abc' }, 'Authorization'],
  [{ scheme: 'xsrf' }, { cookie: 's=1', xsrfToken: 't' }, 'Cookie'],
] as const;

function signJwt(expiresAt: string): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(new Date(expiresAt))
    .sign(Buffer.alloc(32));
}

describe('Basic', () => {
  const settings = { scheme: 'basic', userName: 'tje0', askEachTime: false } as const;

  it('sends user and password as the documentation shows', async () => {
    const headers = await headersOf(settings, sealSecretBundle('basic', { password: 'Tje0' }));
    expect(headers).toEqual({ Authorization: 'Basic dGplMDpUamUw' });
  });

  it('sends letters beyond ASCII as UTF-8', async () => {
    const { Authorization = '' } = await headersOf(settings, 'blåbær');
    expect(Buffer.from(Authorization.slice(6), 'base64').toString('utf8')).toBe('tje0:blåbær');
  });

  it('asks for a password that is not kept, uses it, and asks again when the site refused it', async () => {
    const given = sources(null);
    const credential = await createCredential({ ...settings, askEachTime: true }, given);
    expect(await failureOf(credential.headers())).toMatchObject({
      code: 'password-needed',
      params: { user: 'tje0' },
    });
    given.askedPassword.provide('Tje0');
    expect(await credential.headers()).toEqual({ Authorization: 'Basic dGplMDpUamUw' });
    const sent = await credential.headers();
    const refused = credential.onUnauthorized?.(sent) ?? Promise.resolve();
    expect(await failureOf(refused)).toMatchObject({
      code: 'password-refused',
      params: { user: 'tje0' },
    });
    expect(await codeOf(credential.headers())).toBe('password-needed');
    // A request that was under way with the old password does not cost the new one.
    given.askedPassword.provide('Tje1');
    expect(await credential.onUnauthorized?.(sent)).toBe(true);
    expect(await credential.headers()).toEqual({ Authorization: 'Basic dGplMDpUamUx' });
  });

  it('says so where no password is stored', async () => {
    expect(await codeOf(headersOf(settings, null))).toBe('no-sign-in');
  });
});

describe.each(proofs)('an app token beside %o', (settings, secrets, proof) => {
  const seal = (appToken: string) => sealSecretBundle(settings.scheme, { ...secrets, appToken });

  it('goes with every request, and changes nothing else of the sign-in', async () => {
    const alone = await headersOf(settings, sealSecretBundle(settings.scheme, secrets));
    expect(Object.keys(alone)).toContain(proof);
    expect(alone).not.toHaveProperty('SO-AppToken');
    expect(await headersOf(settings, seal(' 83d0f3bc\n'))).toEqual({ ...alone, 'SO-AppToken': '83d0f3bc' });
  });

  it('is refused where no request could carry it', async () => {
    const error = await failureOf(headersOf(settings, seal('83d0\r\nX-Other: 1')));
    expect(error).toMatchObject({ code: 'invalid-input', fields: { appToken: 'secret-invalid' } });
  });

  it('signs nobody in by itself', async () => {
    const alone = sealSecretBundle(settings.scheme, { appToken: '83d0f3bc' });
    expect(await codeOf(headersOf(settings, alone))).toBe('no-sign-in');
  });
});

describe('an app token beside a password that is asked for each time', () => {
  it('is kept without the password, and waits for it', async () => {
    const given = sources(sealSecretBundle('basic', { appToken: '83d0f3bc' }));
    const settings = { scheme: 'basic', userName: 'tje0', askEachTime: true } as const;
    const credential = await createCredential(settings, given);
    expect(await codeOf(credential.headers())).toBe('password-needed');
    given.askedPassword.provide('Tje0');
    expect(await credential.headers()).toEqual({
      Authorization: 'Basic dGplMDpUamUw',
      'SO-AppToken': '83d0f3bc',
    });
  });
});

describe('SOTicket', () => {
  const settings = { scheme: 'soticket' } as const;

  it('sends the ticket as it is', async () => {
    const ticket = '7T:NwAzADUAMQ==';
    const headers = await headersOf(settings, sealSecretBundle('soticket', { ticket }));
    expect(headers).toEqual({ Authorization: `SOTicket ${ticket}` });
  });

  it('takes a ticket that was pasted with its scheme and a line break', async () => {
    const headers = await headersOf(settings, sealSecretBundle('soticket', { ticket: ' soticket 7T:abc\n' }));
    expect(headers).toEqual({ Authorization: 'SOTicket 7T:abc' });
  });

  it.each(['7T:a\r\nX-Other: 1', '7T:æ', '   ', 'SOTicket'])(
    'refuses %j, which is no header value',
    async (ticket) => {
      const error = await failureOf(headersOf(settings, sealSecretBundle('soticket', { ticket })));
      expect(error).toMatchObject({ code: 'invalid-input', fields: { ticket: 'secret-invalid' } });
    },
  );
});

describe('Bearer', () => {
  const settings = { scheme: 'bearer' } as const;

  it('sends an opaque token, of whose end nothing is known', async () => {
    const token = '8A:Cust12345.AR2s3phb0gXK8DP0NfoY/+lsrQ==';
    const credential = await createCredential(settings, sources(sealSecretBundle('bearer', { token })));
    expect(await credential.headers()).toEqual({ Authorization: `Bearer ${token}` });
    expect(credential.describe().expiresAt).toBeNull();
  });

  it('knows when a JWT ends, and refuses it afterwards', async () => {
    const stored = sealSecretBundle('bearer', { token: await signJwt('2026-05-01T11:59:00Z') });
    const credential = await createCredential(settings, sources(stored));
    expect(credential.describe().expiresAt).toBe('2026-05-01T11:59:00.000Z');
    expect(await codeOf(credential.headers())).toBe('token-expired');
    const later = sealSecretBundle('bearer', { token: `Bearer ${await signJwt('2026-05-01T13:00:00Z')}` });
    expect((await headersOf(settings, later))['Authorization']).toMatch(/^Bearer ey/);
  });
});

describe('XSRF', () => {
  const settings = { scheme: 'xsrf' } as const;

  it('finds the token in its cookie', async () => {
    const cookie = 'ASP.NET_SessionId=abc; XSRF-TOKEN=t%2Bk%3D';
    expect(await headersOf(settings, sealSecretBundle('xsrf', { cookie }))).toEqual({
      Cookie: cookie,
      'X-XSRF-TOKEN': 't+k=',
    });
  });

  it('sends the token that was entered, and asks for it where there is none', async () => {
    const stored = sealSecretBundle('xsrf', { cookie: 'Cookie: s=1', xsrfToken: 'token' });
    expect(await headersOf(settings, stored)).toEqual({ Cookie: 's=1', 'X-XSRF-TOKEN': 'token' });
    const error = await failureOf(headersOf(settings, sealSecretBundle('xsrf', { cookie: 's=1' })));
    expect(error).toMatchObject({ code: 'invalid-input', fields: { xsrfToken: 'xsrf-token-missing' } });
  });
});

describe('the stored secrets', () => {
  it('keep a Basic password as the first version did', () => {
    expect(sealSecretBundle('basic', { password: '{"a":1}' })).toBe('{"a":1}');
    expect(openSecretBundle('basic', '{"a":1}', 'Orkdal')).toEqual({ password: '{"a":1}' });
  });

  it('come back as they went in', () => {
    const online = { clientSecret: 'c', appToken: 'a', refreshToken: 'r', tenant: 'Cust12345' };
    expect(openSecretBundle('online', sealSecretBundle('online', online), 'Orkdal')).toEqual(online);
    expect(listSecrets(online)).toEqual(['c', 'a', 'r']);
  });

  it.each(['Tje0', 'blåbær', '{"appToken":"a"}', '\u0001', '\u0001{"password":"p"}', ' '])(
    'give the password %j back, alone and beside an app token',
    (password) => {
      for (const bundle of [{ password }, { password, appToken: 'a' }]) {
        const opened = openSecretBundle('basic', sealSecretBundle('basic', bundle), 'Orkdal');
        expect(opened).toEqual(bundle);
        expect(listSecrets(opened)).toEqual(Object.values(bundle));
      }
    },
  );

  it('are asked for again where they belong to another scheme', () => {
    const stored = sealSecretBundle('bearer', { token: 'secret-token' });
    expect(() => openSecretBundle('soticket', stored, 'Orkdal')).toThrow('secret-unreadable');
    expect(() => openSecretBundle('online', 'a bare password', 'Orkdal')).toThrow('secret-unreadable');
  });
});

import { expect, it } from 'vitest';
import { defaultNetwork } from '../../shared/site-defaults';
import { createKnownSecrets } from '../redaction/known-secrets';
import { listSecrets } from '../sign-in/secret-bundle';
import type { SecretStore } from '../storage/secret-store';
import { createAskedPasswords } from './asked-passwords';
import { createManualClock } from '../testing/manual-clock';
import { createProxyQuestions } from './proxy-questions';
import { createSiteSecrets } from './site-secrets';

const wasNoted = (known: ReturnType<typeof createKnownSecrets>, secret: string) =>
  known.replaceIn(secret, '') === '';

it('knows a password that is asked for each time from the moment that it is given', () => {
  const known = createKnownSecrets();
  const asked = createAskedPasswords(known);
  const signIn = { scheme: 'basic', userName: 'kari', askEachTime: true } as const;
  asked
    .of({ id: 'a', address: 'https://crm.example', signIn, network: defaultNetwork })
    .provide('gitt-passord');
  expect(wasNoted(known, 'gitt-passord')).toBe(true);
});

it('knows the password of a proxy that was kept from an earlier run', async () => {
  const known = createKnownSecrets();
  const store: Pick<SecretStore, 'get'> = { get: async () => JSON.stringify(['ola', 'proxy-passord']) };
  const questions = createProxyQuestions({
    secrets: store as SecretStore,
    known,
    time: createManualClock(),
    ask: () => undefined,
    noteAnswered: () => undefined,
  });
  expect(await questions.find('proxy.example:8080')).toEqual({ userName: 'ola', password: 'proxy-passord' });
  expect(wasNoted(known, 'proxy-passord')).toBe(true);
});

it('counts each cookie of a session as a secret, and no short word', () => {
  const cookie = 'XSRF-TOKEN=abcdef0123456789; lang=no; .ASPXAUTH=0123456789ABCDEF==';
  expect(listSecrets({ cookie })).toEqual([cookie, 'abcdef0123456789', '0123456789ABCDEF==']);
});

it('counts the value of a pasted header line as a secret, not the words before it', async () => {
  const known = createKnownSecrets();
  const store: Pick<SecretStore, 'get'> = { get: async () => null };
  const owner = {
    id: 'a',
    name: 'Acme',
    address: 'https://crm.example',
    signIn: { scheme: 'bearer' as const },
    network: defaultNetwork,
  };
  await createSiteSecrets(store as SecretStore, known).merge(owner, {
    token: 'Authorization: Bearer 8A:Cust12345.abcdefgh',
  });
  expect(wasNoted(known, '8A:Cust12345.abcdefgh')).toBe(true);
  const said = 'Authorization has been denied for this request.';
  expect(known.replaceIn(said, '‹redacted›')).toBe(said);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import type { SignInScheme } from '../../shared/sign-in-fields';
import { startForwardingProxy, type ForwardingProxy } from '../network/testing/forwarding-proxy';
import { failureOf } from '../sign-in/testing/failure-of';
import { startOnlineProvider } from '../sign-in/testing/online-provider';
import { TestBrowser } from '../sign-in/testing/test-browser';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createTestDesktop } from '../testing/test-desktop';
import { createShiftedClock } from '../testing/shifted-clock';
import { createSiteForm, onlineSettings } from '../testing/site-forms';

let practice: PracticeServices;
let proxy: ForwardingProxy | null;
beforeEach(async () => {
  proxy = null;
  practice = await startPracticeServices({
    desktop: createTestDesktop({
      resolveProxy: async () => (proxy ? `PROXY 127.0.0.1:${proxy.port}` : 'DIRECT'),
    }),
  });
});
afterEach(async () => {
  await practice.stop();
  await proxy?.close();
});

/** As long as a password has to be for parts of it to be told from words, and tokens are. */
const canaries: Record<Exclude<SignInScheme, 'online'>, Pick<SiteForm, 'signIn' | 'secrets'>> = {
  basic: {
    signIn: { scheme: 'basic', userName: 'kari', askEachTime: false },
    secrets: { password: 'Pq7-zX2kLm9wVt4-nd81', appToken: 'a3Tx-9KpQw2-Lz8vB-77' },
  },
  soticket: {
    signIn: { scheme: 'soticket' },
    secrets: { ticket: '7T:Rk4mZ9qXw2LpVt8Bn3', appToken: 'b4Tx-9KpQw2-Lz8vB-77' },
  },
  bearer: {
    signIn: { scheme: 'bearer' },
    secrets: { token: '8A:Cust1.Yk4mZ9qXw2LpVt8', appToken: 'c5Tx-9KpQw2-Lz8vB-77' },
  },
  xsrf: {
    signIn: { scheme: 'xsrf' },
    secrets: {
      cookie: 's=Hk4mZ9qXw2LpVt8Bn3',
      xsrfToken: 'Jk4mZ9qXw2LpVt8Bn3y',
      appToken: 'd6Tx-9KpQw2-Lz8v',
    },
  },
};

const partsOf = (secret: string) => [
  secret.slice(2),
  secret.slice(0, -2),
  secret.slice(3, 17),
  Buffer.from(secret).toString('base64').slice(4, -4),
];

async function tellEverything(failure: unknown): Promise<string> {
  const { handlers } = practice.services;
  const list = await handlers['inspector.list']({ text: '', siteId: null, page: 0 });
  const shown = await Promise.all(list.items.map(({ id }) => handlers['inspector.get']({ id })));
  expect(shown.length).toBeGreaterThan(0);
  await practice.services.stop();
  const files = [...practice.readAllFiles()].filter(([name]) => name !== 'secrets.json');
  return JSON.stringify([
    failure,
    shown,
    practice.events,
    files.map(([, bytes]) => bytes.toString('latin1')),
  ]);
}

it.each(Object.entries(canaries))(
  'a site that repeats the secrets of %s in parts, plain and encoded, tells nobody',
  async (_scheme, signIn) => {
    const secrets = Object.values(signIn.secrets ?? {});
    practice.addFault({
      kind: 'status',
      match: {},
      times: 0,
      status: 500,
      body: JSON.stringify({ Error: true, ErrorType: 'X', Message: secrets.flatMap(partsOf).join(' and ') }),
    });
    const form = createSiteForm(practice.site, signIn);
    const told = await tellEverything(await failureOf(practice.services.handlers['sites.testSignIn'](form)));
    for (const part of secrets.flatMap(partsOf).map((text) => text.slice(4, -4)))
      expect(told).not.toContain(part);
  },
);

it('a site of SuperOffice Online and its login service that repeat the tokens in parts, plain and encoded, tell nobody', async () => {
  await practice.stop();
  const clock = createShiftedClock();
  const provider = await startOnlineProvider({
    onAccessToken: async (token) => practice.site.signIns.issue({ scheme: 'bearer', token }),
  });
  try {
    practice = await startPracticeServices({
      loginOrigin: provider.origin,
      clock,
      desktop: createTestDesktop({
        openSignInPage: async (address) => void new TestBrowser().open(address).catch(() => undefined),
      }),
    });
    provider.behaviour.apiAddress = `${practice.site.url}api`;
    const { handlers } = practice.services;
    const appToken = 'e7Tx-9KpQw2-Lz8vB-77';
    const form = createSiteForm(practice.site, {
      address: '',
      signIn: onlineSettings,
      secrets: { appToken },
    });
    await handlers['sites.signInOnline']({ form });
    const { id: siteId } = await handlers['sites.save'](form);
    await handlers['links.listConnections']({ siteId });
    const refreshTokens = [...(provider.secrets.get('refresh_token') ?? [])];
    expect(refreshTokens).not.toEqual([]);
    const secrets = [appToken, ...provider.accessTokens, ...refreshTokens];
    const words = secrets.flatMap(partsOf).join(' and ');
    practice.addFault({
      kind: 'status',
      match: {},
      times: 0,
      status: 500,
      body: JSON.stringify({ Error: true, ErrorType: 'X', Message: words }),
    });
    const ofSite = await failureOf(handlers['links.listConnections']({ siteId }));
    provider.behaviour.tokenFailure = {
      status: 400,
      body: { error: 'invalid_request', error_description: words },
    };
    clock.pass(2 * 60 * 60 * 1_000);
    const ofLogin = await failureOf(handlers['links.listConnections']({ siteId }));
    expect(ofLogin.code).toBe('sign-in-again');
    const told = await tellEverything([ofSite, ofLogin]);
    for (const part of secrets.flatMap(partsOf).map((text) => text.slice(4, -4)))
      expect(told).not.toContain(part);
  } finally {
    await provider.close();
  }
});

it('a proxy that repeats the password that it was given, whole or in part, tells nobody', async () => {
  const password = 'Mk7-zX2kLm9wVt4-pd81';
  proxy = await startForwardingProxy({
    hosts: {},
    gate: (authorization) => {
      const sent = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
      return [`Basic realm="no: ${sent}, ${authorization}, ${sent.slice(-15)}, ${authorization.slice(12)}"`];
    },
  });
  const { handlers } = practice.services;
  const form = createSiteForm(practice.site, { address: 'https://crm.test/' });
  await failureOf(handlers['sites.testSignIn'](form));
  const asked = practice.events.find(({ event }) => event === 'network.proxySignInNeeded');
  await handlers['network.answerProxySignIn']({
    requestId: String(Reflect.get(asked?.payload ?? {}, 'requestId')),
    answer: { userName: 'kari', password, remember: true },
  });
  const failure = await failureOf(handlers['sites.testSignIn'](form));
  expect(failure.code).toBe('proxy-sign-in-refused');
  const told = await tellEverything(failure);
  expect(proxy.proxyAuthorizations.length).toBeGreaterThan(0);
  const basic = Buffer.from(`kari:${password}`).toString('base64');
  for (const said of [password, password.slice(4, -4), basic, basic.slice(14, -6)])
    expect(told).not.toContain(said);
});

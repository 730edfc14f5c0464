import type { ElectronApplication } from '@playwright/test';
import { request as sendRequest } from 'node:http';
import { startOnlineProvider } from '../../electron/sign-in/testing/online-provider';
import { testApps } from '../../electron/sign-in/testing/provider-configuration';
import { TestBrowser } from '../../electron/sign-in/testing/test-browser';
import { expect, test } from '../fixtures';
import type { Practice } from '../practice';

test('a site of SuperOffice Online is signed in to through the system browser, and linked on', async ({
  launch,
}) => {
  let practice: Practice | null = null;
  const provider = await startOnlineProvider({
    // The practice site stands for the tenant, so it has to take the tokens of the login service.
    onAccessToken: async (token) => {
      if (practice) await acceptToken(practice, token);
    },
  });
  try {
    const program = await launch({ args: [`--rehearse-login=${provider.origin}`] });
    practice = program.practice;
    provider.behaviour.apiAddress = `${practice.address.replace(/\/$/, '')}/api`;
    await catchBrowser(program.app);
    const signedIn = program.page.evaluate(
      async (form) => {
        const description = await window.actorlink.sites.signInOnline({ form });
        const report = await window.actorlink.sites.testSignIn(form);
        const saved = await window.actorlink.sites.save(form);
        if (!saved.ok) return { description, report, saved, connections: null };
        const connections = await window.actorlink.links.listConnections({ siteId: saved.data.id });
        return { description, report, saved, connections };
      },
      {
        name: 'Fjord Online',
        address: '',
        environment: 'test' as const,
        allowHttp: false,
        customer: '',
        signIn: {
          scheme: 'online' as const,
          environment: 'sod' as const,
          clientId: testApps.native.clientId,
          customerId: null,
          loginHint: '',
          port: null,
          path: '',
        },
        requests: {
          acceptLanguage: 'en-US',
          soLanguage: '',
          soCulture: '',
          soTimeZone: '',
          readTimeoutSeconds: 30,
          writeTimeoutSeconds: 60,
          requestsPerSecond: 10,
        },
        network: { extraCaFile: null, compatibilityMode: false },
      },
    );
    await expect.poll(() => openedPages(program.app)).toHaveLength(1);
    const [loginPage = ''] = await openedPages(program.app);
    expect(new URL(loginPage).origin).toBe(provider.origin);
    const back = await new TestBrowser().open(loginPage);
    expect(back?.status).toBe(200);

    const outcome = await signedIn;
    expect(outcome.description).toMatchObject({ ok: true, data: { tenant: { id: 'Cust12345' } } });
    expect(outcome.report).toMatchObject({
      ok: true,
      data: { scheme: 'online', fullName: expect.any(String) },
    });
    expect(outcome.saved).toMatchObject({ ok: true, data: { signInState: { scheme: 'online' } } });
    expect(outcome.connections).toMatchObject({ ok: true, data: { length: 3 } });
    expect(JSON.stringify(outcome)).not.toContain(provider.accessTokens[0] ?? 'no token');
  } finally {
    await provider.close();
  }
});

/** Keeps what the program would open in the system's browser. */
async function catchBrowser(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedPages: opened });
    shell.openExternal = async (address: string) => void opened.push(address);
  });
}

function openedPages(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { openedPages: string[] }).openedPages);
}

function acceptToken({ address, user, password }: Practice, token: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = sendRequest(
      new URL('/practice/sign-ins', address),
      {
        method: 'POST',
        auth: `${user}:${password}`,
        headers: { 'Content-Type': 'application/json' },
      },
      (response) => response.resume().on('end', resolve),
    );
    request.on('error', reject);
    request.end(JSON.stringify({ scheme: 'bearer', token }));
  });
}

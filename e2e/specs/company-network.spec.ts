import type { Page } from '@playwright/test';
import { createNtlmGate, exampleAccount } from '../../electron/network/testing/ntlm-gate';
import { startOnlineProvider } from '../../electron/sign-in/testing/online-provider';
import type { RequestSettings } from '../../shared/site';
import { defaultRequests } from '../../shared/site-defaults';
import { testApps } from '../../electron/sign-in/testing/provider-configuration';
import { TestBrowser } from '../../electron/sign-in/testing/test-browser';
import { catchBrowser } from '../browser';
import { answerProxy, chooseInDialog, companyHost, startCompany, trustInSystemStore } from '../company';
import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import type { Practice } from '../practice';

// ActorLink's own window in a company's network: a host that only the proxy knows, certificates of the company's own
// authority, and the practice site behind both.

const address = `https://${companyHost}/`;
const form = (practice: Practice) => ({
  name: 'Fjordbygg',
  address,
  environment: 'Test' as const,
  user: practice.user,
  password: practice.password,
});
const closers: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a proxy with a password and a private authority: asked, trusted by file, linked; cut off and back', async ({
  launch,
}) => {
  const credentials = { userName: 'ola', password: 'c4narY-blåbær:42' };
  const company = await startCompany({ credentials });
  closers.push(company.close);
  const first = company.proxy;
  const { app, page, practice } = await launch({ args: [`--proxy-server=${company.proxyName}`] });
  await company.serve(practice.address);
  const sites = new SitesPage(page);
  const dialog = page.getByRole('dialog', { name: 'Sign in to the network proxy' });

  await test.step('the proxy asks for itself, again after a wrong password, and the test goes on', async () => {
    await sites.fillNewSite(form(practice));
    await button(page, 'Test connection').click();
    await expect(dialog).toContainText(`Your network proxy ${company.proxyName} asks for sign-in.`);
    await expect(dialog).toContainText('These details go to the proxy only.');
    await answerProxy(page, credentials.userName, 'wrong');
    await expect(dialog).toContainText('The proxy did not accept the last user name and password.');
    await answerProxy(page, credentials.userName, credentials.password);
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the certificate is refused by host, issuer and fingerprint', async () => {
    await expect(page.getByText('The connection fails at: Certificate')).toBeVisible();
    await expect(
      page.getByText(`Through the proxy ${company.proxyName}`, { exact: false }).first(),
    ).toBeVisible();
    await expect(
      page.getByText(`The certificate of ${companyHost} comes from Fjordbygg Rot CA`),
    ).toBeVisible();
    await expect(page.getByText(/SHA-256 ([0-9A-F]{2}:){31}/).first()).toBeVisible();
    await expect(page.getByText('Nothing was changed.').first()).toBeVisible();
  });

  await test.step('a file that holds no certificate is named with the reason, the right one is taken', async () => {
    await button(page, 'More settings').click();
    await chooseInDialog(app, company.letterFile);
    await button(page, 'Choose CA file').click();
    await expect(
      page.getByText('The CA file letter.pem is not usable: entry 1 is not a certificate.'),
    ).toBeVisible();
    if (process.platform !== 'win32') {
      await chooseInDialog(app, '/dev/zero');
      await button(page, 'Choose CA file').click();
      await expect(page.getByText('The CA file zero could not be read.')).toBeVisible();
    }
    await chooseInDialog(app, company.caFile);
    await button(page, 'Choose CA file').click();
    // Read in a process of its own, which takes a moment to start.
    await expect(page.getByText('CN=Fjordbygg Rot CA', { exact: false }).first()).toBeVisible();
    await button(page, 'Test connection').click();
    await expect(page.getByText('The connection works')).toBeVisible();
    await expect(page.getByText(`Connected through ${company.proxyName}`)).toBeVisible();
    await expect(page.getByText(`${companyHost}, issued by Fjordbygg Rot CA`)).toBeVisible();
    await expect(page.getByText('Status 401: it wants a sign-in first, as a site does')).toBeVisible();
    await expect(page.getByText(/ms · The sign-in of the site was not sent\./)).toBeVisible();
  });

  await test.step('what was typed is still there; a slow site is named with the time that it had', async () => {
    await expect(sites.textBox('Address')).toHaveValue(address);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(practice.password);
    await sites.textBox('Wait for reads (s)').fill('5');
    await practice.setFaults([{ kind: 'never', match: { path: 'currentPrincipal' } }]);
    await sites.testSignIn();
    await expect(page.getByText(`No answer from ${companyHost} after 5 s.`)).toBeVisible();
    await practice.clearFaults();
    await sites.textBox('Wait for reads (s)').fill('30');
    await sites.testSignIn();
    await expect(page.getByText('Signed in', { exact: true })).toBeVisible();
  });

  const link = new LinkPage(page);
  await test.step('a link goes through the proxy once', async () => {
    await sites.save();
    await sites.switchTo('Fjordbygg');
    await link.open();
    await practice.clearLog();
    await link.choosePair(orkdal);
    await link.textBox('Value of Name').fill('Orkdal Bygg AS');
  });

  await test.step('cut off in the middle: said so, nothing sent, nothing lost, and on it goes', async () => {
    await company.proxy.close();
    await link.submit();
    await expect(link.status).toContainText('Failed');
    const down = `The proxy ${company.proxyName} on the way to ${companyHost} does not answer.`;
    await expect(page.getByText(down).first()).toBeVisible();
    await expect(page.getByText('Nothing was changed.').first()).toBeVisible();
    await expect(link.textBox('Value of Name')).toHaveValue('Orkdal Bygg AS');
    expect(await practice.submits()).toHaveLength(0);
    // What both sides hold is read again after every try, which fails as well.
    const again = button(page, 'Try again');
    await expect(again.first()).toBeVisible();
    await company.restartProxy();
    await expect(async () => {
      if ((await again.count()) > 0) await again.first().click({ timeout: 5_000 });
      // The button is gone for as long as it reads, too, and the reading after the try may end only now.
      await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 1_000 });
      await expect(again).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await expect(link.textBox('Value of Name')).toHaveValue('Orkdal Bygg AS');
    // What was not sent stays said until somebody tries again.
    await expect(link.bar).toContainText('Nothing was sent.');
    await link.submit();
    await expect(link.status).toContainText('Verified');
    expect(await practice.submits()).toHaveLength(1);
  });

  await test.step('the proxy never saw the site’s sign-in, nor the site the proxy’s, and nobody else was called', async () => {
    const proxies = [first, company.proxy];
    expect(proxies.flatMap(({ authorizations }) => authorizations)).toEqual([]);
    const basic = (password: string) =>
      `Basic ${Buffer.from(`${credentials.userName}:${password}`).toString('base64')}`;
    const shown = new Set(proxies.flatMap(({ proxyAuthorizations }) => proxyAuthorizations));
    expect(shown).toEqual(new Set([basic('wrong'), basic(credentials.password)]));
    const called = new Set(proxies.flatMap(({ log }) => log.map((line) => line.split(' ')[1])));
    expect(called).toEqual(new Set([`${companyHost}:443`]));
    for (const { headers } of await practice.log()) expect(headers).not.toHaveProperty('proxy-authorization');
  });
});

test('a proxy that takes only NTLM: compatibility mode links once, and SuperOffice Online signs in through it', async ({
  launch,
}) => {
  const ntlm = createNtlmGate(exampleAccount);
  const company = await startCompany({ gate: ntlm.gate });
  closers.push(company.close);
  const known: { practice: Practice | null } = { practice: null };
  const certificate = await company.certify('127.0.0.1');
  const online = await startOnlineProvider({
    certificate,
    // The practice site stands for the tenant, so it has to take the tokens of the login service.
    onAccessToken: async (token) => known.practice?.issueSignIn({ scheme: 'bearer', token }),
  });
  closers.push(online.close);
  // Chromium leaves this computer out of its proxies unless it is told otherwise.
  const throughProxy = [`--proxy-server=${company.proxyName}`, '--proxy-bypass-list=<-loopback>'];
  // The system's store decides there; the CA file is chosen below for Node's stack. What the switch lets pass is not
  // shown to the program, so the test of the connection has no certificate to show.
  const trust = trustInSystemStore(company.certificate, certificate);
  const program = await launch({ args: [...throughProxy, trust, `--rehearse-login=${online.origin}`] });
  const { app, page, practice } = program;
  known.practice = practice;
  const front = await company.serve(practice.address);
  const sites = new SitesPage(page);
  const { domain, userName, password } = exampleAccount;
  const account = `${domain}\\${userName}`;
  const dialog = page.getByRole('dialog', { name: 'Sign in to the network proxy' });

  await test.step('without compatibility mode it says what the proxy wants and where to turn it on', async () => {
    await sites.fillNewSite(form(practice));
    await button(page, 'More settings').click();
    await chooseInDialog(app, company.caFile);
    await button(page, 'Choose CA file').click();
    // Read in a process of its own, which takes a moment to start.
    await expect(page.getByText('CN=Fjordbygg Rot CA', { exact: false }).first()).toBeVisible();
    await button(page, 'Test connection').click();
    await expect(
      page.getByText(
        `The proxy ${company.proxyName} accepts only NTLM sign-in. Turn on compatibility mode for this site and try again.`,
      ),
    ).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('with it, Chromium signs in with what the dialog was given', async () => {
    await page.getByRole('checkbox', { name: 'Compatibility mode' }).check();
    await button(page, 'Test connection').click();
    await answerProxy(page, account, 'wrong');
    await expect(dialog).toContainText('The proxy did not accept the last user name and password.');
    await answerProxy(page, account, password);
    await expect(page.getByText('The connection works')).toBeVisible();
    await expect(
      page.getByText(`Through the proxy ${company.proxyName}, in compatibility mode`),
    ).toBeVisible();
    expect(ntlm.refused).toBe(1);
    expect(new Set(ntlm.signedIn)).toEqual(new Set([account]));
  });

  const link = new LinkPage(page);
  await test.step('a link is verified, and arrived once', async () => {
    await sites.save();
    await sites.switchTo('Fjordbygg');
    await link.open();
    await practice.clearLog();
    await link.choosePair(orkdal);
    await link.submit();
    await expect(link.status).toContainText('Verified');
    expect(await practice.submits()).toHaveLength(1);
  });

  await test.step('one whose connection closes after the work is unknown, looked up, and arrived once', async () => {
    await practice.reset();
    await practice.clearLog();
    await button(page, 'Link another').click();
    await link.choosePair(orkdal);
    await practice.setFaults([{ kind: 'close-after-work', match: { path: 'ConnectActor' } }]);
    await link.submit();
    await expect(link.status).toContainText('Verified');
    expect(await practice.submits()).toMatchObject([{ work: 'done', status: null }]);
    const called = new Set(company.proxy.log.map((line) => line.split(' ')[1]));
    expect(called).toEqual(new Set([`${companyHost}:443`]));
  });

  await test.step('SuperOffice Online: discovery, token and tenant come by the same proxy', async () => {
    for (const port of [new URL(online.origin).port, front.port])
      company.hosts[`127.0.0.1:${port}`] = Number(port);
    online.behaviour.apiAddress = `https://127.0.0.1:${front.port}/api`;
    const opened = await catchBrowser(app);
    const signedIn = page.evaluate(signInOnline, {
      clientId: testApps.native.clientId,
      requests: defaultRequests,
    });
    await expect.poll(opened).toHaveLength(1);
    const browser = new TestBrowser({ authority: company.authority.cert });
    expect((await browser.open((await opened())[0] ?? ''))?.status).toBe(200);
    expect(await signedIn).toMatchObject({
      description: { ok: true, data: { tenant: { id: 'Cust12345' } } },
      report: { ok: true, data: { scheme: 'online' } },
    });
    expect(online.requests).toContain('POST /login/common/oauth/tokens authorization_code');
    const tunnel = `CONNECT ${new URL(online.origin).host} 200`;
    expect(company.proxy.log).toContain(tunnel);
  });
});

interface OnlineInput {
  clientId: string;
  requests: RequestSettings;
}

/** Runs in the page: a site of Online, in compatibility mode. */
async function signInOnline({ clientId, requests }: OnlineInput) {
  const chosen = await window.actorlink.sites.chooseCaFile();
  const authority = chosen.ok ? (chosen.data.authority?.id ?? null) : null;
  const onlineForm = {
    name: 'Fjordbygg Online',
    address: '',
    environment: 'test' as const,
    allowHttp: false,
    customer: '',
    signIn: {
      scheme: 'online' as const,
      environment: 'sod' as const,
      clientId,
      customerId: null,
      loginHint: '',
      port: null,
      path: '',
    },
    requests,
    network: { authority, compatibilityMode: true },
  };
  const description = await window.actorlink.sites.signInOnline({ form: onlineForm });
  return { description, report: await window.actorlink.sites.testSignIn(onlineForm) };
}

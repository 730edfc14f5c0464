import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { testApps } from '../../electron/sign-in/testing/provider-configuration';
import { TestBrowser } from '../../electron/sign-in/testing/test-browser';
import { findInFiles, findInTexts, readPlaces, saveIntoDataFolder, takeHeapSnapshot } from '../canaries';
import type { Program } from '../fixtures';
import { pressByKey } from '../keyboard';
import { takeOpenedPage } from '../browser';
import { expect, skipWithoutKeychain } from '../fixtures';
import { goThroughBrowser, hurryTimer, passTime, test, type Online } from '../online';
import { LinkPage, orkdal, type Pair } from '../pages/link-page';
import { OnlineSiteForm } from '../pages/online-site-form';

const step = test.step.bind(test);
const hourMs = 3_600_000;

const reklame: Pair = {
  connection: /^Fjord Accounting/,
  record: { search: 'Reklame', hit: /Reklame & Trykk AS/ },
  actor: /key 10035/,
};

/** Of the requests that the program sent to the customer's WebAPI: part of Online, method and status. */
async function readArrivals({ practice }: Program, call: string): Promise<string[]> {
  const log = await practice.log();
  return log
    .filter((request) => request.path.endsWith(`/${call}`))
    .map((request) => `${request.path.split('/')[1]} ${request.status}`);
}

/** By keyboard, and again where the form was just reading the values: that it says by itself. */
async function linkByKey(link: LinkPage): Promise<void> {
  const verified = link.status.filter({ hasText: 'Verified' });
  await expect(async () => {
    // The button goes with the link that is made: whoever waited for it then would wait for ever.
    if (!(await verified.isVisible())) await link.linkButton.press('Enter', { timeout: 5_000 });
    await expect(verified).toBeVisible({ timeout: 10_000 });
  }).toPass();
}

/** Uses what shows or writes requests and sites, then looks for what nobody may see, everywhere. */
async function expectNoSecretLeft(program: Program, { provider }: Online): Promise<void> {
  const { page, dataFolder } = program;
  await saveIntoDataFolder(program);
  await page.keyboard.press('ControlOrMeta+i');
  const drawer = page.getByRole('dialog', { name: 'Inspector' });
  await drawer.getByRole('button', { name: 'Export HAR' }).click();
  await expect(drawer.getByText(/written to/)).toBeVisible();
  await drawer.getByRole('searchbox', { name: 'Search requests' }).fill('oauth/tokens');
  await drawer
    .getByRole('button', { name: /^Show POST .*oauth\/tokens/ })
    .first()
    .click();
  await expect(drawer.locator('pre').first()).toContainText('‹redacted›');
  await drawer.getByRole('button', { name: 'Copy as cURL' }).click();
  await expect(drawer.getByRole('button', { name: 'Copied' })).toBeVisible();
  const places = await readPlaces(program);
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').getByRole('link', { name: 'Sites' }).click();
  await page.getByRole('button', { name: 'Export sites' }).click();
  await expect(page.getByText(/exported to/).first()).toBeVisible();

  const secrets = listSecrets(provider.secrets);
  const heap = await takeHeapSnapshot(page);
  const told = await page.evaluate(async () => {
    const { sites, inspector, activity } = window.actorlink;
    const list = await inspector.list({ text: '', siteId: null, page: 0 });
    const entries = list.ok ? list.data.items : [];
    const requests = await Promise.all(entries.map(({ id }) => inspector.get({ id })));
    const written = await activity.list({ text: '', states: [], page: 0 });
    return JSON.stringify([await sites.list(), list, requests, written]);
  });
  expect(findInTexts({ told, heap, ...places }, secrets)).toEqual([]);
  // Who looks like that does find what is there.
  const name = 'Fjord Online';
  const shown = findInTexts({ told, heap, ...places }, [name]);
  const where = ['told', 'heap', 'dom', 'title'].map((place) => `${name} in ${place}`);
  expect(shown).toEqual(expect.arrayContaining(where));
  const inExports = ['export-1', 'export-2'].map((file) => `${name} in ${file}`);
  expect(await findInFiles(dataFolder, name)).toEqual(expect.arrayContaining(inExports));
  await expectNoSecretInFiles(program, secrets);
  await program.close();
  await expectNoSecretInFiles(program, secrets);
}

/** The parts of a token that is made of parts are looked for, too. */
function listSecrets(byName: Online['provider']['secrets']): string[] {
  for (const name of ['code', 'code_verifier', 'access_token', 'refresh_token', 'id_token'])
    expect(byName.get(name)?.size, name).toBeGreaterThan(0);
  const whole = [...byName.values()].flatMap((values) => [...values]);
  const parts = [...(byName.get('id_token') ?? [])].flatMap((token) => token.split('.').slice(1));
  return [...whole, ...parts];
}

async function expectNoSecretInFiles({ dataFolder }: Program, secrets: readonly string[]): Promise<void> {
  expect(await findInFiles(dataFolder, ...secrets)).toEqual([]);
}

test('with a keychain: signs in, links, follows a customer that moved, survives a revoked sign-in and a restart', async ({
  online,
}) => {
  skipWithoutKeychain();
  test.slow();
  const { provider } = online;
  const program = await online.launch({ passwordStore: 'gnome-libsecret' });
  const { page, practice } = program;
  const form = new OnlineSiteForm(page);
  const link = new LinkPage(page);

  await step(
    'a site without address is signed in to by keyboard, and says who and which customer',
    async () => {
      await form.fillNew({ name: 'Fjord Online', loginService: /sod/, ...testApps.secret });
      await form.press('Sign in with browser');
      await expect(page.getByText(/Your browser shows the login page/)).toBeVisible();
      expect((await goThroughBrowser(program))?.text).toContain('you can close this window');
      const outcome = page.getByRole('alert').filter({ hasText: 'Signed in' });
      await expect(outcome).toContainText('kari.overland@practice.example');
      await expect(outcome).toContainText('Customer Fjord Practice AS (Cust12345).');
      await form.press('Test sign-in');
      await expect(page.getByText('Kari Øverland')).toBeVisible();
      await expect(page.getByText('Fjord Practice AS (Cust12345)', { exact: true })).toBeVisible();
    },
  );

  await step('it is switched to and linked on', async () => {
    await form.press('Link on this site');
    await link.choosePair(reklame);
    await linkByKey(link);
    expect(await readArrivals(program, 'ConnectActor')).toEqual(['online2 204']);
  });

  await step('a customer that moved is followed to read; a link says so and is not sent twice', async () => {
    await pressByKey(page.getByRole('button', { name: 'Link another' }));
    await link.combobox('CRM record').fill('Kystkraft');
    await page.getByRole('option', { name: /^Kystkraft/ }).click();
    await link.choose('ERP actor type', /^Supplier/);
    await link.choose('ERP actor', /key 00012/);
    await link.fields.waitFor();
    // What the form still reads of the pair would learn of the move before the link does.
    await expect(link.record).toContainText('Not linked in any connection');
    await expect(page.getByRole('region', { name: 'ERP', exact: true })).toContainText('holds this key');
    await practice.setFaults([{ kind: 'status', status: 421, match: { path: '/online2/' }, times: 0 }]);
    online.moveCustomer(program, 'online3');
    await practice.clearLog();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(link.status).toContainText('The site refused the link.');
    await expect(page.getByText(/This customer has moved away from/)).toBeVisible();
    await expect(page.getByText('Nothing was changed.')).toBeVisible();
    expect(await readArrivals(program, 'ConnectActor')).toEqual(['online2 421']);
    const reads = await readArrivals(program, 'GetFieldValuesFromCrm');
    expect(reads.slice(0, 2)).toEqual(['online2 421', 'online3 200']);
    await linkByKey(link);
    expect(await readArrivals(program, 'ConnectActor')).toEqual(['online2 421', 'online3 204']);
  });

  await step(
    'a revoked sign-in asks for another one, and the half-filled form is linked after it',
    async () => {
      await pressByKey(page.getByRole('button', { name: 'Link another' }));
      await link.choose('ERP actor type', /^Customer/);
      await link.choosePair(orkdal);
      await link.textBox('Value of Phone').fill('+47 99 88 77 66');
      provider.records.forget('Grant', 'RefreshToken', 'AccessToken');
      await passTime(program, online, hourMs);
      await practice.clearLog();
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(link.status).toContainText('Nothing was sent.');
      await expect(page.getByText(/no longer accepts the stored sign-in/).first()).toBeVisible();
      await expect(page.getByText(/wants you to sign in to Fjord Online/)).toBeVisible();
      expect(await practice.submits()).toEqual([]);
      // The way to it stands with what was refused, where the keyboard is, and above the screen.
      const refusal = page.getByRole('region', { name: 'Effect and checks' });
      await pressByKey(refusal.getByRole('button', { name: 'Sign in with browser' }));
      await goThroughBrowser(program);
      await expect(page.getByText(/wants you to sign in to Fjord Online/)).toBeHidden();
      await expect(link.record).toContainText('Orkdal AS');
      await link.showFirstFields();
      await expect(link.textBox('Value of Phone')).toHaveValue('+47 99 88 77 66');
      await linkByKey(link);
      expect(await practice.submits()).toHaveLength(1);
    },
  );

  await step('none of its secrets is anywhere', () => expectNoSecretLeft(program, online));

  await step('after a restart the sign-in is still there and renews itself', async () => {
    provider.behaviour.laterMs = 0;
    provider.requests.length = 0;
    const later = await online.launch({ passwordStore: 'gnome-libsecret' });
    const band = later.page.getByRole('region', { name: 'Site in use' });
    await expect(band).toContainText('Fjord Online');
    await new LinkPage(later.page).choose('ERP connection', /^Fjord Accounting/);
    await expect(band).toContainText('kari.overland@practice.example');
    expect(provider.requests.some((line) => line.endsWith('refresh_token'))).toBe(true);
    expect(provider.requests.some((line) => line.includes('authorize'))).toBe(false);
    const kept = await readFile(path.join(later.dataFolder, 'secrets.json'), 'utf8');
    expect(kept).toContain('"blob"');
  });
});

test('without a keychain: cancelled, stopped and late sign-ins say so, and a good one lasts until the program closes', async ({
  online,
}) => {
  test.slow();
  const { provider } = online;
  const program = await online.launch();
  const { page } = program;
  const form = new OnlineSiteForm(page);
  const link = new LinkPage(page);

  await step('the person cancels in the browser', async () => {
    await form.fillNew({
      name: 'Fjord Online',
      loginService: /sod/,
      clientId: testApps.native.clientId,
      compatibilityMode: true,
    });
    provider.behaviour.person = 'cancels';
    await form.press('Sign in with browser');
    expect((await goThroughBrowser(program))?.text).toContain('was cancelled');
    await expect(page.getByText(/The sign-in was cancelled in the browser/)).toBeVisible();
  });

  await step('the person stops waiting', async () => {
    await form.press('Sign in with browser');
    await takeOpenedPage(program.app);
    await form.press('Stop waiting');
    await expect(page.getByText('You stopped this.')).toBeVisible();
  });

  await step('the browser does not come back in time, and comes too late', async () => {
    provider.behaviour.person = 'signs-in';
    await hurryTimer(program, 5 * 60_000);
    await form.press('Sign in with browser');
    await expect(page.getByText(/did not come back within 5 minutes/)).toBeVisible();
    const late = new TestBrowser().open(await takeOpenedPage(program.app));
    await expect(late).rejects.toThrow('ECONNREFUSED');
  });

  await step('a sign-in that comes back is used to link, in compatibility mode', async () => {
    await form.press('Sign in with browser');
    await goThroughBrowser(program);
    await expect(page.getByText(/Customer Fjord Practice AS \(Cust12345\)/).first()).toBeVisible();
    await expect(page.getByText('Sign-in kept until you close ActorLink').first()).toBeVisible();
    await form.press('Link on this site');
    await link.choosePair(orkdal);
    await linkByKey(link);
    expect(await readArrivals(program, 'ConnectActor')).toEqual(['online2 204']);
  });

  await step('none of its secrets is anywhere', () => expectNoSecretLeft(program, online));

  await step('after a restart it has to be made again', async () => {
    const later = await online.launch();
    await expect(later.page.getByText(/wants you to sign in to Fjord Online/)).toBeVisible();
    await pressByKey(later.page.getByRole('button', { name: 'Sign in with browser' }).first());
    await goThroughBrowser(later);
    await new LinkPage(later.page).choose('ERP connection', /^Fjord Accounting/);
  });
});

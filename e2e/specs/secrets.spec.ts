import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

const canary = 'canary-Zq7#æøå-4471';

/** A secret in every form in which it might lie somewhere. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(encodeURIComponent(secret)),
    // Base64 of the secret itself, and of `user:secret` as Basic sign-in sends it.
    ...[secret, `kari:${secret}`].map((text) =>
      Buffer.from(Buffer.from(text).toString('base64').slice(0, -2)),
    ),
  ];
}

/** The files of the data folder that hold the secret in any form. */
async function findInFiles(folder: string, secret: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    // Sockets and locks cannot be read, and hold nothing.
    if (
      !(await stat(file).then(
        (entry) => entry.isFile(),
        () => false,
      ))
    )
      continue;
    const content = await readFile(file);
    if (formsOf(secret).some((form) => content.includes(form))) found.push(name);
  }
  return found;
}

async function addSite(page: Page, address: string): Promise<void> {
  const sites = new SitesPage(page);
  await sites.fillNewSite({
    name: 'Fjordbygg test',
    address,
    environment: 'Test',
    user: 'kari',
    password: canary,
  });
  await sites.testSignIn();
  await expect(page.getByText('Signed in', { exact: true })).toBeVisible();
  await sites.save();
  await expect(page.getByText('Fjordbygg test is saved.').first()).toBeAttached();
  await sites.switchTo('Fjordbygg test');
}

test('a password is nowhere to be found after every screen was used (21, 22, 24)', async ({
  launch,
  dataFolder,
}) => {
  const external = await startPractice('kari', canary);
  const program = await launch();
  const { app, page } = program;
  await addSite(page, external.address);
  const link = new LinkPage(page);
  await link.open();
  await link.choosePair(orkdal);
  await external.setFaults([{ kind: 'error-object', match: { path: 'ConnectActor' }, times: 1 }]);
  await link.submit();
  await expect(link.status).toContainText(/Unknown|Failed/);
  const activity = new ActivityPage(page);
  await activity.open();
  await page.getByRole('row').nth(1).click();

  const seen = await page.evaluate(async () => {
    const answers = [
      await window.actorlink.sites.list(),
      await window.actorlink.app.info(),
      await window.actorlink.preferences.get(),
    ];
    const list = await window.actorlink.activity.list({ text: '', states: [], page: 0 });
    if (list.ok)
      for (const { id } of list.data.items)
        answers.push((await window.actorlink.activity.get({ activityId: id })) as never);
    const inputs = [...document.querySelectorAll('input')].map(({ value }) => value);
    return JSON.stringify([
      answers,
      list,
      inputs,
      document.documentElement.outerHTML,
      document.title,
      { ...localStorage },
      { ...sessionStorage },
    ]);
  });
  const clipboard = await app.evaluate(({ clipboard: system }) => system.readText());
  const title = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  const places = { seen, clipboard, title: title ?? '', output: program.output() };
  for (const [place, text] of Object.entries(places)) {
    for (const form of formsOf(canary)) expect(Buffer.from(text).includes(form), place).toBe(false);
  }
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  await program.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  await external.stop();
});

test('without a keychain the password lasts until the program closes, and the screen says so (22)', async ({
  launch,
  dataFolder,
}) => {
  const external = await startPractice('kari', canary);
  const first = await launch();
  await addSite(first.page, external.address);
  const keptBefore = await first.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(keptBefore)).toContain('"secret":"session"');
  await first.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);

  const second = await launch();
  const keptAfter = await second.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(keptAfter)).toContain('"secret":"none"');
  await external.stop();
});

test('with a keychain the password survives a restart, encrypted, for the owner only (22)', async ({
  launch,
  dataFolder,
}) => {
  test.skip(
    process.platform === 'linux' && !process.env['DBUS_SESSION_BUS_ADDRESS'],
    'needs the keychain of npm run e2e',
  );
  const external = await startPractice('kari', canary);
  const first = await launch({ passwordStore: 'gnome-libsecret' });
  await addSite(first.page, external.address);
  await first.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  const file = await stat(path.join(dataFolder, 'secrets.json'));
  expect(file.mode & 0o077).toBe(0);

  const second = await launch({ passwordStore: 'gnome-libsecret' });
  const kept = await second.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(kept)).toContain('"secret":"keychain"');
  const link = new LinkPage(second.page);
  await link.open();
  await link.choosePair(orkdal);
  await link.submit();
  await expect(link.status).toContainText('Verified');
  await external.stop();
});

/** One canary per secret field, in letters that no encoding of the heap changes. */
const schemes = [
  {
    signIn: { scheme: 'basic', userName: 'kari', askEachTime: false },
    secrets: { password: 'canaryBasicPw7731x', appToken: 'canaryAppToken7738x' },
  },
  {
    signIn: { scheme: 'soticket' },
    secrets: { ticket: 'canarySoTicket7732x', appToken: 'canaryAppToken7733x' },
  },
  {
    signIn: { scheme: 'bearer' },
    secrets: { token: 'canaryBearer7734x', appToken: 'canaryAppToken7739x' },
  },
  {
    signIn: { scheme: 'xsrf' },
    secrets: {
      cookie: 'session=canaryCookie7735x',
      xsrfToken: 'canaryXsrf7736x',
      appToken: 'canaryAppToken7740x',
    },
  },
  {
    signIn: {
      scheme: 'online',
      environment: 'sod',
      clientId: 'client',
      customerId: 'Cust12345',
      loginHint: '',
      port: null,
      path: '',
    },
    secrets: { clientSecret: 'canaryClientSecret7737x', appToken: 'canaryAppToken7741x' },
  },
] as const;
const schemeCanaries = schemes.flatMap(({ secrets }) =>
  Object.values(secrets).map((secret) => secret.replace('session=', '')),
);

/** Saves a site of each scheme, signs in to it, reads from it, and asks for everything that the bridge tells. */
async function useEverySite(page: Page, address: string): Promise<string> {
  return page.evaluate(
    async ([sitesOf, origin]) => {
      const answers: unknown[] = [];
      const bridge = window.actorlink;
      for (const { signIn, secrets } of sitesOf) {
        const form = {
          name: `Site ${signIn.scheme}`,
          address: signIn.scheme === 'online' ? '' : origin,
          environment: 'test' as const,
          allowHttp: true,
          customer: 'Fjordbygg',
          signIn: { ...signIn },
          requests: {
            acceptLanguage: 'en-US',
            soLanguage: '',
            soCulture: '',
            soTimeZone: '',
            readTimeoutSeconds: 5,
            writeTimeoutSeconds: 10,
            requestsPerSecond: 50,
          },
          network: { extraCaFile: null, compatibilityMode: false },
          secrets: { ...secrets },
        };
        const saved = await bridge.sites.save(form);
        answers.push(saved);
        if (!saved.ok) continue;
        const { id: siteId } = saved.data;
        answers.push(await bridge.sites.testSignIn({ ...form, id: siteId }));
        answers.push(await bridge.links.listConnections({ siteId }));
        answers.push(await bridge.sites.probe({ siteId, again: true }));
        answers.push(await bridge.sites.duplicate({ siteId }));
      }
      answers.push(await bridge.sites.list(), await bridge.sites.export());
      answers.push(await bridge.inspector.exportHar({ text: '', siteId: null }));
      const list = await bridge.inspector.list({ text: '', siteId: null, page: 0 });
      answers.push(list);
      for (const { id } of list.ok ? list.data.items : []) {
        answers.push(await bridge.inspector.get({ id }), await bridge.inspector.copyAsCurl({ id }));
      }
      return JSON.stringify(answers);
    },
    [schemes, address] as const,
  );
}

/** Everything that the page's engine holds, after it has thrown away what nobody holds. */
async function takeHeapSnapshot(page: Page): Promise<string> {
  const devTools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.takeHeapSnapshot', {});
  await devTools.detach();
  return chunks.join('');
}

for (const passwordStore of ['basic', 'gnome-libsecret'] as const) {
  const keychain = passwordStore === 'basic' ? 'no keychain' : 'a keychain';
  test(`the secrets of every scheme are nowhere after every call and export, with ${keychain}`, async ({
    launch,
    dataFolder,
  }) => {
    test.skip(
      passwordStore !== 'basic' && !process.env['DBUS_SESSION_BUS_ADDRESS'],
      'needs the keychain of npm run e2e',
    );
    const external = await startPractice('kari', 'canaryBasicPw7731x');
    const { app, page, output, close } = await launch({ passwordStore });
    await app.evaluate(({ dialog }, folder) => {
      let count = 0;
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${folder}/export-${(count += 1)}` });
    }, dataFolder);
    const told = await useEverySite(page, external.address);
    expect(told.match(/"path":"[^"]*export-/g)).toHaveLength(2);
    expect(told).toContain('‹redacted›');
    // Kept for each of the five, in the answer of the saving and in the list.
    expect(told.match(/"secretsSet":\[[^\]]*"appToken"/g)).toHaveLength(2 * schemes.length);
    expect(told).toContain(passwordStore === 'basic' ? '"secret":"session"' : '"secret":"keychain"');

    await page.keyboard.press('ControlOrMeta+i');
    await page
      .getByRole('button', { name: /^Show / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Copy as cURL' }).click();
    await page.keyboard.press('Escape');
    await new SitesPage(page).switchTo('Site bearer Fjordbygg');
    const places = {
      told,
      dom: await page.evaluate(() => document.documentElement.outerHTML + document.title),
      clipboard: await app.evaluate(({ clipboard }) => clipboard.readText()),
      title: await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? ''),
      output: output(),
      heap: await takeHeapSnapshot(page),
    };
    for (const canaryOfScheme of schemeCanaries) {
      for (const [place, text] of Object.entries(places)) {
        for (const form of formsOf(canaryOfScheme)) {
          expect(Buffer.from(text).includes(form), `${canaryOfScheme} in ${place}`).toBe(false);
        }
      }
      expect(await findInFiles(dataFolder, canaryOfScheme)).toEqual([]);
    }
    await close();
    for (const canaryOfScheme of schemeCanaries) {
      expect(await findInFiles(dataFolder, canaryOfScheme)).toEqual([]);
    }
    await external.stop();
  });
}

test('a profile copied to another computer asks for the secret again and keeps everything else', async ({
  launch,
  dataFolder,
}) => {
  test.skip(
    process.platform === 'linux' && !process.env['DBUS_SESSION_BUS_ADDRESS'],
    'needs the keychain of npm run e2e',
  );
  const external = await startPractice('kari', canary);
  const first = await launch({ passwordStore: 'gnome-libsecret' });
  await addSite(first.page, external.address);
  await first.close();
  const file = path.join(dataFolder, 'secrets.json');
  const kept = JSON.parse(await readFile(file, 'utf8')) as { secrets: Record<string, { blob: string }> };
  // What another computer's keychain has encrypted looks like this one's, and cannot be opened.
  for (const secret of Object.values(kept.secrets)) {
    const blob = Buffer.from(secret.blob, 'base64');
    secret.blob = Buffer.concat([blob.subarray(0, 3), blob.subarray(3).map((byte) => byte ^ 0xff)]).toString(
      'base64',
    );
  }
  await writeFile(file, JSON.stringify(kept));

  const second = await launch({ passwordStore: 'gnome-libsecret' });
  await expect(second.page.getByText(/Fjordbygg test can no longer be read/).first()).toBeVisible();
  const sites = JSON.stringify(await second.page.evaluate(() => window.actorlink.sites.list()));
  expect(sites).toContain('"secret":"unreadable"');
  expect(sites).toContain(external.address);
  expect(sites).toContain('"userName":"kari"');
  await external.stop();
});

test('markup in values stays text on every screen (29)', async ({ program }) => {
  const { page } = program;
  const link = new LinkPage(page);
  const markup = '<img src=x onerror="document.title=\'taken\'"><b>bold</b>';
  await link.enterByHand({ connection: '1', record: '1', key: 'no-such-key' }, [
    { displayName: markup, crmFieldKey: 'PHONE', value: markup, displayValue: markup },
  ]);
  await link.submit();
  await expect(link.status).toContainText('Failed');
  const activity = new ActivityPage(page);
  await activity.open();
  await activity.entries('Failed', 'no-such-key').click();
  await expect(page.getByText('<b>bold</b>').filter({ visible: true }).first()).toBeVisible();
  expect(await page.locator('img[src="x"], b').count()).toBe(0);
  expect(await page.title()).not.toBe('taken');
});

import type { Page } from '@playwright/test';
import { findInFiles, findInTexts, readPlaces, takeHeapSnapshot } from '../canaries';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

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
          network: { authority: null, compatibilityMode: false },
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

test('the secrets of every scheme are nowhere after every call and export', async ({
  launch,
  dataFolder,
}) => {
  skipWithoutKeychain();
  const external = await startPractice('kari', 'canaryBasicPw7731x');
  const program = await launch({ passwordStore: 'gnome-libsecret' });
  const { app, page } = program;
  await app.evaluate(({ dialog }, folder) => {
    let count = 0;
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${folder}/export-${(count += 1)}` });
  }, dataFolder);
  const told = await useEverySite(page, external.address);
  expect(told.match(/"path":"[^"]*export-/g)).toHaveLength(2);
  expect(told).toContain('‹redacted›');
  // Kept for each of the five, in the answer of the saving and in the list.
  expect(told.match(/"secretsSet":\[[^\]]*"appToken"/g)).toHaveLength(2 * schemes.length);
  expect(told).toContain('"secret":"keychain"');

  await page.keyboard.press('ControlOrMeta+i');
  await page
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Copy as cURL' }).click();
  await page.keyboard.press('Escape');
  await new SitesPage(page).switchTo('Site bearer http');
  const found = findInTexts(
    { told, heap: await takeHeapSnapshot(page), ...(await readPlaces(program)) },
    schemeCanaries,
  );
  expect(found).toEqual([]);
  const findAll = async () =>
    (await Promise.all(schemeCanaries.map((secret) => findInFiles(dataFolder, secret)))).flat();
  expect(await findAll()).toEqual([]);
  await program.close();
  expect(await findAll()).toEqual([]);
  await external.stop();
});

import { canStartKeyring, startRealKeyring } from '../../electron/testing/real-keyring';
import { expect, test } from '../fixtures';
import { fillSiteForm } from '../keep-site';

const address = 'https://crm.example.com';
const site = {
  ...fillSiteForm({ address, user: 'kari', password: 'hemmelig-passord' }, { name: 'Acme' }),
  allowHttp: false,
};

test('a keyring that nobody unlocks holds nothing up, is named, and keeps what is in it', async ({
  launch,
}, testInfo) => {
  test.skip(!canStartKeyring(), 'needs a keyring of its own');
  const keyring = await startRealKeyring();
  try {
    const options = { passwordStore: 'gnome-libsecret' as const, env: keyring.env };
    const first = await launch(options);
    const saved = await first.page.evaluate(async (form) => {
      const answer = await window.actorlink.sites.save(form);
      if (answer.ok) await window.actorlink.preferences.set({ siteId: answer.data.id });
      return answer;
    }, site);
    expect(saved).toMatchObject({ ok: true, data: { secret: 'keychain' } });
    await first.close();
    await keyring.lock();

    const second = await launch(options);
    const answers = await second.page.evaluate(async () => {
      const list = await window.actorlink.sites.list();
      const siteId = list.ok ? (list.data.find(({ name }) => name === 'Acme')?.id ?? '') : '';
      return [
        await window.actorlink.app.info(),
        list,
        await window.actorlink.links.listConnections({ siteId }),
      ];
    });
    expect(answers).toMatchObject([
      { ok: true, data: { keychain: 'locked' } },
      { ok: true, data: [{}, { name: 'Acme', secret: 'locked' }] },
      { ok: false, error: { code: 'keychain-locked', params: { site: 'Acme' } } },
    ]);
    await second.page.getByRole('navigation').getByRole('link', { name: 'Sites' }).click();
    await expect(second.page.getByText('The keychain of this computer is locked.')).toBeVisible();
    await second.page.screenshot({ path: testInfo.outputPath('locked.png') });
    await second.close();
    await keyring.unlock();

    const third = await launch(options);
    const list = await third.page.evaluate(() => window.actorlink.sites.list());
    expect(list).toMatchObject({ ok: true, data: [{}, { secret: 'keychain', secretsSet: ['password'] }] });
  } finally {
    keyring.stop();
  }
});

test('a keyring that hangs holds nothing up either, and is named', async ({ launch }) => {
  test.skip(!canStartKeyring(), 'needs a keyring of its own');
  const keyring = await startRealKeyring();
  try {
    keyring.hang();
    const { page } = await launch({ passwordStore: 'gnome-libsecret', env: keyring.env });
    const answers = await page.evaluate(async () => [
      await window.actorlink.app.info(),
      await window.actorlink.sites.list(),
      await window.actorlink.activity.list({ text: '', states: [], page: 0 }),
    ]);
    expect(answers).toMatchObject([{ ok: true, data: { keychain: 'silent' } }, { ok: true }, { ok: true }]);
  } finally {
    keyring.stop();
  }
});

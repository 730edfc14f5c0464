import { expect, test } from '../fixtures';
import { pressMenuKey } from '../keyboard';
import {
  arrive,
  company,
  enterAgain,
  expectHeaders,
  expectVerified,
  meetRefusal,
  savedNote,
  userName,
} from '../newcomer';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

test('a session: added, tested, refused and entered anew by keyboard, and linked with', async ({
  program,
}) => {
  const site = await startPractice(userName, 'a-password-of-its-own');
  const open = async () => {
    const { cookie = '' } = await site.issueSignIn({ scheme: 'session' });
    return { Cookie: cookie };
  };
  const name = `Session ${company}`;
  const link = await arrive(
    program,
    { name, address: site.address, scheme: 'Sess', boxes: await open() },
    [],
  );
  await meetRefusal(program, link, site.address, () => site.revokeSignIns());
  await enterAgain(program, await open());
  await expectVerified(program, link, site);
  expectHeaders(await site.log(), { cookie: '(hidden)', 'x-xsrf-token': '(hidden)' });
  await site.stop();
});

test('user and password: the same where the password was changed, with an app token beside it', async ({
  program,
}) => {
  const { page } = program;
  const site = await startPractice(userName, 'old-password');
  const name = `Basic ${company}`;
  const boxes = { 'User name': userName, Password: site.password };
  const link = await arrive(program, { name, address: site.address, scheme: 'User', boxes }, []);
  await site.stop();
  const later = await startPractice(userName, 'nytt-pæssørd', new URL(site.address).port);
  await meetRefusal(program, link, later.address);

  const sites = new SitesPage(page);
  await sites.press('Enter sign-in');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(later.password);
  await sites.press('More settings');
  await sites.keyIn('App token (SO-AppToken)', 'an-app-token');
  await page.keyboard.press('Enter');
  await expect(savedNote(page)).toBeVisible();
  await pressMenuKey(program.app, '1', ['control']);
  await expectVerified(program, link, later);
  expectHeaders(await later.log(), { authorization: 'Basic (right)', 'so-apptoken': '(hidden)' });
  await later.stop();
});

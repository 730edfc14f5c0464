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
import { startPractice, type ExternalPractice } from '../practice';

/** What a person is given for one way to sign in: the boxes, and the headers that the site must have got. */
interface SignIn {
  scheme: string;
  boxes: Record<string, string>;
  headers: Record<string, string>;
  /** Further words of a sign-in test. */
  report?: string[];
}

interface Way {
  name: string;
  open: (site: ExternalPractice) => Promise<SignIn>;
}

const endOfToken = new Date('2031-05-04T10:30:00Z');

function makeJwt(): string {
  const parts = [
    '{"alg":"none"}',
    JSON.stringify({ exp: endOfToken.getTime() / 1_000, jti: crypto.randomUUID() }),
  ];
  return [...parts, 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
}

const ways: Way[] = [
  {
    name: 'SoTicket',
    open: async (site) => {
      const { ticket = '', appToken = '' } = await site.issueSignIn({
        scheme: 'soticket',
        withAppToken: true,
      });
      return {
        scheme: 'Tick',
        boxes: { Ticket: ticket, 'App token (SO-AppToken)': appToken },
        headers: { authorization: 'SOTicket (right)', 'so-apptoken': '(hidden)' },
      };
    },
  },
  {
    name: 'Bearer',
    open: async (site) => {
      const { token = '' } = await site.issueSignIn({ scheme: 'bearer', token: makeJwt() });
      return {
        scheme: 'Tok',
        boxes: { Token: token },
        headers: { authorization: 'Bearer (right)' },
        report: ['Sign-in ends', '/31'],
      };
    },
  },
  {
    name: 'Session',
    open: async (site) => {
      const { cookie = '' } = await site.issueSignIn({ scheme: 'session' });
      return {
        scheme: 'Sess',
        boxes: { Cookie: cookie },
        headers: { cookie: '(hidden)', 'x-xsrf-token': '(hidden)' },
      };
    },
  },
];

for (const way of ways) {
  test(`${way.name}: added, tested, refused and entered anew by keyboard, and linked with`, async ({
    program,
  }) => {
    const site = await startPractice(userName, 'a-password-of-its-own');
    const signIn = await way.open(site);
    const name = `${way.name} ${company}`;
    const link = await arrive(program, { ...signIn, name, address: site.address }, signIn.report ?? []);
    await site.revokeSignIns();
    await meetRefusal(program, link, site.address);
    const next = await way.open(site);
    await enterAgain(program, next.boxes);
    await expectVerified(program, link, site);
    expectHeaders(await site.log(), signIn.headers);
    await site.stop();
  });
}

test('user and password: the same where the password was changed, with an app token beside it', async ({
  program,
}) => {
  test.setTimeout(120_000);
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

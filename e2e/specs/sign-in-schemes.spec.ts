import { test } from '../fixtures';
import {
  arrive,
  company,
  enterAgain,
  expectHeaders,
  expectVerified,
  meetRefusal,
  userName,
} from '../newcomer';
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

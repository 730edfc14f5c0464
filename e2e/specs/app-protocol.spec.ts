import { expect, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage } from '../pages/link-page';

test('all that the page loads comes from app:// (1, 18)', async ({ program }) => {
  const { page } = program;
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor();
  await new ActivityPage(page).open();
  await page.getByRole('searchbox', { name: 'Search activity' }).waitFor();
  await new LinkPage(page).open();
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => !address.startsWith('app://actorlink/'))).toEqual([]);
});

test('the program’s own session fetches nothing but the page, whoever asks (1, 26)', async ({
  standingProgram,
}) => {
  const outcomes = await standingProgram.app.evaluate(
    async ({ session }, addresses) => {
      const own = session.fromPartition('actorlink');
      return Promise.all(
        addresses.map((address) =>
          own.fetch(address).then(
            ({ status }) => String(status),
            (error: Error) => error.message,
          ),
        ),
      );
    },
    [`${standingProgram.practice.address}/api`, 'http://example.com/', 'https://example.com/'],
  );
  expect(outcomes).toEqual(outcomes.map(() => 'net::ERR_BLOCKED_BY_CLIENT'));
});

test('app:// serves the bundle and nothing beside it (18)', async ({ standingProgram }) => {
  const statuses = await standingProgram.app.evaluate(async ({ session }) => {
    const own = session.fromPartition('actorlink');
    const ask = async (path: string, method = 'GET') =>
      (await own.fetch(`app://actorlink/${path}`, { method })).status;
    return {
      page: await ask('index.html'),
      outside: await Promise.all(
        [
          '../main/main.js',
          '%2e%2e/main/main.js',
          '..%2fmain%2fmain.js',
          '..%5cmain%5cmain.js',
          '../../package.json',
          '..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
        ].map((path) => ask(path)),
      ),
      otherMethod: await ask('index.html', 'POST'),
    };
  });
  expect(statuses).toEqual({ page: 200, outside: [404, 404, 404, 404, 404, 404], otherMethod: 405 });
});

test('the window state, and no trace of the page, is all that the window leaves on the disk (33)', async ({
  standingProgram,
}) => {
  const kept = await standingProgram.app.evaluate(({ session }) => {
    const own = session.fromPartition('actorlink');
    return { persistent: own.isPersistent(), storagePath: own.storagePath, cookies: own.cookies.get({}) };
  });
  expect(kept).toMatchObject({ persistent: false, storagePath: null });
});

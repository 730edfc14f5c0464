import type { ElectronApplication, Page } from '@playwright/test';
import { skipWithoutKeychain, expect, test as base } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import { startPractice, type ExternalPractice } from '../practice';

const test = base.extend<{ external: ExternalPractice }>({
  external: async ({}, use) => {
    const external = await startPractice('kari', 'hemmelig-4471');
    await use(external);
    await external.stop();
  },
});

const site = 'Nordlys';
/** Some minutes may have gone by since. */
const unlocked = /Unlocked for (2\d|30) min/;
const band = (page: Page) => page.getByRole('region', { name: 'Site in use' });
const titleOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

/** Every mark at once: the band, the window's own title, and the button that writes. */
async function expectMarks(
  { app, page }: { app: ElectronApplication; page: Page },
  state: 'locked' | 'open for writing' | 'practice',
): Promise<void> {
  const [name, word] = state === 'practice' ? ['Practice site', 'Practice'] : [site, 'Production'];
  await expect(band(page)).toContainText(name);
  await expect(band(page).locator('strong')).toHaveText(word);
  const lock = { locked: 'Locked for writing', 'open for writing': unlocked, practice: '' }[state];
  if (lock === '') await expect(band(page).getByRole('button')).toHaveCount(0);
  else await expect(band(page)).toContainText(lock);
  await expect
    .poll(() => titleOf(app))
    .toBe(`${name} (${word}${state === 'practice' ? '' : `, ${state}`}) – ActorLink`);
  await new LinkPage(page).open();
  const button = page.getByRole('button', { name: /^Link .*in / });
  await expect(button).toHaveAccessibleName(
    state === 'practice' ? /in Practice site$/ : /in Nordlys \(Production\)$/,
  );
  const locked = expect(button);
  await (state === 'locked' ? locked : locked.not).toHaveAccessibleDescription(/locked for writing/);
}

/** Answers what the program itself asks, in windows that no page reaches. */
function answerWith(app: ElectronApplication, answer: 'yes' | 'no'): Promise<void> {
  return app.evaluate(
    ({ dialog }, response) => {
      dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
    },
    answer === 'yes' ? 1 : 0,
  );
}

async function addProductionSite(page: Page, { address, user, password }: ExternalPractice): Promise<void> {
  const sites = new SitesPage(page);
  await sites.fillNewSite({ name: site, address, environment: 'Production', user, password });
  await sites.save();
  await expect(page.getByText(`${site} is saved.`).first()).toBeAttached();
  await sites.switchTo(site);
}

async function unlock(page: Page, ticket: string): Promise<void> {
  await band(page).getByRole('button', { name: 'Unlock' }).click();
  await confirmUnlock(page, ticket);
  await expect(band(page)).toContainText(unlocked);
}

async function confirmUnlock(page: Page, ticket: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `Unlock ${site} for writing?` });
  await expect(dialog).toContainText('Production');
  await dialog.getByRole('textbox', { name: 'Ticket reference' }).fill(ticket);
  await dialog.getByRole('button', { name: `Unlock ${site} for 30 minutes` }).click();
}

/** What a page that was taken over could do: ask the bridge itself, with everything that a submit needs. */
function askDirectly(page: Page): Promise<string> {
  return page.evaluate(async (siteName) => {
    const bridge = window.actorlink;
    const list = await bridge.sites.list();
    const siteId = list.ok ? (list.data.find(({ name }) => name === siteName)?.id ?? '') : '';
    const answer = await bridge.links.submit({
      siteId,
      submitId: crypto.randomUUID(),
      names: { erpConnection: '', record: '', erpActor: '' },
      confirmedSiteName: siteName,
      write: {
        kind: 'link',
        record: { crmActorType: 'Contact', crmRecordId: 2 },
        actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10015' },
        values: [],
        seen: null,
      },
    });
    return answer.ok ? answer.data.state : answer.error.code;
  }, site);
}

function unlockDirectly(page: Page): Promise<string> {
  return page.evaluate(async (siteName) => {
    const list = await window.actorlink.sites.list();
    const siteId = list.ok ? (list.data.find(({ name }) => name === siteName)?.id ?? '') : '';
    const answer = await window.actorlink.sites.unlock({ siteId, confirmedSiteName: siteName, ticket: '' });
    return answer.ok ? 'unlocked' : answer.error.code;
  }, site);
}

/** Lets the main process believe that so much time has passed: on the clock that is shown, and on the one that measures. */
function moveClock(app: ElectronApplication, minutes: number): Promise<void> {
  return app.evaluate((_electron, aheadMs) => {
    performance.now = () => Object.getPrototypeOf(performance).now.call(performance) + aheadMs;
    const RealDate =
      Object.getPrototypeOf(Date.prototype) === Object.prototype ? Date : Object.getPrototypeOf(Date);
    globalThis.Date = class extends RealDate {
      constructor(...args: []) {
        super(...(args.length === 0 ? [RealDate.now() + aheadMs] : args));
      }
      static now(): number {
        return RealDate.now() + aheadMs;
      }
    } as DateConstructor;
  }, minutes * 60_000);
}

/** Why the site was unlocked and locked, newest first, as the activity keeps it. */
function readLocks(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const list = await window.actorlink.activity.list({ text: '', states: [], page: 0 });
    const items = list.ok ? list.data.items : [];
    return items.flatMap((entry) =>
      entry.kind === 'unlock' ? [`${entry.event} ${entry.reason ?? entry.ticket}`] : [],
    );
  });
}

test('production is written to only while it is unlocked, and every unlocking and locking is on record', async ({
  launch,
  external,
}) => {
  test.slow();
  skipWithoutKeychain();
  // With a keychain, so that after the restart nothing but the lock is in the way.
  const first = await launch({ passwordStore: 'gnome-libsecret' });
  const { app, page, practice } = first;
  const link = new LinkPage(page);
  const sites = new SitesPage(page);
  const activity = new ActivityPage(page);

  await test.step('locked: neither keys nor the bridge can write, and Enter alone unlocks nothing', async () => {
    await addProductionSite(page, external);
    await expectMarks(first, 'locked');
    await link.choosePair(orkdal);
    await page.keyboard.press('ControlOrMeta+Enter');
    const dialog = page.getByRole('dialog', { name: `Unlock ${site} for writing?` });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expectMarks(first, 'locked');
    expect(await askDirectly(page)).toBe('site-locked');
    // What the page says yes to is not what the person says.
    await answerWith(app, 'no');
    expect(await unlockDirectly(page)).toBe('site-locked');
    expect(await external.submits()).toEqual([]);
  });

  await test.step('unlocked with a ticket: the link is written, and both entries carry the ticket', async () => {
    await answerWith(app, 'yes');
    await link.textBox('Value of Phone').focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await confirmUnlock(page, 'CASE-4711');
    const step = page.getByRole('dialog', { name: 'Link in production?' });
    await expect(step).toContainText('Production');
    await step.getByRole('button', { name: `Link Orkdal AS in ${site} (Production)` }).click();
    await expect(link.status).toContainText('Verified');
    expect(await external.submits()).toHaveLength(1);
    await expect(band(page)).toContainText(unlocked);
    await expect.poll(() => titleOf(app)).toBe(`${site} (Production, open for writing) – ActorLink`);

    await activity.open();
    await expect(activity.entries('Unlocked', site)).toContainText('Ticket reference CASE-4711');
    await activity.entries('Verified', 'Orkdal AS').click();
    const about = page.getByRole('region', { name: 'About' });
    await expect(about).toContainText('CASE-4711');
    await expect(about).toContainText('Production');
    await page.getByRole('button', { name: 'Close details' }).click();
  });

  await test.step('a link that is being sent stays with its site when another is chosen', async () => {
    await external.reset();
    await link.open();
    await page.getByRole('button', { name: 'Link another' }).click();
    await link.choosePair(orkdal);
    await external.setFaults([{ kind: 'hold', match: { path: 'ConnectActor' } }]);
    await link.submit();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Link Orkdal AS/ })
      .click();
    await expect.poll(async () => (await external.submits()).length).toBe(2);
    await sites.switchTo('Practice site');
    await expectMarks(first, 'practice');
    await external.clearFaults();
    await activity.open();
    await expect(activity.entries('Verified', site)).toHaveCount(2);
    await expect(activity.entries('Verified', 'Practice site')).toHaveCount(0);
    expect(await practice.submits()).toEqual([]);
  });

  await test.step('it locked when the other site was chosen, and locks for every other reason', async () => {
    await sites.switchTo(site);
    await link.open();
    // What became of the link that was under way is told to whoever comes back.
    await page.getByRole('button', { name: 'Link another' }).click();
    await expectMarks(first, 'locked');
    for (const event of ['lock-screen', 'suspend'] as const) {
      await unlock(page, event);
      await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
      await expectMarks(first, 'locked');
    }
    await unlock(page, 'by hand');
    await expectMarks(first, 'open for writing');
    await band(page).getByRole('button', { name: 'Lock now' }).click();
    await expectMarks(first, 'locked');

    await unlock(page, 'half an hour');
    await moveClock(app, 29);
    await page.evaluate(() => window.actorlink.sites.list());
    await expect(band(page)).toContainText('Unlocked for');
    await moveClock(app, 30);
    expect(await askDirectly(page)).toBe('site-locked');
    await expectMarks(first, 'locked');
    await moveClock(app, 0);
    expect(await external.submits()).toHaveLength(2);
  });

  await test.step('after a restart it is locked, and the record says why each time', async () => {
    await unlock(page, 'until closed');
    await first.close();
    const second = await launch({ passwordStore: 'gnome-libsecret' });
    await expectMarks(second, 'locked');
    expect(await askDirectly(second.page)).toBe('site-locked');
    expect(await readLocks(second.page)).toEqual([
      'locked closed',
      'unlocked until closed',
      'locked time',
      'unlocked half an hour',
      'locked user',
      'unlocked by hand',
      'locked computer',
      'unlocked suspend',
      'locked computer',
      'unlocked lock-screen',
      'locked site',
      'unlocked CASE-4711',
    ]);
    const later = new ActivityPage(second.page);
    await later.open();
    await expect(later.entries('Locked', site)).toContainText([
      'ActorLink was closed',
      'the time was over',
      'locked by hand',
      'the computer was locked or slept',
      'the computer was locked or slept',
      'another site was chosen',
    ]);
  });
});

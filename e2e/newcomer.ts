import type { Locator, Page } from '@playwright/test';
import { expect, type Program } from './fixtures';
import { pressByKey, pressMenuKey } from './keyboard';
import { LinkPage, orkdal } from './pages/link-page';
import { SitesPage, type KeyedSite } from './pages/sites-page';
import type { ExternalPractice, LoggedRequest } from './practice';

// A newcomer at a customer's site, whatever the way to sign in: add, test, link, be refused, enter anew, link.

export const userName = 'kari';
export const typedPhone = '73 50 20 10';
export const company = 'Ærlighet AS';
const readyToLink = /^ReadyLinks Orkdal AS to Customer 10014\. Writes .* stays? different\./;

/** On the form that was saved; what is said aloud stays longer. */
export function savedNote(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: 'is saved.' });
}

async function switchSite({ app, page }: Program, name: string): Promise<void> {
  await pressMenuKey(app, 'P', ['control', 'shift']);
  await expect(page.getByRole('combobox', { name: 'Site', exact: true })).toBeFocused();
  // From the last switch it may have the focus already: only the list tells that it takes what is typed.
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.type(name);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Site in use' })).toContainText(name);
  await pressMenuKey(app, '1', ['control']);
}

/** Chooses the pair and types a phone number that neither side has: what a refusal must not cost. */
async function fillLink(page: Page): Promise<LinkPage> {
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await link.textBox('Value of Phone').fill(typedPhone);
  return link;
}

/** Adds and tests a site, saves it, goes to it, and fills the form. */
export async function arrive(program: Program, site: KeyedSite, report: string[]): Promise<LinkPage> {
  const { page } = program;
  const sites = new SitesPage(page);
  await sites.keyInNewSite(site);
  await sites.press('Test sign-in');
  const shown = page.getByRole('alert').filter({ hasText: 'Signed in as' });
  const words = ['Kari Øverland (kari)', '12.4.0.0', site.address, 'Every call that helps is granted.'];
  for (const word of [...words, ...report]) await expect(shown).toContainText(word);
  await sites.press('Save site');
  await expect(savedNote(page)).toContainText(site.name);
  await switchSite(program, site.name);
  return fillLink(page);
}

/** As a person does: once both sides are read, and the line at the foot says what linking will do. */
export async function submit({ app, page }: Program, before?: () => Promise<void>): Promise<void> {
  await expect(new LinkPage(page).bar).toContainText(readyToLink);
  await before?.();
  await pressMenuKey(app, 'Enter', ['control']);
}

/** The site refuses: said in the documented sentence, and the bar leads to the box of the secret. */
export async function meetRefusal(
  program: Program,
  link: LinkPage,
  address: string,
  withdraw?: () => Promise<void>,
): Promise<void> {
  const { page } = program;
  // Withdrawn only once both sides are read: a reading that is refused would block the form before anything is sent.
  await submit(program, withdraw);
  await expect(link.status).toContainText('Failed');
  const { host } = new URL(address);
  const refused = page.getByRole('alert').filter({ hasText: 'Nothing was changed.' });
  await expect(refused.first()).toContainText(`${host} does not accept this sign-in.`);
  await expect(page.getByText(/does not accept the sign-in that is kept for it/)).toBeVisible();
}

/** Goes where the bar leads, types what the site takes now, and comes back to the form. */
export async function enterAgain(program: Program, boxes: Record<string, string>): Promise<void> {
  const { app, page } = program;
  const sites = new SitesPage(page);
  // Wherever it is offered it leads to the same box.
  await pressByKey(page.getByRole('button', { name: 'Enter sign-in', exact: true }).first());
  const [first = ''] = Object.keys(boxes);
  await expect(page.getByLabel(first, { exact: true })).toBeFocused();
  for (const [label, text] of Object.entries(boxes)) await sites.keyIn(label, text);
  await page.keyboard.press('Enter');
  await expect(savedNote(page)).toBeVisible();
  await pressMenuKey(app, '1', ['control']);
}

/** What was typed before the refusal is still there, is linked with, and arrived once. */
export async function expectVerified(
  program: Program,
  link: LinkPage,
  site: ExternalPractice,
): Promise<void> {
  const { page } = program;
  const phone = link.textBox('Value of Phone');
  await link.showFirstFields();
  await expect(phone).toHaveValue(typedPhone);
  await expect(page.getByText(/does not accept the sign-in that is kept/)).toHaveCount(0);
  // That nothing was sent stays said until somebody goes on.
  const readAgain = page.getByRole('button', { name: 'Read the values again', exact: true });
  await expect(async () => {
    if (await readAgain.isVisible()) await readAgain.click({ timeout: 5_000 });
    await expect(link.bar).toContainText(readyToLink, { timeout: 10_000 });
  }).toPass();
  await submit(program);
  await expect(link.status).toContainText('Verified');
  const carriedOut = (await site.submits()).filter(({ work }) => work === 'done');
  expect(carriedOut).toHaveLength(1);
  expect(JSON.stringify(carriedOut[0]?.body.json)).toContain(typedPhone);
}

/** Every request that the site took was signed in this way. */
export function expectHeaders(log: LoggedRequest[], headers: Record<string, string>): void {
  const taken = log.filter(({ status }) => status !== null && status < 300);
  expect(taken.length).toBeGreaterThan(5);
  for (const request of taken) expect(request.headers).toMatchObject(headers);
}

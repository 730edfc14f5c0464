import { expect, test } from '@playwright/test';
import { servePage } from './page-server.mjs';
import { standInBridgeFile } from './build-stand-ins.mjs';

/** Everything that the browser held against the page, in its own words. */
const complaints = [];
let server;

test.beforeAll(async () => {
  server = await servePage();
});
test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
  complaints.length = 0;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));
  await page.addInitScript({ path: standInBridgeFile });
  await page.goto(server.address);
  await page.locator('html[data-ready="true"]').waitFor();
});
test.afterEach(async ({ page }) => {
  expect(complaints).toEqual([]);
  const problems = await page.evaluate(() =>
    globalThis.standInCalls.filter(({ method }) => method === 'app.reportProblem'),
  );
  expect(problems).toEqual([]);
});

const openScreen = (page, name) => page.getByRole('navigation').getByRole('link', { name }).click();

test('the first screen stands, in the font and the colours that come along', async ({ page }) => {
  await expect(page).toHaveTitle(/Practice site/);
  await expect(page.getByRole('combobox', { name: 'ERP connection', exact: true })).toBeVisible();
  const body = await page.evaluate(async () => {
    const { fontFamily, backgroundColor } = getComputedStyle(document.body);
    const loaded = await document.fonts.ready;
    return {
      fontFamily,
      backgroundColor,
      fonts: [...loaded].filter((font) => font.status === 'loaded').length,
    };
  });
  expect(body.fontFamily).toContain('Inter');
  expect(body.fonts).toBeGreaterThan(0);
  expect(body.backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
});

test('a company and a customer are chosen, compared and linked', async ({ page }) => {
  const choose = async (name, option) => {
    await page.getByRole('combobox', { name, exact: true }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  await choose('ERP connection', /^Visma Nord/);
  await page.getByRole('combobox', { name: 'CRM record', exact: true }).fill('Orkdal');
  await page.getByRole('option', { name: /Orkanger/ }).click();
  await choose('ERP actor', /10014/);
  const fields = page.getByRole('table', { name: 'Field values' });
  await page.getByRole('button', { name: /equal · Show/ }).click();
  await expect(fields.getByRole('row')).toHaveCount(6);
  await page.getByRole('textbox', { name: 'Value of Name', exact: true }).fill('Orkdal Ærø AS');
  // A key at a time, as the input method of the browser brings it.
  await page.getByRole('textbox', { name: 'Value of Phone', exact: true }).press('End');
  await page.keyboard.type('33');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('status', { name: 'Link status' })).toContainText('Verified');
  const submitted = await page.evaluate(
    () => globalThis.standInCalls.find(({ method }) => method === 'links.submit').input.write,
  );
  expect(submitted.actor.erpKey).toBe('10014');
  const valueOf = (name) => submitted.values.find(({ displayName }) => displayName === name)?.value;
  expect(valueOf('Name')).toBe('Orkdal Ærø AS');
  expect(valueOf('Phone')).toMatch(/^(11|22)33$/);
});

test('the activity lists what was sent and opens it', async ({ page }) => {
  await openScreen(page, 'Activity');
  const entry = page.getByRole('row').filter({ hasText: 'Orkdal AS' });
  await expect(entry).toContainText('Verified');
  await entry.click();
  await expect(page.getByText('Kunde <b>A</b>').first()).toBeVisible();
});

test('the sites are listed, and a form for a new one opens', async ({ page }) => {
  await openScreen(page, 'Sites');
  await expect(page.getByText('http://127.0.0.1:4477/').first()).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Add site' }).click();
  await page.getByRole('textbox', { name: 'Site name', exact: true }).fill('Nordlys');
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: 'Production' }).click();
  await expect(page.getByRole('combobox', { name: 'Environment' })).toHaveValue('Production');
});

test('the inspector opens over the screen and shows a request', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+i');
  const inspector = page.getByRole('dialog', { name: 'Inspector' });
  await inspector.getByRole('button', { name: /^Show POST .*ConnectActor/ }).click();
  await expect(inspector.getByRole('region', { name: 'Request details' })).toContainText('"CrmActorType"');
});

test('the policy is the one that the program sends, and the browser holds the page to it', async ({
  page,
}) => {
  const headers = (await page.request.get(server.address)).headers();
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/,
  );
  const stoppedBy = await page.evaluate(async () => {
    const stopped = new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), {
        once: true,
      });
    });
    setTimeout(() => void fetch('/index.html').catch(() => undefined));
    return stopped;
  });
  expect(stoppedBy).toBe('connect-src');
  // That attempt is the only thing that it complained of.
  const expected = complaints.splice(0);
  expect(expected.filter((text) => !/connect-src|not loaded: .*index\.html|Fetch API/.test(text))).toEqual(
    [],
  );
});

import type { ElectronApplication, Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures';
import { keyOfScreen, pressMenuKey, tabTo } from '../keyboard';

const main = process.platform === 'darwin' ? ('meta' as const) : ('control' as const);
const secret = 'hemmelig-æøå-4471';

const band = (page: Page) => page.getByRole('region', { name: 'Site in use' });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const list = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
const row = (page: Page, name: string) =>
  list(page, 'Your sites').getByRole('button', { name: new RegExp(`^${name}`) });

/** The names of the rows from top to bottom, without the buttons that move them. */
const rows = (page: Page) =>
  list(page, 'Your sites')
    .locator('button:not([aria-label])')
    .evaluateAll((buttons) => buttons.map((button) => button.querySelector('p')?.textContent));

interface Typed {
  name: string;
  customer: string;
  address: string;
  guess: 'Test' | 'Production';
}

/** Adds a site with the keyboard alone, and confirms the environment that was guessed from the address. */
async function addSite(page: Page, { name, customer, address, guess }: Typed): Promise<void> {
  await tabTo(page.getByRole('banner').getByRole('button', { name: 'Add site' }));
  await page.keyboard.press('Enter');
  for (const [label, text] of [
    ['Site name', name],
    ['Customer', customer],
    ['Address', address],
    ['User name', 'kari'],
  ] as const) {
    await tabTo(box(page, label));
    await page.keyboard.type(text);
  }
  await tabTo(page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(secret);
  const environment = page.getByRole('combobox', { name: 'Environment' });
  await expect(environment).toHaveValue(guess);
  await expect(page.getByText('Guessed from the address: please check.')).toBeVisible();
  await tabTo(environment);
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: guess }).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('button', { name: 'Save site' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Edit ${name}`, exact: true }).waitFor();
  await expect(row(page, name)).toContainText(guess);
}

async function switchSite(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await pressMenuKey(app, 'P', [main, 'shift']);
  await expect(page.getByRole('combobox', { name: 'Site', exact: true })).toBeFocused();
  // From the last switch it may have the focus already: only the list tells that it takes what is typed.
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.type(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).waitFor();
  await page.keyboard.press('Enter');
  await expect(band(page)).toContainText(name);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The system's own dialogs cannot be used by a test: they answer with this file. */
async function answerFileDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
}

test('sites are kept, found, ordered, switched and carried to another computer without a mouse', async ({
  launch,
  dataFolder,
}) => {
  test.slow();
  const file = path.join(dataFolder, 'carried.json');
  const first = await launch();
  const { app, page } = first;

  await test.step('added with the environment guessed and confirmed, duplicated, edited', async () => {
    await pressMenuKey(app, keyOfScreen('sites'), [main]);
    await page.getByRole('heading', { name: 'Sites', exact: true }).waitFor();
    await addSite(page, {
      name: 'Nordlys hoved',
      customer: 'Nordlys',
      address: 'https://crm.nordlys.invalid/SuperOffice',
      guess: 'Production',
    });
    await addSite(page, {
      name: 'Fjærland',
      customer: 'Fjærland Ysteri SA',
      address: 'https://test.fjaerland.invalid',
      guess: 'Test',
    });
    await tabTo(page.getByRole('button', { name: 'Duplicate site' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Edit Fjærland (copy)' }).waitFor();
    await tabTo(box(page, 'Site name'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Ysteri øvelse');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Edit Ysteri øvelse' }).waitFor();
  });

  await test.step('grouped by customer, and found by name, customer or address', async () => {
    await expect(list(page, 'Fjærland Ysteri SA').getByRole('listitem')).toHaveCount(2);
    await expect(list(page, 'Nordlys').getByRole('listitem')).toHaveCount(1);
    await tabTo(page.getByRole('searchbox', { name: 'Search sites' }));
    await page.keyboard.type('ysteri test.');
    await expect.poll(() => rows(page)).toEqual(['Fjærland', 'Ysteri øvelse']);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await expect.poll(() => rows(page)).toHaveLength(4);
  });

  await test.step('switched by one key, the last used first; it asks only where work would be lost', async () => {
    await tabTo(row(page, 'Ysteri øvelse'));
    await tabTo(box(page, 'Site name'));
    await page.keyboard.press('End');
    await page.keyboard.type(' 2');
    await switchSite(app, page, 'Fjærland');
    // What was typed is still there, so nobody was asked.
    await expect(box(page, 'Site name')).toHaveValue('Ysteri øvelse 2');
    await expect
      .poll(() => rows(page))
      .toEqual(['Practice site', 'Fjærland', 'Ysteri øvelse', 'Nordlys hoved']);
    await switchSite(app, page, 'Nordlys hoved');
    await expect
      .poll(() => rows(page))
      .toEqual(['Practice site', 'Nordlys hoved', 'Fjærland', 'Ysteri øvelse']);
    await tabTo(row(page, 'Nordlys hoved'));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Edit Nordlys hoved' }).waitFor();

    await switchSite(app, page, 'Practice site');
    await pressMenuKey(app, '1', [main]);
    await tabTo(page.getByRole('switch', { name: 'Enter by hand' }));
    await page.keyboard.press('Space');
    await tabTo(box(page, 'ERP key'));
    await page.keyboard.type('00012');
    await switchSite(app, page, 'Fjærland');
    await switchSite(app, page, 'Practice site');
    await expect(box(page, 'ERP key')).toHaveValue('00012');
  });

  await test.step('put in an order of one’s own, with the focus on what was moved', async () => {
    await pressMenuKey(app, keyOfScreen('sites'), [main]);
    await tabTo(page.getByRole('checkbox', { name: /^My own order/ }));
    await page.keyboard.press('Space');
    await expect
      .poll(() => rows(page))
      .toEqual(['Practice site', 'Nordlys hoved', 'Fjærland', 'Ysteri øvelse']);
    await tabTo(row(page, 'Fjærland'));
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByText('Fjærland is now number 3 of 3.')).toBeAttached();
    await expect(row(page, 'Fjærland')).toBeFocused();
    const down = page.getByRole('button', { name: 'Move Nordlys hoved down' });
    await tabTo(down);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Nordlys hoved is now number 3 of 3.')).toBeAttached();
    await expect(down).toBeFocused();
    await expect
      .poll(() => rows(page))
      .toEqual(['Practice site', 'Ysteri øvelse', 'Fjærland', 'Nordlys hoved']);
  });

  await test.step('exported as versioned JSON without secrets', async () => {
    await answerFileDialogs(app, file);
    await tabTo(page.getByRole('button', { name: 'Export sites' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(/3 sites exported to .*secrets are not in it/)).toBeVisible();
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'actorlink-sites', version: 1 });
    expect(text).not.toContain('hemmelig');
    expect(text).not.toMatch(/password|secret|lastUsedAt|"id"/);
  });

  await test.step('removed after a second look; the order of the others is kept over a restart', async () => {
    await tabTo(row(page, 'Fjærland'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Edit Fjærland', exact: true }).waitFor();
    await tabTo(page.getByRole('button', { name: 'Remove site' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Remove Fjærland?' });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const left = ['Practice site', 'Ysteri øvelse', 'Nordlys hoved'];
    await expect.poll(() => rows(page)).toEqual(left);
    await first.close();

    const second = await launch();
    await pressMenuKey(second.app, 'P', [main, 'shift']);
    await expect(second.page.getByRole('option').locator('p:first-child')).toHaveText(left);
    await second.page.keyboard.press('Escape');
    await pressMenuKey(second.app, keyOfScreen('sites'), [main]);
    await expect(second.page.getByRole('checkbox', { name: /^My own order/ })).toBeChecked();
    await expect.poll(() => rows(second.page)).toEqual(left);
    await second.close();
  });

  await test.step('imported on another computer, or refused whole with what is wrong and where', async () => {
    const third = await launch({ dataFolder: path.join(dataFolder, 'another-computer') });
    await pressMenuKey(third.app, keyOfScreen('sites'), [main]);
    await answerFileDialogs(third.app, file);
    const exported = await readFile(file, 'utf8');
    const change = (changes: object) => {
      const parsed = JSON.parse(exported) as { sites: object[] };
      parsed.sites[1] = { ...parsed.sites[1], ...changes };
      return JSON.stringify(parsed);
    };
    const button = third.page.getByRole('button', { name: 'Import sites' });
    for (const [contents, words] of [
      ['{\n  "format": oops', 'not well-formed JSON (line 2, column 13)'],
      [exported.replace('"version": 1', '"version": 2'), 'exported by a newer ActorLink (version)'],
      [change({ environment: 'staging' }), 'a value is not valid (site 2 (Fjærland), environment)'],
      [change({ password: 'x' }), 'something that ActorLink does not know (site 2 (Fjærland), password)'],
      [change({ address: 'https://kari:x@crm.invalid' }), 'password in it (site 2 (Fjærland), address)'],
      [' '.repeat(6 * 1024 * 1024), 'far too large for a file of sites (the whole file)'],
    ] as const) {
      await writeFile(file, contents);
      await button.focus();
      await third.page.keyboard.press('Enter');
      await expect(third.page.getByRole('alert').filter({ hasText: words })).toContainText(
        'No site was added.',
      );
      expect(await rows(third.page)).toEqual(['Practice site']);
    }
    await writeFile(file, exported);
    await button.focus();
    await third.page.keyboard.press('Enter');
    await expect(third.page.getByText(/^3 sites added/)).toBeVisible();
    await expect.poll(() => rows(third.page)).toHaveLength(4);
    await expect(row(third.page, 'Nordlys hoved')).toContainText('Production');
    await expect(row(third.page, 'Nordlys hoved')).toContainText('Not signed in');
  });
});

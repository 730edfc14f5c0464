import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';
import { keyOfScreen, pressByKey, tabTo } from '../keyboard';

/** The screen *Plans*: where things are, and what a person does there, by keyboard. */
export class PlansPage {
  readonly page: Page;
  readonly run: Locator;
  readonly rows: Locator;
  /** The runs under the band, on every screen. */
  readonly strip: Locator;
  /** Of the row that is open. */
  readonly keyBox: Locator;

  constructor(page: Page) {
    this.page = page;
    this.run = page.getByRole('region', { name: 'Newest run' });
    this.rows = page.getByRole('grid', { name: /^Rows of / });
    this.strip = page.getByRole('region', { name: 'Runs under way' });
    this.keyBox = page.getByRole('textbox', { name: 'ERP key', exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press(`ControlOrMeta+${keyOfScreen('plans')}`);
    await expect(this.page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
  }

  /** Opens a sheet and chooses where its rows go; leaves the focus where the plan is made. */
  async openSheet(app: ElectronApplication, file: string): Promise<void> {
    await answerOpen(app, file);
    await expect(this.button('Open a sheet…')).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('heading', { name: 'From a sheet to a plan' })).toBeFocused();
  }

  async pasteRows(text: string): Promise<void> {
    await this.press('Paste a sheet');
    await this.page.getByRole('dialog').getByRole('textbox', { name: 'Rows' }).fill(text);
    await this.confirm('Read the rows');
    await expect(this.page.getByRole('heading', { name: 'From a sheet to a plan' })).toBeVisible();
  }

  row(erpKey: string): Locator {
    return this.rows.getByRole('button', { name: new RegExp(`to ${erpKey},`) });
  }

  /** Types in a box of a few choices, as a person without a mouse does. */
  async choose(label: string, text: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label, exact: true });
    await tabTo(box);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(text);
    await expect(this.page.getByRole('option').first()).toContainText(text);
    await this.page.keyboard.press('Enter');
    await expect(box).toHaveValue(text);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.waitUntilTaken(this.button(name));
    await pressByKey(this.button(name));
  }

  /** What has only just come in place of another button takes no press yet. */
  async waitUntilTaken(button: Locator): Promise<void> {
    await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  }

  /** Waits for the end of the run, and goes on where it waits after its first rows. */
  async finishRun(): Promise<void> {
    const goOn = this.button(/^Link \d+ more records? in /);
    const done = this.run.getByText('Done', { exact: true });
    await expect(goOn.or(done)).toBeVisible();
    if (await goOn.isVisible()) {
      await this.waitUntilTaken(goOn);
      await pressByKey(goOn);
    }
    await expect(done).toBeVisible();
  }

  /** Confirms the dialog that is open by its own button. */
  async confirm(name: string | RegExp): Promise<void> {
    const button = this.page
      .getByRole('dialog')
      .getByRole('button', { name, exact: typeof name === 'string' });
    await pressByKey(button);
    await expect(button).toHaveCount(0);
  }

  /** Unlocks a production site in the step that asks for it. */
  async unlock(site: string, ticket: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: `Unlock ${site} for writing?` });
    await tabTo(dialog.getByRole('textbox', { name: 'Ticket reference' }));
    await this.page.keyboard.type(ticket);
    await this.confirm(`Unlock ${site} for 30 minutes`);
  }

  /** So many rows of the run have an outcome. */
  async countDone(): Promise<number> {
    const text = (await this.run.textContent()) ?? '';
    return Number(/(\d+) of \d+/.exec(text)?.[1] ?? 0);
  }

  /** Of how many rows of a plan it is kept what was typed and not saved. */
  countKeptDrafts(planName: string): Promise<number> {
    return this.page.evaluate(async (name) => {
      const plans = await window.actorlink.plans.list({ siteId: null });
      const plan = plans.ok ? plans.data.find((one) => one.name === name) : undefined;
      const drafts = await window.actorlink.plans.rowDrafts({ planId: plan?.planId ?? '' });
      return drafts.ok ? drafts.data.length : 0;
    }, planName);
  }

  /** How many rows of the run are in that state, by what its page says. */
  async countOf(state: string): Promise<number> {
    const chips = await this.run
      .getByRole('button', { name: new RegExp(`^\\d+ ${state}$`) })
      .allTextContents();
    return chips.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
  }

  async menu(item: RegExp): Promise<void> {
    await this.press('More');
    await this.page.getByRole('menuitem', { name: item }).press('Enter');
  }
}

/** What the next box of the system for opening a file is answered with. */
export function answerOpen(app: ElectronApplication, file: string): Promise<void> {
  return app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
}

/** The same for saving one. */
export function answerSave(app: ElectronApplication, file: string): Promise<void> {
  return app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
}

import { expect, type Locator, type Page } from '@playwright/test';

/** What a link joins, by the words on the screen. */
export interface Pair {
  connection: RegExp;
  record: { search: string; hit: RegExp };
  actor: RegExp;
}

/** The first link of every newcomer: an obvious twin, four values apart, linked nowhere. */
export const orkdal: Pair = {
  connection: /^Fjord Accounting/,
  record: { search: 'Orkdal', hit: /^Orkdal AS/ },
  actor: /key 10014/,
};

/** One row of the by-hand form. */
export interface TypedRow {
  displayName: string;
  crmFieldKey: string;
  value: string;
  displayValue: string;
}

/** The screen *Link*: where things are, and what a person does there. */
export class LinkPage {
  readonly page: Page;
  readonly status: Locator;
  /** The foot of the form: the state, what linking does, and the button. */
  readonly bar: Locator;
  readonly linkButton: Locator;
  readonly fields: Locator;
  /** The SuperOffice side: boxes, or one line once both sides are read. */
  readonly record: Locator;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('status', { name: 'Link status' });
    this.bar = page.locator('[data-submit-bar]');
    this.linkButton = page.getByRole('button', { name: /^(Try again: )?Link .* in / });
    this.record = page.getByRole('region', { name: 'SuperOffice', exact: true });
    this.fields = page.getByRole('table', { name: 'Field values' });
  }

  combobox(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  textBox(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Link' }).click();
  }

  async choose(name: string, option: RegExp): Promise<void> {
    await this.combobox(name).click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  async choosePair(pair: Pair): Promise<void> {
    await this.choose('ERP connection', pair.connection);
    await this.combobox('CRM record').fill(pair.record.search);
    await this.page.getByRole('option', { name: pair.record.hit }).first().click();
    await this.choose('ERP actor', pair.actor);
    await this.fields.waitFor();
    await this.showEqual();
  }

  /** Unfolds the rows that are equal, where the name is among them. */
  async showEqual(): Promise<void> {
    const fold = this.page.getByRole('button', { name: /equal · Show/ });
    await expect(async () => {
      if (await fold.isVisible()) await fold.click({ timeout: 5_000 });
      await expect(this.textBox('Value of Name')).toBeVisible({ timeout: 10_000 });
    }).toPass();
  }

  /** Back to the first rows: whoever came here by Tab went through all of them, and only those in sight are on the page. */
  async showFirstFields(): Promise<void> {
    await this.fields.evaluate((table) => table.parentElement?.scrollTo(0, 0));
  }

  /** Rows that are in sight from their upper to their lower edge. */
  countRowsInSight(): Promise<number> {
    return this.fields.evaluate((table) => {
      const view = table.parentElement?.getBoundingClientRect();
      const head = table.querySelector('thead')?.getBoundingClientRect();
      if (!view || !head) return 0;
      const rows = [...table.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect());
      // A fraction of a pixel is nobody's row.
      return rows.filter(({ top, bottom }) => top >= head.bottom - 1 && bottom <= view.bottom + 1).length;
    });
  }

  async submit(): Promise<void> {
    await this.linkButton.click();
  }

  /** Fills the form by hand: a Company and a Customer. */
  async enterByHand(
    ids: { connection: string; record: string; key: string },
    rows: TypedRow[],
  ): Promise<void> {
    await this.page.getByRole('switch', { name: 'Enter by hand' }).check();
    await this.textBox('ERP connection id').fill(ids.connection);
    await this.textBox('CRM record id').fill(ids.record);
    await this.choose('ERP actor type', /^Customer/);
    await this.textBox('ERP key').fill(ids.key);
    for (const row of rows) {
      await this.page.getByRole('button', { name: 'Add field value' }).click();
      await this.textBox('Display name').fill(row.displayName);
      await this.textBox('CRM field key').fill(row.crmFieldKey);
      await this.textBox('Value').fill(row.value);
      await this.textBox('Display value').fill(row.displayValue);
      await this.page.getByRole('button', { name: 'Done' }).click();
    }
  }
}

import type { Locator, Page } from '@playwright/test';

/** The screen *Record*: where things are, and what a person does there. */
export class RecordPage {
  readonly page: Page;
  readonly openBox: Locator;
  readonly status: Locator;
  readonly fields: Locator;
  /** The foot: what would be done, and the button that does it. */
  readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.openBox = page.getByRole('combobox', { name: 'Open a record', exact: true });
    this.status = page.getByRole('status', { name: 'Link status' });
    this.fields = page.getByRole('table', { name: 'Field values' });
    this.bar = page.locator('[data-submit-bar]');
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 1, exact: true });
  }

  /** Opens a record by the id that stands in an address. */
  async openById(id: number, name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Record' }).click();
    await this.openBox.fill(`contact_id=${id}`);
    await this.openBox.press('Enter');
    await this.heading(name).waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  /** Presses the button that writes, and the same verb in the second step. */
  async confirm(verb: RegExp): Promise<void> {
    await this.bar.getByRole('button', { name: verb }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: verb }).click();
  }
}

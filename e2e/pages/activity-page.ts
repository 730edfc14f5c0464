import type { Locator, Page } from '@playwright/test';

/** The screen *Activity*. */
export class ActivityPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  }

  /** The entries in that state. */
  entries(state: string, name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name }).filter({ hasText: state });
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The screen *Mismatches*: where things are, and what a person does there. */
export class MismatchesPage {
  readonly page: Page;
  readonly progress: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.progress = page.getByRole('region', { name: 'How far the scan is' });
    this.list = page.getByRole('grid', { name: 'Linked records' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Mismatches' }).click();
    await expect(this.page.getByRole('heading', { name: 'Mismatches', level: 1 })).toBeVisible();
  }

  /** Starts a scan of every link of a connection. */
  async start(connection: string): Promise<void> {
    await this.press('New scan');
    await this.press(`Start scan of ${connection}`);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  /** The number of records that are read, as the screen says it. */
  async countRead(): Promise<number> {
    const text = (await this.progress.textContent()) ?? '';
    return Number(/(\d+) of \d+ read/.exec(text)?.[1] ?? 0);
  }

  async standsAt(state: 'Paused' | 'Done'): Promise<void> {
    await expect(this.progress).toContainText(state);
  }

  facet(finding: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${finding}: \\d+$`) });
  }
}

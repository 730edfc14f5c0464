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

  /** In triage: whether the row that the keys are about is seen whole, between the top and the bar at the foot. */
  isCurrentInSight(): Promise<boolean> {
    return this.page.evaluate(() => {
      const row = document.querySelector('tr[aria-current="true"]')?.getBoundingClientRect();
      const bars = [...document.querySelectorAll('[data-submit-bar]')];
      const foot = bars.map((bar) => bar.getBoundingClientRect()).find(({ height }) => height > 0);
      const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
      if (!row || !foot) return false;
      return row.bottom <= foot.top + 1 && row.top >= top - 1 && foot.bottom <= innerHeight + 1;
    });
  }

  /** In triage: whether it is seen whose fields these are, above the one that the keys are about. */
  isNameInSight(): Promise<boolean> {
    return this.page.evaluate(() => {
      const names = Array.from(document.querySelectorAll('main h3'), (one) => one.getBoundingClientRect());
      const name = names.find(({ height }) => height > 0);
      const row = document.querySelector('tr[aria-current="true"]')?.getBoundingClientRect();
      const top = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
      return name !== undefined && row !== undefined && name.top >= top - 1 && name.bottom <= row.top + 1;
    });
  }

  /** In triage: how what is current and what is pressed is marked. */
  readForcedMarks(): Promise<{ row: string; pressed: string[] }> {
    return this.page.evaluate(() => {
      const row = document.querySelector('tr[aria-current="true"]');
      const pressed = [...document.querySelectorAll('tr [aria-pressed]')].map(
        (one) => `${one.getAttribute('aria-pressed')} ${getComputedStyle(one).forcedColorAdjust}`,
      );
      return { row: row ? getComputedStyle(row).outlineStyle : '', pressed };
    });
  }
}

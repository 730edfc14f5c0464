import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from '../keyboard';

export interface TypedSite {
  name: string;
  address: string;
  environment: 'Practice' | 'Test' | 'Production';
  user: string;
  password: string;
}

/** A site as a person types it without a mouse: the start of the way to sign in, and the boxes by their labels. */
export interface KeyedSite {
  name: string;
  address: string;
  /** As far as it has to be typed in the open list. */
  scheme: string;
  boxes: Record<string, string>;
  /** Ticks *Ask each time*. */
  asksEachTime?: boolean;
}

/** The screen *Sites* and its form. */
export class SitesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  textBox(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async fillNewSite(site: TypedSite): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Add site' }).click();
    await this.textBox('Site name').fill(site.name);
    await this.textBox('Address').fill(site.address);
    await this.allowHere();
    await this.page.getByRole('combobox', { name: 'Environment' }).click();
    await this.page.getByRole('option', { name: site.environment }).click();
    await this.textBox('User name').fill(site.user);
    await this.page.getByLabel('Password', { exact: true }).fill(site.password);
  }

  /** Adds a site by Tab, arrows and typing; leaves the form to be tested or saved. */
  async keyInNewSite(site: KeyedSite): Promise<void> {
    const { page } = this;
    await tabTo(page.getByRole('banner').getByRole('button', { name: 'Add site' }));
    await page.keyboard.press('Enter');
    await expect(this.textBox('Site name')).toBeFocused();
    await page.keyboard.type(site.name);
    await this.keyIn('Address', site.address);
    if (isHere(site.address)) {
      await tabTo(page.getByRole('checkbox', { name: 'Send to this computer' }));
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('Tab');
    await expect(page.getByRole('combobox', { name: 'Sign-in', exact: true })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.type(site.scheme);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option')).toHaveCount(0);
    for (const [label, text] of Object.entries(site.boxes)) await this.keyIn(label, text);
    if (!site.asksEachTime) return;
    await tabTo(page.getByRole('checkbox', { name: 'Ask each time' }));
    await page.keyboard.press('Space');
  }

  /** Pastes over what a box of the form holds, as people do with addresses, tickets and tokens. */
  async keyIn(label: string, text: string): Promise<void> {
    await tabTo(this.page.getByLabel(label, { exact: true }));
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** Says that a program of this computer is meant, where the address leads there. */
  async allowHere(): Promise<void> {
    if (!isHere(await this.textBox('Address').inputValue())) return;
    await this.page.getByRole('checkbox', { name: 'Send to this computer' }).check();
  }

  async press(button: string): Promise<void> {
    await tabTo(this.page.getByRole('button', { name: button, exact: true }));
    await this.page.keyboard.press('Enter');
  }

  async testSignIn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Test sign-in' }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save site' }).click();
  }

  /** Opens the menu of sites until it names this one: what is saved comes a moment later, and the keyboard goes to it. */
  async switchTo(name: string): Promise<void> {
    const option = this.page.getByRole('option', { name: new RegExp(`^${name}`) });
    const moment = { timeout: 10_000 };
    await expect(async () => {
      await this.page.keyboard.press('Escape');
      await this.page.getByRole('combobox', { name: 'Site', exact: true }).click(moment);
      await option.click(moment);
    }).toPass();
  }
}

function isHere(address: string): boolean {
  return /127\.0\.0\.1|localhost/.test(address);
}

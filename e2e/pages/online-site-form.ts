import type { Locator, Page } from '@playwright/test';
import { pressByKey, tabTo } from '../keyboard';

export interface TypedOnlineSite {
  name: string;
  loginService: RegExp;
  clientId: string;
  clientSecret?: string;
  compatibilityMode?: true;
}

/** The form of a site of SuperOffice Online, used by keyboard alone. */
export class OnlineSiteForm {
  readonly page: Page;
  readonly signInButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.signInButton = this.button('Sign in with browser');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async type(label: string, text: string): Promise<void> {
    await tabTo(this.page.getByLabel(label, { exact: true }));
    await this.page.keyboard.type(text);
  }

  async choose(label: string, option: RegExp): Promise<void> {
    const box = this.page.getByRole('combobox', { name: label, exact: true });
    await tabTo(box);
    await this.page.keyboard.press('Enter');
    const wanted = this.page.getByRole('option', { name: option });
    await wanted.waitFor();
    await this.page.keyboard.press('Home');
    const wantedId = await wanted.getAttribute('id');
    const isThere = async () => (await box.getAttribute('aria-activedescendant')) === wantedId;
    for (let press = 0; press < 10 && !(await isThere()); press += 1)
      await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await wanted.waitFor({ state: 'detached' });
  }

  async fillNew(site: TypedOnlineSite): Promise<void> {
    await pressByKey(this.page.getByRole('banner').getByRole('button', { name: 'Add site' }));
    await this.type('Site name', site.name);
    await this.choose('Sign-in', /^SuperOffice Online/);
    await this.choose('Login service', site.loginService);
    await this.type('Client id', site.clientId);
    if (site.clientSecret !== undefined) {
      await pressByKey(this.button('More about this app'));
      await this.type('Client secret', site.clientSecret);
    }
    if (site.compatibilityMode) {
      await pressByKey(this.button('More settings'));
      await tabTo(this.page.getByRole('checkbox', { name: 'Compatibility mode' }));
      await this.page.keyboard.press('Space');
    }
  }

  async press(name: string): Promise<void> {
    await pressByKey(this.button(name));
  }
}

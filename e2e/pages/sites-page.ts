import type { Locator, Page } from '@playwright/test';

export interface TypedSite {
  name: string;
  address: string;
  environment: 'Practice' | 'Test' | 'Production';
  user: string;
  password: string;
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
    await this.page.getByRole('combobox', { name: 'Environment' }).click();
    await this.page.getByRole('option', { name: site.environment }).click();
    await this.textBox('User name').fill(site.user);
    await this.page.getByLabel('Password', { exact: true }).fill(site.password);
  }

  async testSignIn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Test sign-in' }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save site' }).click();
  }

  async switchTo(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Site', exact: true }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  }
}

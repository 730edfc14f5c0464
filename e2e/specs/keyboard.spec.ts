import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { keyOfScreen, tabTo } from '../keyboard';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage } from '../pages/link-page';

async function pickFirst(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page
    .getByRole('option', { name: new RegExp(text, 'i') })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('links a company without a mouse, the quick way, and finds it in the activity', async ({ program }) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await tabTo(link.combobox('ERP connection'));
  await pickFirst(page, 'Fjord');
  await tabTo(link.combobox('CRM record'));
  await page.keyboard.type(`${practice.address}/default.aspx?contact_id=1`);
  await expect(page.getByRole('option', { name: /^Orkdal AS/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(link.combobox('ERP actor'));
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: /10014/ }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await link.textBox('Value of E-mail').waitFor();

  const mail = await link.textBox('Value of E-mail').elementHandle();
  const isOnMail = () => page.evaluate((box) => box === document.activeElement, mail);
  for (let press = 0; press < 16 && !(await isOnMail()); press += 1) await page.keyboard.press('F7');
  expect(await isOnMail()).toBe(true);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(link.textBox('Value of E-mail')).toHaveValue('faktura@orkdal.example');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(link.textBox('Value of E-mail')).toHaveValue('post@orkdal.example');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(link.textBox('Value of E-mail')).toHaveValue('faktura@orkdal.example');

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(link.status).toContainText('Verified');
  const submits = await practice.submits();
  expect(submits).toMatchObject([{ status: 204, work: 'done' }]);
  expect(submits[0]?.body.json).toMatchObject({
    ErpConnectionId: 1,
    CrmRecordId: 1,
    CrmActorType: 'Contact',
    ErpKey: '10014',
    ErpActorType: 'Customer',
  });
  await page.keyboard.press(`ControlOrMeta+${keyOfScreen('activity')}`);
  await expect(new ActivityPage(page).entries('Verified', 'Orkdal AS')).toHaveCount(1);
});

test('every control of the form can be reached and left with Tab', async ({ program }) => {
  const { page } = program;
  const seen = new Set<string>();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    seen.add(
      await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
    );
    seen.add(
      await page.evaluate(() =>
        document.activeElement instanceof HTMLInputElement
          ? (document.activeElement.labels?.[0]?.textContent ?? '')
          : '',
      ),
    );
  }
  const names = [...seen].join('|');
  for (const name of [
    'Link',
    'Activity',
    'Sites',
    'Add site',
    'ERP connection',
    'Enter by hand',
    'CRM actor type',
    'CRM record',
    'in Practice site',
  ]) {
    expect(names).toContain(name);
  }
});

import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';

test('a difference is resolved each way: theirs, ours, or a third value', async ({ program }) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await page.getByRole('button', { name: 'Take Phone from ERP' }).click();
  await page.getByRole('switch', { name: 'Sync Phone to CRM' }).check();
  await page.getByRole('button', { name: 'Take E-mail from SuperOffice' }).click();
  await page.getByRole('switch', { name: 'Sync E-mail to ERP' }).check();
  await link.textBox('Value of Postal address 1').fill('Orkdalsveien 14 C');
  await page.getByRole('switch', { name: 'Sync Postal address 1 to CRM' }).check();
  await page.getByRole('switch', { name: 'Sync Postal address 1 to ERP' }).check();
  await link.submit();
  await expect(link.status).toContainText('Verified');

  const crm = JSON.stringify(await practice.state({ crmActorType: 'Contact', recordId: 1 }));
  const erp = JSON.stringify(
    await practice.state({ connectionId: 1, erpActorType: 'Customer', erpKey: '10014' }),
  );
  expect(crm).toContain('"72480010"');
  expect(crm).toContain('post@orkdal.example');
  expect(erp).toContain('"post@orkdal.example"');
  for (const side of [crm, erp]) expect(side).toContain('"Orkdalsveien 14 C"');
});

test('a record that is linked already is not sent a second time', async ({ program }) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await link.choosePair({
    connection: /^Fjord Accounting/,
    record: { search: 'Bjørkåsen', hit: /^Bjørkåsen Rør AS/ },
    actor: /10027/,
  });
  await link.submit();
  await expect(page.getByText(/linked already/i).first()).toBeVisible();
  expect(await practice.submits()).toEqual([]);
});

test('pressing Ctrl+Enter again and again sends one request', async ({ program }) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await practice.setFaults([{ kind: 'hold', match: { path: 'ConnectActor' } }]);
  await link.textBox('Value of Phone').focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ControlOrMeta+Enter');
  await practice.clearFaults();
  await expect(link.status).toContainText('Verified');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await practice.submits()).toHaveLength(1);
});

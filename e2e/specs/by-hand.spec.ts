import { expect, test } from '../fixtures';
import { LinkPage, orkdal, type TypedRow } from '../pages/link-page';

/** The sample request of SuperOffice's own page about ConnectActor, value by value. */
const sampleRow: TypedRow = {
  displayName: "O'Connell, Okuneva and Bayer",
  crmFieldKey: 'qui',
  value: 'ea',
  displayValue: 'est',
};
const sampleValue =
  '{"DisplayName":"O\'Connell, Okuneva and Bayer","CrmFieldKey":"qui","Value":"ea","DisplayValue":"est","SyncToCrm":false,"SyncToErp":false}';
const sampleBody = `{"ErpConnectionId":726,"CrmRecordId":556,"CrmActorType":"Contact","ErpKey":"cumque","ErpActorType":"Customer","FieldValues":[${sampleValue},${sampleValue}]}`;

test('the documented sample, typed in by hand, is on the wire as documented', async ({ program }) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await link.enterByHand({ connection: '726', record: '556', key: 'cumque' }, [sampleRow, sampleRow]);
  await link.submit();
  // The practice site has no connection 726, so it refuses; what matters here is what it was sent.
  await expect(link.status).toContainText('Failed');
  await expect(page.getByText('Nothing was changed.').first()).toBeVisible();

  const [submit, ...others] = await practice.submits();
  expect(others).toEqual([]);
  expect(submit?.body.text).toBe(sampleBody);
  expect(submit?.path).toMatch(/\/api\/v1\/Agents\/ErpSync\/ConnectActor$/);
  expect(submit?.query).toEqual({});
  expect(submit?.headers).toMatchObject({
    accept: 'application/json; charset=utf-8',
    'accept-language': 'en',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(submit?.headers['authorization']).toMatch(/^Basic/);
});

test('by hand links with nothing but ConnectActor where the helping calls are refused', async ({
  program,
}) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await practice.setFaults([
    { kind: 'status', status: 403, times: 0, match: { path: '/Agents/ErpSync/Get' } },
    { kind: 'status', status: 403, times: 0, match: { path: '/Agents/Archive/' } },
  ]);
  await link.enterByHand({ connection: '1', record: '1', key: '10014' }, []);
  await link.submit();
  await expect(link.status).toContainText('Sent');
  expect(await practice.submits()).toHaveLength(1);
});

test('by hand, another company never gets the values that were read for the one before', async ({
  program,
}) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await page.getByRole('button', { name: 'Change CRM record' }).click();
  await page.getByRole('switch', { name: 'Enter by hand' }).check();
  await expect(link.bar).toContainText('were not read');
  await link.textBox('CRM record id').fill('7');
  await link.textBox('ERP key').fill('10035');
  await expect(link.bar).toContainText('Links Company 7 to Customer 10035. Sends no field values.');

  const company = { crmActorType: 'Contact', recordId: 7 };
  const before = (await practice.state(company)) as { record: { values: unknown } };
  await link.submit();
  await expect(link.status).toContainText('Verified');
  const [submit] = await practice.submits();
  expect(submit?.body.json).toMatchObject({ CrmRecordId: 7, ErpKey: '10035', FieldValues: [] });
  expect(await practice.state(company)).toMatchObject({ record: { values: before.record.values } });
});

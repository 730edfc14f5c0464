import { expect, test } from '../fixtures';
import { keyOfScreen } from '../keyboard';
import { ActivityPage } from '../pages/activity-page';
import { RecordPage } from '../pages/record-page';
import type { Fault } from '../practice';

/** A refusal that is recognisably the site's own: nothing was changed. */
function refusal(call: string, times: number): Fault {
  const words = { Error: true, ErrorType: 'ArgumentException', Message: 'Not now.', ErrorSource: 'test' };
  return { kind: 'status', status: 400, times, match: { path: call }, body: JSON.stringify(words) };
}

const keysAllowed = 9;

test('one field is put right from a pasted address, by keyboard alone', async ({ program }) => {
  const { app, page, practice } = program;
  const record = new RecordPage(page);
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await app.evaluate(
    ({ clipboard }, address) => clipboard.writeText(`${address}/default.aspx?contact_id=2`),
    practice.address,
  );

  const startMs = performance.now();
  await press(`ControlOrMeta+${keyOfScreen('record')}`);
  await expect(record.openBox).toBeFocused();
  await press('ControlOrMeta+v');
  await press('Enter');
  const value = page.getByRole('textbox', { name: 'Value of Postal address 1' });
  await expect(value).toBeFocused();
  await press('Alt+ArrowRight');
  await press('ControlOrMeta+Enter');
  await expect(record.status).toContainText('Verified');
  const tookMs = performance.now() - startMs;

  test.info().annotations.push({
    type: 'figures',
    description: `${keys} keys beside typing, ${Math.round(tookMs)} ms until it was verified`,
  });
  process.stdout.write(`Fix one field: ${keys} keys, ${Math.round(tookMs)} ms\n`);
  expect(keys).toBeLessThanOrEqual(keysAllowed);
  const crm = JSON.stringify(await practice.state({ crmActorType: 'Contact', recordId: 2 }));
  expect(crm).toContain('"Postboks 77"');
  // Only what was chosen was sent.
  const [submit] = await practice.submits();
  expect(submit?.body.json).toMatchObject({
    FieldValues: [{ CrmFieldKey: 'POSTALAD1', Value: 'Postboks 77' }],
  });

  await test.step('and the value from before is put back from the activity', async () => {
    const activity = new ActivityPage(page);
    await activity.open();
    await activity.entries('Verified', 'Bjørkåsen Rør AS').first().click();
    await page.getByRole('button', { name: 'Restore the values from before…' }).click();
    await expect(page.getByRole('checkbox', { name: 'Put back Postal address 1' })).toBeChecked();
    await record.confirm(/^Put back 1 value/);
    await expect(record.status).toContainText('The values are back');
    const back = JSON.stringify(await practice.state({ crmActorType: 'Contact', recordId: 2 }));
    expect(back).toContain('"Industriveien 3"');
  });
});

test('a link is broken, moved, made, created and resynced, and each outcome is told', async ({ program }) => {
  test.slow();
  const { page, practice } = program;
  const record = new RecordPage(page);

  await test.step('unlinking leaves the values on both sides', async () => {
    await record.openById(8, 'Havbris Sjømat AS');
    const before = await practice.state({ connectionId: 1, erpActorType: 'Customer', erpKey: '10040' });
    await record.press('Unlink…');
    await expect(page.getByText('the values stay as they are on both sides')).toBeVisible();
    await record.bar.getByRole('button', { name: /^Unlink/ }).click();
    // Enter alone does nothing: the focus stands on *Cancel*.
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Unlink/ })
      .click();
    await expect(record.status).toContainText('The link is broken');
    await expect(page.getByRole('tab', { name: /^Fjord Accounting · not linked/ })).toBeVisible();
    const after = await practice.state({ connectionId: 1, erpActorType: 'Customer', erpKey: '10040' });
    expect(JSON.stringify(after)).toContain('Kaiveien 11');
    expect(JSON.stringify(before)).toContain('Kaiveien 11');
  });

  await test.step('a link is made without values', async () => {
    await record.press('Done');
    await record.press('Link without values…');
    await page.getByRole('combobox', { name: 'ERP actor', exact: true }).fill('10040');
    await page.getByRole('option', { name: /key 10040/ }).click();
    await record.bar.getByRole('button', { name: /^Link / }).click();
    await expect(record.status).toContainText('Verified');
    expect(await practice.submits()).toEqual([]);
  });

  await test.step('a relink whose second half is refused puts the old link back', async () => {
    await record.openById(2, 'Bjørkåsen Rør AS');
    await practice.setFaults([refusal('CreateActorLink', 1)]);
    await startRelink(record);
    await expect(record.status).toContainText(
      'The link to Customer 10027 was broken for it and put back: it is there again',
    );
    await expect(page.getByText('Linked to Customer 10027')).toBeVisible();
    await record.press('Cancel');
  });

  await test.step('a relink that cannot be put back either says where things stand, and is mended from there', async () => {
    await practice.setFaults([refusal('CreateActorLink', 2)]);
    await startRelink(record);
    await expect(record.status).toContainText(
      'the link to Customer 10027 was broken, and none came in its place',
    );
    await practice.clearFaults();
    await record.press('Put the link to Customer 10027 back…');
    await record.bar.getByRole('button', { name: /^Link / }).click();
    await expect(record.status).toContainText('Verified');
    await expect(page.getByText('Linked to Customer 10027')).toBeVisible();
  });

  await test.step('a relink that was wrong is taken back from its entry in the activity', async () => {
    await record.press('Done');
    await startRelink(record);
    await expect(record.status).toContainText('Verified');
    const activity = new ActivityPage(page);
    await activity.open();
    await activity.entries('Verified', 'Bjørkåsen Rør AS').first().click();
    await record.press('Move the link back to Customer 10027…');
    await expect(page.getByRole('combobox', { name: 'ERP actor', exact: true })).toHaveValue(/10027/);
    await record.fields.waitFor();
    await record.confirm(/^Relink/);
    await expect(record.status).toContainText('Verified');
    await expect(page.getByText('Linked to Customer 10027', { exact: true })).toBeVisible();
  });

  await test.step('an actor is created from what the ERP asks for', async () => {
    await record.openById(12, 'Tomrom AS');
    await record.press('Create in ERP…');
    await page.getByRole('combobox', { name: 'Create as' }).click();
    await page.getByRole('option', { name: 'Customer' }).click();
    await page.getByRole('combobox', { name: 'Customer group' }).click();
    await page.getByRole('option').nth(1).click();
    await expect(page.getByRole('combobox', { name: 'Customer group' })).not.toHaveValue('');
    await record.bar.getByRole('button', { name: /^Create Customer/ }).click();
    await expect(record.status).toContainText('The ERP actor was created');
    await expect(page.getByText(/^Linked to Customer/)).toBeVisible();
  });

  await test.step('a resync that warned is not told as done in full', async () => {
    await record.openById(6, 'Bakeriet "Den Gylne Kringle" AS');
    await record.press('Resync…');
    await expect(page.getByRole('radio', { name: 'leave what is there (usual)' })).toBeChecked();
    await record.confirm(/^Resync/);
    await expect(record.status).toContainText('not all may be');
    await record.press('Resync…');
    await page.getByRole('radio', { name: 'from SuperOffice' }).check();
    await expect(page.getByText('Nothing goes into SuperOffice.')).toBeVisible();
    await record.confirm(/^Resync/);
    await expect(record.status).toContainText('the values were sent out');
  });
});

/** Moves the link to a free actor; the values are left as they are. */
async function startRelink(record: RecordPage): Promise<void> {
  const { page } = record;
  await record.press('Relink…');
  await page.getByRole('combobox', { name: 'ERP actor', exact: true }).fill('10035');
  await page.getByRole('option', { name: /key 10035/ }).click();
  await record.fields.waitFor();
  await record.confirm(/^(Try again: )?Relink/);
}

test('the built program compares phone numbers with the numbering plans that it kept', async ({
  standingProgram,
}) => {
  const compare = (pairs: [crm: string, erp: string][]) =>
    standingProgram.page.evaluate(
      (given) =>
        window.actorlink.records.compareTexts({
          pairs: given.map(([crm, erp]) => ({ kind: 'phone', crm, erp })),
          rulesOff: [],
        }),
      pairs,
    );
  expect(
    await compare([
      ['22 00 11 22', '+47 22001122'],
      ['08-123 456 78', '+46812345678'],
      ['+44 (0)20 7946 0958', '+442079460958'],
      // The digits of a date are no number in Norway.
      ['20240131', '+4720240131'],
    ]),
  ).toEqual({ ok: true, data: [['phone'], ['phone'], ['phone'], null] });
});

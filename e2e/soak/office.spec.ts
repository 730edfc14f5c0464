import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { editInOffice, findOffice } from '../office';
import { answerOpen, answerSave, PlansPage } from '../pages/plans-page';
import { findTwins, writeSheet } from '../plan-sheet';
import { startPractice, type ExternalPractice } from '../practice';
import { sitePassword, siteUser, useSoakSite } from './soak-site';

let site: ExternalPractice;
test.beforeEach(async () => {
  site = await startPractice(siteUser, sitePassword, '0', ['--companies', '600', '--links', '5']);
});
test.afterEach(() => site.stop());

for (const format of ['xlsx', 'ods'] as const)
  test(`a plan file that was edited in LibreOffice and saved as .${format} says what was typed, and nothing else`, async ({
    launch,
    dataFolder,
  }) => {
    skipWithoutKeychain();
    const office = findOffice();
    test.skip(office === null, 'There is no LibreOffice (soffice) on this computer.');
    if (office === null) return;
    const pairs = await findTwins(site, 8);
    const [first, second, third] = pairs;
    if (!first || !second || !third) throw new Error('There are too few companies.');
    const sheet = path.join(dataFolder, 'Kunder.csv');
    await writeFile(sheet, writeSheet([{ ...first, erpKey: '00000000000000999999' }, ...pairs.slice(1)]));
    const { app, page } = await launch({ passwordStore: 'gnome-libsecret' });
    await useSoakSite(page, site.address);
    const plans = new PlansPage(page);
    await plans.open();
    await plans.openSheet(app, sheet);
    await plans.choose('ERP connection', 'Fjord Accounting');
    await plans.choose('Link as', 'Company to Customer');
    await plans.press('Make the plan of 8 rows');
    await plans.press('Check 8 rows');
    await expect(plans.button(/^Link 7 records in /)).toBeVisible();

    const file = path.join(dataFolder, 'Kunder plan.xlsx');
    await answerSave(app, file);
    await plans.menu(/^Save as spreadsheet/);
    await expect(page.getByText('8 rows were saved to Kunder plan.xlsx.').first()).toBeVisible();
    const back = await editInOffice(
      office,
      file,
      [
        { row: 'R2', column: 'ERP key', text: first.erpKey },
        { row: 'R3', column: 'Decision', text: 'Reject' },
        { row: 'R3', column: 'Note', text: 'Æ: feil firma' },
      ],
      format,
    );
    await answerOpen(app, back);
    await plans.menu(/^Take back a plan file/);
    const changes = page.getByRole('dialog', { name: `What ${path.basename(back)} would change` });
    await expect(changes.getByRole('listitem')).toHaveText([
      '1 decision',
      '1 note',
      '1 ERP key',
      `Row 2: 00000000000000999999 → ${first.erpKey}`,
      'Row 3: Not decided → Rejected; – → Æ: feil firma',
    ]);
    await plans.confirm('Take over 2 rows');
    await plans.press(/^Check \d+ rows$/);
    await plans.press(/^Link 7 records in /);
    await plans.confirm('Link 7 records');
    await plans.finishRun();
    expect(await site.countOf('ConnectActor', first.erpKey)).toBe(1);
    expect(await site.countOf('ConnectActor', second.erpKey)).toBe(0);
    expect(await site.countOf('ConnectActor', third.erpKey)).toBe(1);
  });

import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { nothingChosen } from '../../../shared/sheet/read-key-cell';
import type { SheetPreview } from '../../../shared/sheet/sheet-preview';
import { askLeaving } from '../../testing/ask-leaving';
import { preparePageTests, renderScreen, type RenderedPage } from '../../testing/render-page';
import { openPlan } from './testing/open-plan';
import { PlansScreen } from './plans-screen';

preparePageTests();

const sheet = { kind: 'sheet', siteId: 'practice' };

const file: SheetPreview = {
  sheetId: 's1',
  fileName: 'kunder.csv',
  listed: null,
  format: 'text',
  text: null,
  sheets: [{ name: 'kunder', isHidden: false }],
  sheet: 0,
  headerRow: 0,
  firstNumbers: [1, 2],
  columns: [{ index: 0, letter: 'A', header: 'Kundenr', isHidden: false, filled: 1 }],
  rows: [],
  rowCount: 1,
  isComplete: true,
  hidden: { areTaken: false, hidden: 0, filtered: 0 },
  merges: 0,
  comments: 0,
  longRows: 0,
};

function openPlans(opened: SheetPreview): RenderedPage {
  return renderScreen(<PlansScreen />, {
    'plans.list': () => [],
    'sheets.choose': () => opened,
    'sheets.paste': () => opened,
    'sheets.preview': () => opened,
    'sheets.cancel': () => null,
    'sheets.proposeMapping': () => ({
      mapping: {
        columns: [{ use: 'erp-key', column: 0, header: 'Kundenr' }],
        erpConnectionId: 1,
        crmActorType: 'Contact',
        erpActorType: 'Customer',
        keys: nothingChosen,
      },
      by: {},
      isKept: false,
    }),
    'links.listConnections': () => [
      { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true },
      { erpConnectionId: 2, name: 'Baltic', description: '', active: true },
    ],
    'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
    'plans.readMapping': () => ({ erpConnectionId: 1, erpActorType: 'Customer', fields: [] }),
  });
}

async function openFile(): Promise<RenderedPage> {
  const page = openPlans(file);
  await page.user.click(await screen.findByRole('button', { name: 'Open a sheet…' }));
  await screen.findByRole('textbox', { name: 'Name of the plan' });
  expect(await askLeaving(page)).toEqual([]);
  return page;
}

test('what is chosen for an opened file is lost with the window, and a file as it was opened is not', async () => {
  const page = await openFile();
  await page.user.click(await screen.findByRole('combobox', { name: 'ERP connection' }));
  await page.user.click(await screen.findByRole('option', { name: 'Baltic' }));
  expect(await askLeaving(page)).toEqual([sheet]);
  await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await askLeaving(page)).toEqual([]);
});

test('how an opened file is read is lost with the window once a person has set it right', async () => {
  const page = await openFile();
  await page.user.click(screen.getByRole('combobox', { name: 'Header row' }));
  await page.user.click(await screen.findByRole('option', { name: 'No header' }));
  expect(await askLeaving(page)).toEqual([sheet]);
});

test('the name that is typed for a plan to come is lost with the window', async () => {
  const page = await openFile();
  await page.user.type(screen.getByRole('textbox', { name: 'Name of the plan' }), ' 2');
  expect(await askLeaving(page)).toEqual([sheet]);
});

test('rows that are pasted are lost with the window, until they are a plan', async () => {
  const page = openPlans({ ...file, fileName: '', format: 'pasted' });
  await page.user.click(await screen.findByRole('button', { name: 'Paste a sheet' }));
  await page.user.click(await screen.findByRole('textbox', { name: 'Rows' }));
  expect(await askLeaving(page)).toEqual([]);
  await page.user.paste('Kundenr\n00012');
  expect(await askLeaving(page)).toEqual([sheet]);
  await page.user.click(screen.getByRole('button', { name: 'Read the rows' }));
  await screen.findByRole('textbox', { name: 'Name of the plan' });
  expect(await askLeaving(page)).toEqual([sheet]);
});

test('another name that is typed for a plan is lost with the window, until the box is closed', async () => {
  const page = await openPlan();
  await page.user.click(await screen.findByRole('button', { name: 'More' }));
  await page.user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  expect(await askLeaving(page)).toEqual([]);
  await page.user.type(name, ' sør');
  expect(await askLeaving(page)).toEqual([{ kind: 'plan-name', siteId: 'practice' }]);
});

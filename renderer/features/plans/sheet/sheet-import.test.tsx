import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MappedColumn, SheetMapping } from '../../../../shared/sheet/column-use';
import { nothingChosen } from '../../../../shared/sheet/read-key-cell';
import type { SheetPreview } from '../../../../shared/sheet/sheet-preview';
import type { Answers } from '../../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { practiceSite } from '../../../testing/sample-data';
import { SheetImport } from './sheet-import';

preparePageTests();

const headers = ['Kundenr', 'Firma-ID', 'Telefon'];
const sheet: SheetPreview = {
  sheetId: 's1',
  fileName: 'kunder.csv',
  listed: null,
  format: 'text',
  text: null,
  sheets: [{ name: 'kunder', isHidden: false }],
  sheet: 0,
  headerRow: 0,
  firstNumbers: [1, 2],
  columns: headers.map((header, index) => ({
    index,
    letter: 'ABC'.charAt(index),
    header,
    isHidden: false,
    filled: 1,
  })),
  rows: [],
  rowCount: 1,
  isComplete: true,
  hidden: { areTaken: false, hidden: 0, filtered: 0 },
  merges: 0,
  comments: 0,
  longRows: 0,
};

const keyAndRecord: MappedColumn[] = [
  { use: 'erp-key', column: 0, header: 'Kundenr' },
  { use: 'crm-record', column: 1, header: 'Firma-ID' },
];
const phone: MappedColumn = {
  use: 'field',
  column: 2,
  header: 'Telefon',
  crmFieldKey: 'PHONE',
  direction: 'as-mapped',
};
const mappingOf = (changes: Partial<SheetMapping>): SheetMapping => ({
  columns: keyAndRecord,
  erpConnectionId: null,
  crmActorType: null,
  erpActorType: null,
  keys: nothingChosen,
  ...changes,
});

const fjord = { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true };
const old = { erpConnectionId: 3, name: 'Old ledger', description: '', active: false };

function openSheet(answers: Answers, opened = sheet) {
  return renderScreen(
    <SheetImport site={practiceSite} opened={opened} onMade={() => undefined} onClose={() => undefined} />,
    {
      'sheets.preview': () => opened,
      'sheets.report': () => ({ column: 0, found: 1, empty: 0, blocked: 0, findings: [] }),
      'links.listConnections': () => [fjord, old],
      'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
      'plans.readMapping': () => ({
        erpConnectionId: 1,
        erpActorType: 'Customer' as const,
        fields: [{ crmFieldKey: 'PHONE', displayName: 'Telefon' }] as never,
      }),
      ...answers,
    },
  );
}

const ofFile = (fileName: string, name: string) => ({ name, fileName });
const openBeside = (plans: readonly { name: string; fileName: string }[], opened = sheet) =>
  openSheet(
    {
      'plans.list': () => plans as never,
      'sheets.proposeMapping': () => ({ mapping: mappingOf({}), by: {}, isKept: false }),
    },
    opened,
  );

describe('an opened sheet', () => {
  it('of a shape that is known asks nothing, and knows the fields of the connection that was kept', async () => {
    const { lastInput } = openSheet({
      'sheets.proposeMapping': () => ({
        mapping: mappingOf({
          columns: [...keyAndRecord, phone],
          erpConnectionId: 1,
          crmActorType: 'Contact',
          erpActorType: 'Customer',
        }),
        by: {},
        isKept: true,
      }),
    });
    expect(await screen.findByText('The columns are taken as in the last sheet of this shape.')).toBeTruthy();
    await waitFor(() =>
      expect(lastInput('plans.readMapping')).toEqual({
        siteId: practiceSite.id,
        erpConnectionId: 1,
        erpActorType: 'Customer',
      }),
    );
    const make = screen.getByRole('button', { name: 'Make the plan of 1 row' });
    await waitFor(() => expect(make.ariaDisabled).not.toBe('true'));
  });

  it('becomes no plan before it is known how many rows it has, and counts none but those', async () => {
    const { emit } = openSheet(
      {
        'sheets.proposeMapping': () => ({
          mapping: mappingOf({ erpConnectionId: 1, crmActorType: 'Contact', erpActorType: 'Customer' }),
          by: {},
          isKept: false,
        }),
      },
      { ...sheet, isComplete: false, rowCount: 200, headerRow: 1, firstNumbers: [2, 4, 5] },
    );
    // Nothing else is missing.
    await screen.findByRole('combobox', { name: 'What the column Telefon is' });
    expect(await screen.findByText(/^The rows are still being read/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Make the plan' }).getAttribute('aria-disabled')).toBe('true');
    // Row 3 of the sheet is empty.
    expect(screen.getByRole('combobox', { name: 'Header row' })).toHaveProperty('value', 'Row 4');
    emit('sheets.progress', { sheetId: 's1', rowCount: 5_402, share: 0, isComplete: false });
    expect(await screen.findByText('5400 rows read so far')).toBeTruthy();
  });

  it('takes what was said of the rows of one sheet for no other', async () => {
    const sheets = ['Forside', 'Kunder'].map((name) => ({ name, isHidden: false }));
    const { user, lastInput } = openSheet(
      { 'sheets.proposeMapping': () => ({ mapping: mappingOf({}), by: {}, isKept: false }) },
      { ...sheet, sheets },
    );
    const choose = async (box: string, option: string) => {
      await user.click(await screen.findByRole('combobox', { name: box }));
      await user.click(await screen.findByRole('option', { name: option }));
    };
    await choose('Header row', 'Row 2');
    await waitFor(() => expect(lastInput('sheets.preview')).toMatchObject({ changes: { headerRow: 1 } }));
    await choose('Sheet', 'Kunder');
    await waitFor(() =>
      expect(lastInput('sheets.preview')).toEqual({ sheetId: 's1', changes: { sheet: 1 } }),
    );
  });

  it('becomes a plan of another name than those that the site has', async () => {
    openSheet({
      'plans.list': () => ['kunder', 'kunder (2)'].map((name) => ({ name })) as never,
      'sheets.proposeMapping': () => ({ mapping: mappingOf({}), by: {}, isKept: false }),
    });
    await waitFor(() => expect(screen.getByDisplayValue('kunder (3)')).toBeTruthy());
  });

  it('says that there is a plan of a file of this name', async () => {
    openBeside([ofFile('kunder.csv', 'Bølge 1'), ofFile('', 'kunder'), ofFile('a.csv', 'a')]);
    const told = await screen.findByText(
      /^A file called kunder\.csv was made into the plan “Bølge 1” already\. .*another plan/,
    );
    const make = screen.getByRole('button', { name: 'Make the plan of 1 row' });
    expect(make.getAttribute('aria-describedby')?.split(' ')).toContain(told.id);
  });

  it('says how many plans there are of files of this name', async () => {
    openBeside([ofFile('kunder.csv', 'Bølge 1'), ofFile('kunder.csv', 'Bølge 2')]);
    expect(await screen.findByText(/kunder\.csv were made into 2 plans already, among them/)).toBeTruthy();
  });

  it('takes what was pasted for no file that is known', async () => {
    openBeside([ofFile('', 'Pasted rows')], { ...sheet, fileName: '' });
    await waitFor(() => expect(screen.getByDisplayValue('Pasted rows (2)')).toBeTruthy());
    expect(screen.queryByText(/ already\. /)).toBeNull();
  });

  it('says of one key that is odd what it would of many', async () => {
    openSheet({
      'sheets.proposeMapping': () => ({
        mapping: mappingOf({ erpConnectionId: 1, crmActorType: 'Contact', erpActorType: 'Customer' }),
        by: {},
        isKept: false,
      }),
      'sheets.report': () => ({
        column: 0,
        found: 9,
        empty: 0,
        blocked: 0,
        findings: [{ code: 'dates-among-keys', count: 1, row: 4, example: '2026-01-03', params: {} }],
      }),
    });
    expect(
      await screen.findByText('9 keys, 0 cells that cannot be taken as they are, 0 empty.'),
    ).toBeTruthy();
    expect(await screen.findByText(/^1 key looks like a date: 2026-01-03 in row 4\./)).toBeTruthy();
  });

  it('says beside the button how many rows its plan would block, and where that is decided', async () => {
    const chosen = mappingOf({ erpConnectionId: 1, crmActorType: 'Contact', erpActorType: 'Customer' });
    openSheet({
      'sheets.proposeMapping': () => ({ mapping: chosen, isKept: false, by: {} }),
      'sheets.report': () => ({ column: 0, found: 0, empty: 0, blocked: 400, findings: [] }),
    });
    const told =
      /^400 keys cannot be taken as they are, so their rows will be blocked\. .*“ERP keys of the sheet”/;
    const sentence = await screen.findByText(told);
    expect(screen.getByRole('heading', { name: 'ERP keys of the sheet' })).toBeTruthy();
    const make = screen.getByRole('button', { name: /^Make the plan/ });
    expect(make.getAttribute('aria-describedby')).toBe(sentence.id);
  });

  it('proposes columns anew once the connection is chosen, and goes where the only one in use leads', async () => {
    const { user } = openSheet({
      'sheets.proposeMapping': ({ fields }) => ({
        mapping: mappingOf({ columns: fields.length > 0 ? [...keyAndRecord, phone] : keyAndRecord }),
        by: {},
        isKept: false,
      }),
    });
    const connection = await screen.findByRole('combobox', { name: 'ERP connection' });
    await waitFor(() => expect(connection).toHaveProperty('value', 'Fjord Accounting'));
    await user.click(screen.getByRole('combobox', { name: 'Link as' }));
    await user.click(await screen.findByRole('option', { name: 'Company to Customer' }));
    const column = screen.getByRole('combobox', { name: 'What the column Telefon is' });
    await waitFor(() => expect(column).toHaveProperty('value', 'Value of Telefon'));
  });
});

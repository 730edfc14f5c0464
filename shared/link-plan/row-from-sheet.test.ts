import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../sheet/cell';
import type { MappedColumn, SheetMapping } from '../sheet/column-use';
import { createRowReader } from '../sheet/map-row';
import { proposeMapping } from '../sheet/propose-mapping';
import { describePlanFile, writePlanFileRow } from '../plan-file/plan-file-columns';
import { planRow, testPlan } from '../plan-file/testing';
import { compilePlan, type FieldDescription } from '../write/plan';
import { toPlanRow } from './row-from-sheet';

const columns: MappedColumn[] = [
  { use: 'erp-key', column: 0, header: 'Kundenr' },
  { use: 'crm-record', column: 1, header: 'Firma' },
  { use: 'org-number', column: 2, header: 'Orgnr' },
  { use: 'field', column: 3, header: 'Kreditt', crmFieldKey: 'contact/credit', direction: 'as-mapped' },
  { use: 'decision', column: 4, header: 'Beslutning' },
];
const mapping: SheetMapping = {
  columns,
  erpConnectionId: 1,
  crmActorType: 'Contact',
  erpActorType: 'Customer',
  keys: { numbers: 'ask', spaces: 'ask' },
};
const creditField: FieldDescription = {
  crmFieldKey: 'contact/credit',
  displayName: 'Kreditt',
  fieldType: 'Double',
  access: 'Normal',
  maxLength: 0,
  items: null,
  syncToCrm: false,
  syncToErp: true,
};
const description = { erpConnectionId: 1, erpActorType: 'Customer', fields: [creditField] } as const;
const fields = compilePlan(description);
const names = {
  erpKey: 'Kundenr',
  record: 'Firma',
  values: new Map([['contact/credit', 'Kreditt']]),
};
const read = (cells: (string | SheetCell)[], known: typeof fields | null = fields) =>
  toPlanRow(createRowReader(mapping)({ number: 7, cells }), { rowId: 'R7', names, mapping: known });

describe('a row of a sheet as the row of a plan', () => {
  it('keeps the key letter by letter, and names the record by what identifies it', () => {
    expect(read(['00012', '556', '974760673'])).toMatchObject({
      rowId: 'R7',
      sheetRow: 7,
      erpKey: '00012',
      record: { by: 'id', text: '556' },
      decision: null,
      sheetReasons: [],
    });
    expect(read(['00012', '', '974760673'])).toMatchObject({
      record: { by: 'org-number', text: '974760673' },
    });
  });

  it('keeps what the sheet calls a record that its id identifies', () => {
    const named: SheetMapping = {
      ...mapping,
      columns: [...columns, { use: 'name', column: 5, header: 'Navn' }],
    };
    const cells = ['1', '3', '', '', '', 'Nordlys Bygg AS'];
    const row = toPlanRow(createRowReader(named)({ number: 2, cells }), {
      rowId: 'R2',
      names,
      mapping: null,
    });
    expect(row).toMatchObject({ record: { by: 'id', text: '3' }, alsoNamed: 'Nordlys Bygg AS' });
    expect(read(['1', '3'])).not.toHaveProperty('alsoNamed');
  });

  it('keeps what else the sheet says of the record, as it stands there', () => {
    expect(read(['00012', '556', '974 760 673'])).toMatchObject({ alsoSaid: { orgNumber: '974 760 673' } });
    // By what it is looked up, nothing is held against it.
    expect(read(['00012', '', '974760673'])).not.toHaveProperty('alsoSaid');
  });

  it('takes e-mail and postcode of a list for those of the ERP', () => {
    const uses = ['email', 'postcode'] as const;
    const more = uses.map((use, at) => ({ use, column: 5 + at, header: use }));
    const row = createRowReader({ ...mapping, columns: [...columns, ...more] })({
      number: 2,
      cells: ['1', '', '974760673', '', '', 'faktura@a.no', '0150'],
    });
    const options = { rowId: 'R2', names, mapping: null };
    expect(toPlanRow(row, options)).toMatchObject({ alsoSaid: { email: 'faktura@a.no', postcode: '0150' } });
    expect(toPlanRow(row, { ...options, isListed: true })).not.toHaveProperty('alsoSaid');
  });

  it('takes the type of the record from its address', () => {
    const address = 'https://crm.example.com/default.aspx?project_id=12';
    const open = { ...mapping, crmActorType: null };
    const row = createRowReader(open)({ number: 1, cells: ['1', address] });
    expect(toPlanRow(row, { rowId: 'R1', names, mapping: null })).toMatchObject({
      crmActorType: 'Project',
      record: { by: 'id', text: '12' },
    });
  });

  it('says of a cell with two meanings why it is not taken, and in which column it stands', () => {
    const shown: SheetCell = {
      kind: 'number',
      shown: 'Kd 00012',
      stored: '12',
      format: '"Kd "00000',
      isFormula: false,
    };
    const { erpKey, sheetReasons } = read([shown, '556']);
    expect(erpKey).toBe('');
    expect(sheetReasons).toEqual([
      { code: 'cell-shown-differs', params: expect.objectContaining({ column: 'Kundenr', about: 'erpKey' }) },
    ]);
  });

  it('writes a value as its field has it, in the direction of the mapping', () => {
    expect(read(['1', '556', '', '1 500,50']).values).toEqual([
      { crmFieldKey: 'contact/credit', value: '[F:1500.50]', direction: 'to-erp' },
    ]);
  });

  it.each([
    ['Ja', '[I:1]'],
    ['1', '[I:1]'],
    ['nei', '[I:0]'],
    ['[I:1]', '[I:1]'],
    ['kanskje', null],
  ])('takes %j for a checkbox as %s, and guesses no word', (text, value) => {
    const checkbox = compilePlan({ ...description, fields: [{ ...creditField, fieldType: 'Checkbox' }] });
    const { values, sheetReasons } = read(['1', '556', '', text], checkbox);
    expect(values.map((one) => one.value)).toEqual(value === null ? [] : [value]);
    expect(sheetReasons.map(({ code }) => code)).toEqual(value === null ? ['value-not-understood'] : []);
  });

  it('never writes a value that may mean two things', () => {
    const { values, sheetReasons } = read(['1', '556', '', '1.125']);
    expect(values).toEqual([]);
    expect(sheetReasons).toEqual([
      {
        code: 'value-not-understood',
        params: { name: 'Kreditt', text: '1.125', given: '1.125', field: 'contact/credit', about: 'values' },
      },
    ]);
  });

  it('writes nothing anywhere where nobody has said which way', () => {
    expect(read(['1', '556', '', '1500'], null).values).toEqual([
      { crmFieldKey: 'contact/credit', value: '1500', direction: 'leave' },
    ]);
  });

  it('reads a decision in the languages of our users, and asks about a word that is none', () => {
    expect(read(['1', '556', '', '', 'Godkjent']).decision).toBe('approve');
    expect(read(['1', '556', '', '', 'kanskje']).sheetReasons).toEqual([
      { code: 'word-not-understood', params: { text: 'kanskje', given: 'kanskje', about: 'decision' } },
    ]);
  });
});

describe('a link plan file that is opened as a sheet', () => {
  const layout = describePlanFile(testPlan, []);
  const { mapping: proposed } = proposeMapping(layout.headers, []);
  const readFile = (row: ReturnType<typeof planRow>, edits: Record<string, string> = {}) => {
    const cells = writePlanFileRow(row, testPlan, layout, () => '');
    for (const [header, text] of Object.entries(edits)) cells[layout.headers.indexOf(header)] = text;
    return toPlanRow(createRowReader(proposed)({ number: 2, cells }), { rowId: 'R', names, mapping: null });
  };

  it.each([
    { by: 'id', text: '353' },
    { by: 'number', text: '353' },
    { by: 'org-number', text: '974760673' },
    { by: 'email', text: 'post@fjord.example' },
    { by: 'name-postcode', text: 'Fjord AS', postcode: '0150' },
  ] as const)('means the records by what it says that it names them by: %j', (record) => {
    const row = planRow({ record, connection: 'Baltic', crmActorType: 'Person', erpActorType: 'Partner' });
    const { connection, crmActorType, erpActorType } = row;
    expect(readFile(row)).toMatchObject({ record, connection, crmActorType, erpActorType, sheetReasons: [] });
  });

  it('blocks a row whose kind of reference nobody can read', () => {
    expect(readFile(planRow(), { 'CRM record by': 'its colour' }).sheetReasons).toEqual([
      { code: 'word-not-understood', params: { text: 'its colour', about: 'record' } },
    ]);
  });
});

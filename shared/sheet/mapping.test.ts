import { expect, test } from 'vitest';
import { nameColumn, plainDigits } from './cell';
import { findMappingProblems, type SheetMapping } from './column-use';
import { decisions, readDecision } from './decisions';
import { headerNames, normalizeHeader, findUseByHeader } from './header-names';
import { createRowReader } from './map-row';
import { applyPreset, describeShape } from './mapping-preset';
import { proposeMapping } from './propose-mapping';
import { nothingChosen } from './read-key-cell';

const row = (...texts: string[]) => ({ number: 2, cells: texts });

test('each spelling of a header is normalized, and names one use', () => {
  const spellings = headerNames.map(([, spelling]) => spelling);
  expect(spellings.map(normalizeHeader)).toEqual(spellings);
  expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) !== index)).toEqual([]);
});

test.each([
  ['ERP key', 'erp-key'],
  ['Kunde-nr.', 'erp-key'],
  ['Asiakasnumero', 'erp-key'],
  ['KUNDENNUMMER', 'erp-key'],
  ['Org.nr', 'org-number'],
  ['Y-tunnus', 'org-number'],
  ['CVR-nr.', 'org-number'],
  ['E-postadress', 'email'],
  ['Sähköposti', 'email'],
  ['PLZ', 'postcode'],
  ['Päätös', 'decision'],
  ['contact_id', 'crm-record'],
  ['Omsetning 2025', null],
])('the header %j says %s', (header, use) => {
  expect(findUseByHeader(header)).toBe(use);
});

test('columns are proposed by header, by the fields of the connection, then by what stands in them', () => {
  const rows = [
    row('10014', 'post@fjord.example', '923 609 016', 'Oslo', '1'),
    row('10015', 'post@orkdal.example', 'NO974760673MVA', 'Orkdal', '2'),
    row('10016', 'post@sandoy.example', '971 035 854', 'Bergen', '3'),
  ];
  const { mapping, by } = proposeMapping(['Kundenr', 'Kontakt', '', 'Poststed', 'X'], rows, [
    { crmFieldKey: 'POSTALCITY', displayName: 'Poststed' },
  ]);
  expect(mapping.columns.map(({ use, column }) => [column, use])).toEqual([
    [0, 'erp-key'],
    [1, 'email'],
    [2, 'org-number'],
    [3, 'field'],
  ]);
  expect(by).toEqual({ 0: 'header', 1: 'content', 2: 'content', 3: 'field' });
});

test('a second column for the same use is left to the person', () => {
  expect(proposeMapping(['Kundenr', 'Kundenummer'], []).mapping.columns).toHaveLength(1);
});

const mapping: SheetMapping = {
  columns: [
    { use: 'erp-key', column: 0, header: 'Kundenr' },
    { use: 'crm-record', column: 1, header: 'CRM id' },
    { use: 'crm-actor-type', column: 2, header: 'Type' },
    { use: 'decision', column: 3, header: 'Godkjent' },
    { use: 'field', column: 4, header: 'Tlf', crmFieldKey: 'PHONE', direction: 'to-crm' },
  ],
  erpConnectionId: 1,
  crmActorType: 'Contact',
  erpActorType: 'Customer',
  keys: nothingChosen,
};

test('a row is read by the mapping, and what is missing falls back to what holds for all', () => {
  const read = createRowReader(mapping);
  expect(read(row('00012', '556', '', 'ja', '22 00 11 22'))).toMatchObject({
    erpKey: { kind: 'found', value: '00012' },
    record: { reference: { kind: 'found', value: { crmRecordId: 556 } }, email: { kind: 'empty' } },
    crmActorType: 'Contact',
    erpActorType: 'Customer',
    decision: 'approve',
    values: [{ crmFieldKey: 'PHONE', direction: 'to-crm', value: { value: { text: '22 00 11 22' } } }],
    unread: [],
  });
  expect(read(row('00012', '556'))).toMatchObject({ decision: 'none', values: [] });
});

test('a word that cannot be read, or has two meanings, is told and never guessed', () => {
  expect(createRowReader(mapping)(row('1', '2', 'Contact', 'kanskje'))).toMatchObject({
    crmActorType: null,
    decision: 'none',
    unread: [
      { use: 'crm-actor-type', text: 'Contact' },
      { use: 'decision', text: 'kanskje' },
    ],
  });
});

test('a mapping says what it lacks', () => {
  expect(findMappingProblems(mapping)).toEqual([]);
  const bare = { ...mapping, columns: [], erpConnectionId: null, crmActorType: null, erpActorType: null };
  expect(findMappingProblems(bare)).toEqual([
    'no-key-column',
    'no-record-column',
    'no-connection',
    'no-crm-actor-type',
    'no-erp-actor-type',
  ]);
  const named = { ...mapping, columns: [{ use: 'name' as const, column: 0, header: '' }] };
  expect(findMappingProblems(named)).toEqual(['no-key-column', 'name-alone']);
});

test('a second sheet of the same shape asks nothing, in whatever order its columns stand', () => {
  const before = ['Kundenr', 'CRM id', 'Type', 'Godkjent', 'Tlf'];
  const now = ['TLF.', 'crm-id', 'KundeNr', 'type', 'Godkjent'];
  expect(describeShape(now)).toBe(describeShape(before));
  const applied = applyPreset(JSON.parse(JSON.stringify(mapping)), now);
  expect(applied?.columns.map(({ column }) => column)).toEqual([2, 1, 3, 4, 0]);
  expect(applyPreset(mapping, ['Kundenr'])).toBeNull();
  expect(applyPreset(mapping, [...before, 'Kundenr'])).toBeNull();
  expect(applyPreset({ columns: 'nonsense' }, before)).toBeNull();
});

test.each([
  ['Godkjent', 'approve'],
  ['JA', 'approve'],
  ['hyväksy', 'approve'],
  ['hyva\u0308ksy', 'approve'],
  ['avslå', 'reject'],
  ['Nein!', 'reject'],
  ['senere', 'later'],
  ['', 'none'],
  ['kanskje', null],
])('%j decides %s', (text, decision) => {
  expect(readDecision(text)).toBe(decision);
});

test.each(decisions.filter((decision) => decision !== 'none'))('%s is read from its own name', (decision) => {
  expect(readDecision(decision)).toBe(decision);
});

test.each([
  ['12', '12'],
  ['0012', '12'],
  ['1.2E+4', '12000'],
  ['1.23456789012346E+017', '123456789012346000'],
  ['1.50', '1.5'],
  ['-0.0', '0'],
  ['1E-3', '0.001'],
  ['-12.5e1', '-125'],
  ['.5', '0.5'],
  ['', null],
  ['-', null],
  ['1E9999', null],
  ['12a', null],
])('%j in plain digits is %j', (spelled, digits) => {
  expect(plainDigits(spelled)).toBe(digits);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(nameColumn)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});

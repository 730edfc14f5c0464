import { describe, expect, test } from 'vitest';
import type { PlanRow } from '../link-plan/plan-row';
import { because } from '../link-plan/row-reason';
import { planRow, writeFile, compareFile, editFile, nothing, numberCell } from './testing';

const blocked = (given: string, about: string, more = {}) => [
  because('cell-edge-space', { about, given, ...more }),
];

describe('what the customer wrote and could not be taken', () => {
  const long = 'K'.repeat(300);
  test.each<[string, Partial<PlanRow>, string, string, string, Partial<PlanRow>]>([
    [
      'a key with a space at its edge',
      { erpKey: '', sheetReasons: blocked(' 00012', 'erpKey') },
      'ERP key',
      ' 00012',
      '00012',
      { erpKey: '00012' },
    ],
    [
      'a key that is too long',
      { erpKey: '', sheetReasons: blocked(long, 'erpKey') },
      'ERP key',
      long,
      'K1',
      { erpKey: 'K1' },
    ],
    [
      'an e-mail',
      { record: null, sheetReasons: blocked('#N/A', 'record', { by: 'email' }) },
      'CRM record',
      '#N/A',
      'a@b.no',
      { record: { by: 'email', text: 'a@b.no' } },
    ],
    [
      'a value',
      { values: [], sheetReasons: blocked('#REF!', 'values', { field: 'PHONE' }) },
      'Value PHONE',
      '#REF!',
      '22',
      { values: [{ crmFieldKey: 'PHONE', value: '22', direction: 'to-crm' }] },
    ],
    [
      'a decision',
      { sheetReasons: [because('word-not-understood', { about: 'decision', given: 'kanskje' })] },
      'Decision',
      'kanskje',
      'nei',
      { decision: 'reject' },
    ],
    [
      'a type',
      { sheetReasons: [because('word-not-understood', { about: 'crmActorType', given: 'Kunde' })] },
      'CRM record type',
      'Kunde',
      'Company',
      { crmActorType: 'Contact' },
    ],
  ])(
    '%s stands in its column, changes nothing as it is, and is taken once it is mended',
    (_what, content, header, text, mended, after) => {
      const now = [planRow(content)];
      const file = writeFile(now);
      expect(file.cells[0]?.[file.headers.indexOf(header)]).toBe(text);
      expect(compareFile(file, now)).toMatchObject({ ...nothing, reshaped: [] });
      expect(compareFile(editFile(file, { [header]: mended }), now).changes).toMatchObject([{ after }]);
    },
  );

  test('a number that a spreadsheet program made of it is not taken for a key', () => {
    const now = [planRow({ erpKey: '', sheetReasons: blocked('00012 ', 'erpKey') })];
    expect(compareFile(editFile(writeFile(now), { 'ERP key': numberCell('12') }), now)).toMatchObject({
      ...nothing,
      reshaped: [{ column: 'ERP key', shown: '12' }],
    });
  });
});

import { expect, test } from 'vitest';
import { fieldOutcomes, type FieldOutcome, type ScanFieldCount } from '../../../shared/scan/scan-row';
import { createWholeText } from '../../../shared/text/whole-text';
import { keyOfField, listFieldChoices } from './field-choices';
import { orderFindings } from './find-meant';

const t = createWholeText();
const counted = (
  crmFieldKey: string,
  displayName: string,
  counts: Partial<Record<FieldOutcome, number>>,
): ScanFieldCount => ({
  crmFieldKey,
  displayName,
  counts: {
    'not-read': 0,
    different: 0,
    'list-value-unmapped': 0,
    'one-side-empty': 0,
    cosmetic: 0,
    ...counts,
  },
});

test('a field tells its real differences apart from those of writing, and shows just as many rows as it counts', () => {
  const fields = [
    counted('CITY', 'Postal city', { different: 2, 'one-side-empty': 1, cosmetic: 27 }),
    counted('NOTE', 'Note', { cosmetic: 4, 'not-read': 1 }),
  ];
  const listed = listFieldChoices(fields, null, t);
  expect(listed.map(({ label }) => label)).toEqual([
    'Postal city differs in 3',
    'Note is not read in 1',
    'Postal city is cosmetic in 27',
    'Note is cosmetic in 4',
  ]);
  // Between them the choices of a field have every way once.
  const ways = listed.flatMap(({ field }) => (field.crmFieldKey === 'NOTE' ? field.outcomes : []));
  expect([...ways, ...(listed[0]?.field.outcomes ?? [])].toSorted()).toEqual([...fieldOutcomes].toSorted());
});

test('two fields of one name are told apart', () => {
  const fields = [
    counted('NUMBER', 'Number', { different: 2 }),
    counted('PNUMBER', 'Number', { different: 1 }),
  ];
  expect(listFieldChoices(fields, null, t).map(({ label }) => label)).toEqual([
    'Number (NUMBER) differs in 2',
    'Number (PNUMBER) differs in 1',
  ]);
});

test('what is chosen stands among them when no row has it any more', () => {
  const chosen = { crmFieldKey: 'CITY', outcomes: ['cosmetic' as const], values: null };
  const listed = listFieldChoices([], chosen, t);
  expect(listed).toMatchObject([{ key: keyOfField(chosen), label: 'CITY is cosmetic in 0' }]);
});

test('a row is named first by what the list was narrowed to', () => {
  const findings = ['double-key', 'different', 'cosmetic'] as const;
  expect(orderFindings(findings, { field: null, findings: ['cosmetic'] })[0]).toBe('cosmetic');
  expect(orderFindings(findings, { field: null, findings: [] })).toEqual(findings);
});

import { expect, test } from 'vitest';
import { textCell, type SheetCell } from './cell';
import { createKeyColumnLint } from './key-column';

function lint(cells: readonly (string | SheetCell)[]) {
  const column = createKeyColumnLint();
  cells.forEach((cell, index) => column.add(typeof cell === 'string' ? textCell(cell) : cell, index + 2));
  return column.findings().map(({ code, count, row, example }) => [code, count, row, example]);
}

test.each([
  [['10012', '10013', '12', '10014'], [['shorter-keys', 1, 4, '12']]],
  [['00012', '00013', '345', '00014'], [['shorter-keys', 1, 4, '345']]],
  [['00012', '00013', '0345', '00014'], []],
  [['1', '20', '300', '4000'], []],
  [['10012', '10013', '100144'], []],
  [['A1', 'B22', 'C333'], []],
  [['10012', '1.23456789012346E+017'], [['exponents', 1, 3, '1.23456789012346E+017']]],
  [['3-1', '3-2', '01.mar', '3-4'], [['dates-among-keys', 1, 4, '01.mar']]],
  [['3-1', '3-2', '2026-03-01', '3-4'], [['dates-among-keys', 1, 4, '2026-03-01']]],
  [['2026-03-01', '2026-03-02', '2026-03-04'], []],
  [['123456789012345000', '123456789012346000'], [['rounded-keys', 2, 2, '123456789012345000']]],
  [['974760673', '974 760 674', '974760675'], [['spaces-in-some', 1, 3, '974 760 674']]],
  [['', '', ''], []],
])('of %j is said %j', (keys, findings) => {
  expect(lint(keys)).toEqual(findings);
});

test('numbers among texts are told, numbers alone are not', () => {
  const number: SheetCell = { kind: 'number', stored: '12', shown: '12', format: '', isFormula: false };
  expect(lint(['A0012', number, 'A0013'])).toEqual([['numbers-among-texts', 1, 3, '12']]);
  expect(lint([number, number])).toEqual([]);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheet } from '../text/en/sheet';
import { emptyCell, textCell, type SheetCell } from './cell';
import { keepGiven } from './given-text';
import { cellProblems } from './key-codes';
import { nothingChosen, readKeyCell } from './read-key-cell';

function number(stored: string, shown = stored, format = ''): SheetCell {
  return { kind: 'number', stored, shown, format, isFormula: false };
}
const found = (value: string) => ({ kind: 'found', value });
const problemOf = (cell: SheetCell, choice = nothingChosen) => {
  const reading = readKeyCell(cell, choice);
  return reading.kind === 'blocked' ? reading.problem : reading;
};
const keptOf = (cell: SheetCell) => {
  const reading = keepGiven(cell, (one) => readKeyCell(one));
  return reading.kind === 'blocked' ? reading.params['given'] : reading;
};
const takeShown = { ...nothingChosen, numbers: 'shown' as const };
const takeStored = { ...nothingChosen, numbers: 'stored' as const };

describe('a key that is certain', () => {
  test.each([
    '10014',
    '00012',
    '1E5',
    '12E34',
    '0x10',
    '1/2',
    '3-4',
    '12%',
    'true',
    '10.10',
    '2026-03-01',
    '+4722001122',
    'Kd 00012',
    '974 760 673',
    'Ørsted & Sønner',
    '123456789012345678',
    '#1',
    'A'.repeat(254),
  ])('the text %j is the key as it stands', (text) => {
    expect(readKeyCell(textCell(text))).toEqual(found(text));
  });

  test.each([
    [number('10014'), '10014'],
    [number('10014', '10014', '00000'), '10014'],
    [number('123456789012345'), '123456789012345'],
    [number('123456789012', '1.23457E+11'), '123456789012'],
    [number('10014', '####'), '10014'],
  ])('the number %o has one reading', (cell, key) => {
    expect(readKeyCell(cell)).toEqual(found(key));
  });

  test('the stored result of a formula is a key like any other', () => {
    expect(readKeyCell({ ...textCell('00012'), isFormula: true })).toEqual(found('00012'));
  });
});

test.each([emptyCell, textCell(' '), textCell('\u00a0'), textCell('\u200b\t'), textCell('')])(
  'a cell in which nothing can be seen is empty: %o',
  (cell) => expect(readKeyCell(cell)).toEqual({ kind: 'empty' }),
);

describe('a cell that may mean two keys is blocked', () => {
  test.each<[string, SheetCell]>([
    ['shown-differs', number('12', '00012', '00000')],
    ['shown-differs', number('12', 'Kd 00012', '"Kd "00000')],
    ['shown-differs', number('12', '$00012', '[$-414]00000')],
    ['shown-differs', number('12345', '12,345', '#,##0')],
    ['decimals', number('10.1', '10.10', '0.00')],
    ['decimals', number('0.12', '12 %', '0 %')],
    ['too-many-digits', number('1234567890123456')],
    ['too-many-digits', number('1000000000000000000', '1E+18')],
    ['date', { kind: 'date', stored: '2026-03-01', shown: '1.3.2026', format: 'd.m.yyyy', isFormula: false }],
    ['boolean', { kind: 'boolean', stored: 'true', shown: 'SANN', format: '', isFormula: false }],
    ['error-cell', { kind: 'error', stored: '#N/A', shown: '#N/A', format: '', isFormula: true }],
    ['no-result', { kind: 'no-result', stored: '', shown: '', format: '', isFormula: true }],
    ['edge-space', textCell('00012 ')],
    ['edge-space', textCell('\u00a000012')],
    ['edge-space', textCell('\ufeff00012')],
    ['invisible-character', textCell('974\u00a0760\u00a0673')],
    ['invisible-character', textCell('000\u200b12')],
    ['invisible-character', textCell('000\t12')],
    ['invisible-character', textCell('S\ufffdderberg')],
    ['line-break', textCell('00012\n00013')],
    ['line-break', textCell('00012\n')],
    ['digits-lost', textCell('1.23456789012346E+017')],
    ['digits-lost', textCell('1,23457E+17')],
    ['error-text', textCell('#N/A')],
    ['error-text', textCell('#SAKNAS!')],
    ['error-text', textCell('#I/T')],
    ['error-text', textCell('Err:502')],
    ['formula-text', textCell('="00012"')],
    ['apostrophe', textCell("'00012")],
    ['key-too-long', textCell('A'.repeat(255))],
  ])('%s: %o', (problem, cell) => {
    expect(problemOf(cell)).toBe(problem);
  });
});

describe('what a person decided for the whole column', () => {
  test('takes the shown text where it is the stored number in other clothes', () => {
    expect(readKeyCell(number('12', 'Kd 00012'), takeShown)).toEqual(found('Kd 00012'));
    expect(readKeyCell(number('240012', '24/0012'), takeShown)).toEqual(found('24/0012'));
    expect(readKeyCell(number('12', ' 00012 '), takeShown)).toEqual(found('00012'));
  });

  test('blocks a shown text that is another number', () => {
    expect(problemOf(number('240012', '240013'), takeShown)).toBe('shown-unclear');
    expect(problemOf(number('12', '12 st 4'), takeShown)).toBe('shown-unclear');
  });

  test('takes the stored number', () => {
    expect(readKeyCell(number('12', 'Kd 00012'), takeStored)).toEqual(found('12'));
  });

  test('mends no digits that are lost', () => {
    for (const choice of [takeShown, takeStored]) {
      expect(problemOf(number('1234567890123456', '1234567890123456'), choice)).toBe('too-many-digits');
      expect(problemOf(number('10.1', '10.10'), choice)).toBe('decimals');
    }
  });

  test('takes spaces away, or leaves them, and never those inside', () => {
    const trim = { ...nothingChosen, spaces: 'trim' as const };
    expect(readKeyCell(textCell(' 00 012\u00a0'), trim)).toEqual(found('00 012'));
    expect(readKeyCell(textCell(' 00012'), { ...nothingChosen, spaces: 'keep' })).toEqual(found(' 00012'));
    expect(problemOf(textCell('\u00a000012'), { ...nothingChosen, spaces: 'keep' })).toBe(
      'invisible-character',
    );
  });
});

test('no text becomes another key: what is found is the text itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const reading = readKeyCell(textCell(text));
      expect(reading.kind === 'found' ? reading.value : text).toBe(text);
    }),
  );
});

test('a number is a key only where it is whole, and shown and stored as one', () => {
  const cells = fc.record({
    kind: fc.constant('number' as const),
    stored: fc.stringMatching(/^-?\d{1,18}(\.\d{1,3})?$/),
    shown: fc.stringMatching(/^[A-Z ]{0,3}\d{1,18}$/),
    format: fc.constantFrom('', '00000', '"Kd "0'),
    isFormula: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        cells,
        cells.map((cell) => ({ ...cell, shown: cell.stored })),
      ),
      (cell) => {
        const reading = readKeyCell(cell);
        const isOne = cell.shown === cell.stored && /^-?\d{1,15}$/.test(cell.stored);
        expect(reading.kind === 'found').toBe(isOne);
      },
    ),
  );
});

test('each reason has a sentence that ends', () => {
  for (const problem of cellProblems) expect(sheet.cells[problem]).toMatch(/^[A-Z{].*\.$/);
});

test('what cannot be taken is kept as it stands, and of two readings both', () => {
  expect(keptOf(textCell(' 00012'))).toBe(' 00012');
  expect(keptOf(textCell('K'.repeat(300)))).toBe('K'.repeat(300));
  // Whoever writes one of them has said which is meant.
  expect(keptOf(number('12', '00012', '00000'))).toBe('00012 (12)');
  expect(keptOf(textCell('00012'))).toEqual(found('00012'));
});

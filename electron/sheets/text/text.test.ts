import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text';
import { findDecimalSign, findSeparator } from './find-separator';
import { openText } from './read-text';
import { splitRow } from './split-row';

const decoded = (text: string) => ({ text, encoding: 'utf-8' as const, encodingBy: 'valid' as const });

function write(text: string): string {
  return /[";,\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function readAll(text: string, separator: ';' | ',' | '\t' | '|' | null = null) {
  const { facts, done } = openText(decoded(text), 'text', separator).read(0, () => undefined);
  await done;
  const rows = Array.from({ length: facts.rows.count() }, (_nothing, at) => facts.rows.read(at));
  return { rows, text: facts.text };
}

describe('the encoding of a file', () => {
  const text = 'Kundenr;Navn\r\n00012;Ærø Ångström €\r\n';
  test.each([
    ['utf-8', 'valid', Buffer.from(text)],
    ['utf-8', 'mark', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', 'mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', 'valid', Buffer.from(text, 'utf16le')],
    ['utf-16be', 'mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16be', 'valid', Buffer.from(text, 'utf16le').swap16()],
    [
      'windows-1252',
      'assumed',
      Buffer.concat([
        Buffer.from(text.replace('€', ''), 'latin1').subarray(0, -2),
        Buffer.from([0x80, 13, 10]),
      ]),
    ],
  ])('%s is found (%s)', (encoding, encodingBy, bytes) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, encodingBy });
  });

  test('a person can choose another one', () => {
    const bytes = Buffer.from('Å', 'latin1');
    expect(decodeText(bytes, 'utf-8')).toEqual({ text: '\ufffd', encoding: 'utf-8', encodingBy: 'chosen' });
  });

  test('what is no text is refused', () => {
    expect(() => decodeText(Buffer.from([1, 2, 0, 3, 200, 0, 0, 9, 9]))).toThrow('sheet-not-text');
  });
});

describe('the separator', () => {
  test.each([
    ['a;b;c\n1;2;3\n', ';', 'found'],
    ['a,b,c\n1,2,3\n', ',', 'found'],
    ['a\tb\n1,5\t2\n', '\t', 'found'],
    ['a|b\n1|2', '|', 'found'],
    ['10014;12,50\n10015;9,95\n', ';', 'found'],
    ['10014;12,50\n10015;9,95', ';', 'found'],
    ['"a,b";c\n"d,e,f";g\n', ';', 'found'],
    ['Navn;By\n"Rør, Sanitær; Varme";Oslo\n', ';', 'found'],
    ['sep=,\r\na;b,c\r\n', ',', 'told'],
    ['10014\n10015\n', ';', 'only'],
    ['10014\nFjord, Rør\n10016\n', ';', 'only'],
    ['', ';', 'only'],
  ])('of %j is %j (%s)', (text, separator, by) => {
    expect(findSeparator(text, '\n')).toMatchObject({ separator, by });
  });

  test.each([
    [['12,50', '1 500,00', '7'], ','],
    [['12.50', '1,500.00'], '.'],
    [['12.50', '12,50'], null],
    [['50.000', '7'], null],
  ])('the sign before decimals in %j is %j', (cells, sign) => {
    expect(findDecimalSign(cells)).toBe(sign);
  });
});

describe('rows', () => {
  test('are what was written, for any texts and any separator', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '\n', '\r\n', 'a', ' '), maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', ''),
        (cells, separator, ending) => {
          const line = cells.map(write).join(separator);
          expect(splitRow(line + ending, 0, separator, '\n').cells).toEqual(cells);
        },
      ),
    );
  });

  test('a mark within a bare cell is a sign like any other, one in front opens', async () => {
    const { rows } = await readAll('a;5" rør;b\n"x ""y""";"z" w;\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', '5" rør', 'b'],
      ['x "y"', 'z w'],
    ]);
  });

  test('are numbered by the line that they begin in, and empty ones are left out', async () => {
    const { rows } = await readAll('a;b\n\n"1\n2";3\r\n;\n4;5');
    expect(rows.map(({ number, cells }) => [number, cells])).toEqual([
      [1, ['a', 'b']],
      [3, ['1\n2', '3']],
      [6, ['4', '5']],
    ]);
  });

  test('stay text, whatever they look like', async () => {
    const { rows } = await readAll('00012;1E5;=1+1;2026-03-01;+4722001122;123456789012345678\n');
    expect(rows[0]?.cells).toEqual([
      '00012',
      '1E5',
      '=1+1',
      '2026-03-01',
      '+4722001122',
      '123456789012345678',
    ]);
  });

  test('of very old programs end with a carriage return alone', async () => {
    expect((await readAll('a;b\r1;2\r')).rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('a mark that is never closed is told with its line', async () => {
    await expect(readAll('a;b\n1;2\n"3;4\n5;6\n')).rejects.toMatchObject({
      code: 'sheet-unclosed-quote',
      params: { line: 3 },
    });
  });

  test('any text is read, or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const outcome = await readAll(text).then(
          () => 'read',
          (error: { code?: string }) => error.code,
        );
        expect(['read', 'sheet-unclosed-quote']).toContain(outcome);
      }),
    );
  });
});

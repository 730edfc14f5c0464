import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { read as readHucre, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors';
import { cellAt } from '../../shared/sheet/cell';
import { readKeyCell } from '../../shared/sheet/read-key-cell';
import { openBook } from './open-book';
import { readBook, readSheetFile, sheetFile } from './testing/read-book';
import { zipSync } from './testing/zip-sync';

/** What each row of the sheet that LibreOffice made holds, and what it is as a key: found, empty or blocked. */
const traps: Record<string, string> = {
  'number of five digits': 'shown-differs 00012 12',
  'number with a word': 'shown-differs Kd 00012 12',
  'number with a letter': 'shown-differs M0012 12',
  'number with a language': 'shown-differs 00012 12',
  'number with a slash': 'shown-differs 24/0012 240012',
  'number of 18 digits': 'too-many-digits',
  'number of 12 digits': '= 123456789012',
  'plain number': '= 10014',
  'number with decimals': 'decimals',
  share: 'decimals',
  date: 'date',
  'day and time': 'date',
  'text of digits': '= 00012',
  'text with a power': '= 1E5',
  'no-break spaces': 'invisible-character',
  'space in front': 'edge-space',
  'two lines': 'line-break',
  'letters of the north': '= Ærø Ångström & Sønner <Öst>',
  'formula with a text': '= 00012',
  'formula with a number': '= 10014',
  'formula that failed': 'error-cell',
  'look-up that failed': 'error-cell',
  'division by zero': 'error-cell',
  'formula with nothing': 'empty',
  'with a comment': '= 10021',
  'hidden by hand': '= 10022',
  last: '= 10099',
};

describe.each(['traps.xlsx', 'traps.ods'])('a sheet that LibreOffice saved, %s', (name) => {
  test.each(Object.entries(traps))('%s: %s', async (what, expected) => {
    const { rows } = await readSheetFile(name);
    const row = rows.find(({ cells }) => cells[1] === what);
    const reading = readKeyCell(row ? cellAt(row, 0) : { ...cellAt({ number: 0, cells: [] }, 0) });
    const { shown = '', stored = '' } = reading.kind === 'blocked' ? reading.params : {};
    const told = {
      found: () => `= ${reading.kind === 'found' ? reading.value : ''}`,
      empty: () => 'empty',
      blocked: () => {
        if (reading.kind !== 'blocked') return '';
        return reading.problem === 'shown-differs' ? `shown-differs ${shown} ${stored}` : reading.problem;
      },
    }[reading.kind]();
    expect(told).toBe(expected);
  });

  test('says what is hidden, and that there is a comment', async () => {
    const { facts, sheets } = await readSheetFile(name);
    const hidings = Array.from({ length: facts.rows.count() }, (_nothing, at) => facts.rows.hidingOf(at));
    expect(hidings.filter((hiding) => hiding === 'hidden')).toHaveLength(1);
    expect(facts.comments).toBe(1);
    expect(sheets).toEqual([
      { name: 'Kunder', isHidden: false },
      { name: 'Gammel liste', isHidden: true },
    ]);
    expect((await readSheetFile(name, 1)).rows.map(({ cells }) => cells)).toEqual([['Kundenr'], ['1']]);
  });
});

test.each(['filtered.xlsx', 'filtered.ods'])('%s tells filtered rows from hidden ones', async (name) => {
  const { facts } = await readSheetFile(name);
  const hidings = Array.from({ length: facts.rows.count() }, (_nothing, at) => facts.rows.hidingOf(at));
  const count = (wanted: string) => hidings.filter((hiding) => hiding === wanted).length;
  expect([count('shown'), count('filtered'), count('hidden')]).toEqual([6, 8, 1]);
  expect([...facts.hiddenColumns]).toEqual([2]);
});

test('the file that LibreOffice wrote without options has lost the zeros, and is read in its own encoding', async () => {
  const { rows, facts } = await readSheetFile('traps-as-stored.csv');
  expect(rows[1]?.cells[0]).toBe('12');
  expect(facts.text).toMatchObject({ encoding: 'windows-1252', encodingBy: 'assumed', separator: ',' });
  expect((await readSheetFile('traps-as-shown.csv')).rows[1]?.cells[0]).toBe('00012');
});

test('texts and numbers are those that another reader finds', async () => {
  const bytes = readFileSync(sheetFile('traps.xlsx'));
  const [sheet] = (await readHucre(bytes)).sheets;
  const { rows } = await readBook(bytes);
  for (const { number, cells } of rows) {
    const other = sheet?.rows[number - 1]?.[1];
    expect(cellAt({ number, cells }, 1).stored).toBe(other);
  }
});

test('whatever another writer writes is read as it was meant', async () => {
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.integer(),
    // A sheet knows one zero.
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((number) => number + 0),
    fc.boolean(),
  );
  const table = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('shared' as const, 'inline' as const),
      async (rows, stringMode) => {
        const { rows: found } = await readBook(
          Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows }], stringMode })),
        );
        for (const { number, cells } of found) {
          const written = rows[number - 1] ?? [];
          cells.forEach((_cell, column) => {
            const { kind, stored } = cellAt({ number, cells }, column);
            const wanted = written[column] ?? '';
            expect(kind === 'number' ? Number(stored) : stored).toEqual(
              typeof wanted === 'boolean' ? String(wanted) : wanted,
            );
          });
        }
      },
    ),
    { numRuns: 60 },
  );
});

const repeatRow = (times: number) =>
  `<d><table table:name="A"><table-row table:number-rows-repeated="${times}"><table-cell><p>x</p></table-cell></table-row></table></d>`;

const codeOf = (bytes: Buffer) =>
  readBook(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('what is no sheet that can be read is refused with what helps', () => {
  test.each<[string, Buffer]>([
    ['sheet-empty', Buffer.alloc(0)],
    ['sheet-old-format', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    [
      'sheet-encrypted',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['sheet-other-format', Buffer.from('%PDF-1.7')],
    ['sheet-web-page', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['sheet-web-page', Buffer.from('<?xml version="1.0"?><!DOCTYPE html><html><table/></html>')],
    ['sheet-xml', Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>')],
    ['sheet-xml', Buffer.from('<?xml version="1.0"?>\n<office:document office:version="1.3"/>')],
    ['sheet-not-text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1])],
    ['sheet-damaged', Buffer.from('PK\u0003\u0004 but no archive')],
  ])('%s', async (code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('an archive of another kind, or of the binary format', async () => {
    expect(await codeOf(zipSync({ 'a.txt': 'x' }))).toBe('sheet-other-format');
    expect(await codeOf(zipSync({ '[Content_Types].xml': '<a/>', 'xl/workbook.bin': 'x' }))).toBe(
      'sheet-xlsb',
    );
    const manifest = '<m><file-entry><encryption-data/></file-entry></m>';
    const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
    expect(await codeOf(zipSync({ mimetype, 'META-INF/manifest.xml': manifest, 'content.xml': 'x' }))).toBe(
      'sheet-encrypted',
    );
  });

  test('a part that unpacks to far more than it is', async () => {
    const bomb = zipSync({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': ' '.repeat(30_000_000) });
    expect(bomb.length).toBeLessThan(60_000);
    expect(await codeOf(bomb)).toBe('sheet-too-large-unpacked');
  });

  test('a row that is repeated a million times does not fill the memory', async () => {
    const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
    expect(await codeOf(zipSync({ mimetype, 'content.xml': repeatRow(2_000_000_000) }))).toBe(
      'sheet-too-many-rows',
    );
    const { rows } = await readBook(zipSync({ mimetype, 'content.xml': repeatRow(3) }));
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe.each(['traps.xlsx', 'traps.ods', 'filtered.xlsx', 'traps-as-shown.csv'])(
  '%s, damaged at random',
  (name) => {
    const bytes = readFileSync(sheetFile(name));

    test('is read or refused, and nothing else happens', async () => {
      const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 20,
      });
      await fc.assert(
        fc.asyncProperty(damage, fc.nat(bytes.length), async (changes, cut) => {
          const spoiled = Buffer.from(bytes);
          for (const [at, byte] of changes) spoiled[at] = byte;
          expect(await codeOf(spoiled)).toMatch(/^(?:read|sheet-[a-z-]+)$/);
          expect(await codeOf(bytes.subarray(0, cut))).toMatch(/^(?:read|sheet-[a-z-]+)$/);
        }),
        { numRuns: 60 },
      );
    });
  },
);

test('numbers of a file with days from 1904 are dates of its own calendar', async () => {
  const written = await writeXlsx({
    sheets: [
      { name: 'A', rows: [['Dato'], [new Date(Date.UTC(2026, 2, 1))]], columns: [{ numFmt: 'yyyy-mm-dd' }] },
    ],
    dateSystem: '1904',
  });
  const { rows } = await readBook(Buffer.from(written));
  expect(rows[1]?.cells[0]).toMatchObject({ kind: 'date', stored: '2026-03-01' });
});

test('a formula that nobody calculated is told from one that gave nothing', async () => {
  const cells = new Map([['0,0', { value: null, type: 'formula' as const, formula: 'A2' }]]);
  const written = await writeXlsx({ sheets: [{ name: 'A', rows: [[null, 'x']], cells }] });
  const { rows } = await readBook(Buffer.from(written));
  expect(rows[0]?.cells[0]).toMatchObject({ kind: 'no-result', isFormula: true });
});

test('what was opened is open for more than one look', async () => {
  const book = await openBook(readFileSync(sheetFile('traps.xlsx')), { encoding: null, separator: null });
  for (const sheet of [0, 1, 0]) await book.read(sheet, () => undefined).done;
  expect(book.active).toBe(0);
});

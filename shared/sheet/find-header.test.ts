import { expect, test } from 'vitest';
import { findKeptColumns } from './column-use';
import { findHeaderRow } from './find-header';

const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ number: at + 1, cells }));
const data = [
  ['00012', '260', 'Åse', '', 'n1', 'n2'],
  ['00013', '267', 'Bo', '', 'n1', ''],
];

test.each<[string, string[][], number | null]>([
  ['at the top', [['Kundenr', 'Firma-ID', 'Hva', 'Sted', 'By', 'Land']], 0],
  [
    'below a title and a blank row',
    [['Kundeliste 2026'], [], ['Kundenr', 'Firma-ID', 'Hva', 'A', 'B', 'C']],
    2,
  ],
  ['with a name that stands there twice', [['Kundenr', 'Firma-ID', 'Hva', '', 'Merknad', 'Merknad']], 0],
  ['with most of its names blank', [['Liste'], ['Kundenr', 'Firma-ID']], 1],
  ['with names that nobody knows', [['Nr. hos oss', 'Nr. hos dem', 'Hva', 'X', 'Y', 'Z']], 0],
  ['of two keys of one name', [['Kundenr', 'Kundenr', 'Hva', 'X', 'Y', 'Z']], 0],
  [
    'below a title that says a name',
    [
      ['Note', 'Comment', '1'],
      ['Kundenr', 'Firma-ID', 'Note'],
    ],
    1,
  ],
  ['that is not there', [], null],
])('the row of names is found: %s', (_what, above, found) => {
  expect(findHeaderRow(rowsOf(...above, ...data))).toBe(found);
});

test('columns that are only kept are told apart though they have one name, or none', () => {
  const columns = ['Kundenr', 'Merknad', 'Merknad', '', 'Merknad (2)'].map((header, index) => ({
    index,
    letter: 'ABCDE'.charAt(index),
    header,
    filled: 1,
  }));
  const kept = findKeptColumns(columns, { columns: [{ use: 'erp-key', column: 0, header: 'Kundenr' }] });
  expect(kept.map(({ header }) => header)).toEqual(['Merknad', 'Merknad (2)', 'D', 'Merknad (2) (2)']);
});

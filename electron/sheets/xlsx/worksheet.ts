import { AppError } from '../../../shared/errors';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import { storedNumber, toIsoDate } from '../number-format';
import type { PackedFile } from '../packed-file';
import { encodeCell, encodeShared, encodeText, type RowStore } from '../row-store';
import { decodeXlsxText, scanPart } from '../scan-part';
import { readAttribute } from '../xml-scanner';
import type { Formats } from './shared-parts';
import { isTrue } from './workbook';

export interface WorksheetFacts {
  hiddenColumns: Set<number>;
  merges: number;
}

/** The rows that an auto filter of the sheet covers, where it has a condition. */
export interface FilterRange {
  first: number;
  last: number;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  hasFormula: boolean;
  hasValue: boolean;
  value: string;
}

/**
 * Reads the rows of a worksheet into the store while it is unpacked. Values are taken as the file spells them: a number of
 * 17 digits is not rounded once more. Throws `sheet-damaged` and what the store throws.
 */
export async function readWorksheet(
  file: PackedFile,
  part: string,
  { store, formats, is1904 }: { store: RowStore; formats: Formats; is1904: boolean },
  onShare: (share: number) => void,
): Promise<WorksheetFacts> {
  const facts: WorksheetFacts = { hiddenColumns: new Set(), merges: 0 };
  const filter = createFilterWatch();
  let number = 0;
  let isHidden = false;
  let isData = false;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let reads: 'value' | 'text' | null = null;
  let spoken = 0;

  const openCell = (attributes: string) => {
    const reference = readAttribute(attributes, 'r');
    const column = reference === null ? cells.length : columnOf(reference);
    if (column > 16_383) throw new AppError('sheet-damaged', { detail: `cell ${reference}` });
    cell = {
      column,
      type: readAttribute(attributes, 't') ?? 'n',
      style: Number(readAttribute(attributes, 's') ?? 0),
      hasFormula: false,
      hasValue: false,
      value: '',
    };
  };
  const closeCell = () => {
    if (!cell) return;
    const encoded = encode(cell, formats, is1904);
    if (encoded !== '') {
      if (encoded.length > sheetLimits.cellCharacters)
        throw new AppError('sheet-cell-too-long', { params: { row: number } });
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = encoded;
    }
    cell = null;
  };

  await scanPart(
    file,
    part,
    {
      open: (name, attributes) => {
        if (!isData) {
          if (name === 'sheetData') isData = true;
          else if (name === 'col') hideColumns(attributes, facts.hiddenColumns);
          else if (name === 'mergeCell') facts.merges += 1;
          else filter.open(name, attributes);
        } else if (name === 'c') openCell(attributes);
        else if (name === 'row') {
          number = Number(readAttribute(attributes, 'r') ?? number + 1);
          isHidden = isTrue(readAttribute(attributes, 'hidden'));
          cells = [];
        } else if (cell) {
          if (name === 'v') {
            reads = 'value';
            cell.hasValue = true;
          } else if (name === 'f') cell.hasFormula = true;
          else if (name === 'rPh') spoken += 1;
          else if (name === 't' && spoken === 0) {
            reads = 'text';
            cell.hasValue = true;
          }
        }
      },
      close: (name) => {
        if (name === 'v' || name === 't') reads = null;
        else if (name === 'c') closeCell();
        else if (name === 'row') store.add(number, cells, isHidden ? 'hidden' : 'shown');
        else if (name === 'sheetData') isData = false;
        else if (name === 'rPh') spoken -= 1;
      },
      text: (text) => {
        if (reads !== null && cell) cell.value += text;
      },
    },
    onShare,
  );
  const range = filter.range();
  if (range) store.markFiltered(range.first, range.last);
  return facts;
}

/** ECMA-376, 18.18.11: what the type of a cell says about its value. */
function encode(cell: Cell, formats: Formats, is1904: boolean): string {
  const { type, style, value, hasFormula, hasValue } = cell;
  if (type === 's') {
    return hasValue && value !== '' ? encodeShared(Number(value), hasFormula) : '';
  }
  if (type === 'str' || type === 'inlineStr') {
    const text = decodeXlsxText(value);
    if (hasFormula && !hasValue) return encodeCell('no-result', true, style, '', '');
    return hasFormula && text !== '' ? encodeCell('text', true, style, text, text) : encodeText(text);
  }
  // Some programs write a formula that nobody calculated with an empty value, others with none.
  if (value.trim() === '') return hasFormula ? encodeCell('no-result', true, style, '', '') : '';
  const spelled = decodeXlsxText(value).trim();
  if (type === 'e') return encodeCell('error', hasFormula, style, spelled, spelled);
  if (type === 'b') {
    const isYes = isTrue(spelled);
    return encodeCell('boolean', hasFormula, style, String(isYes), isYes ? 'TRUE' : 'FALSE');
  }
  if (type === 'd')
    return encodeCell('date', hasFormula, style, spelled.replace(/T00:00:00(?:\.0+)?Z?$/, ''), spelled);
  if (!formats.isDate(style)) return encodeCell('number', hasFormula, style, storedNumber(spelled), '');
  return encodeCell('date', hasFormula, style, toIsoDate(storedNumber(spelled), is1904), '');
}

/** The number of a column, from 0, by the letters of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function hideColumns(attributes: string, hidden: Set<number>): void {
  if (!isTrue(readAttribute(attributes, 'hidden'))) return;
  const first = Number(readAttribute(attributes, 'min') ?? 0);
  const last = Math.min(Number(readAttribute(attributes, 'max') ?? 0), sheetLimits.columns);
  for (let column = Math.max(1, first); column <= last; column += 1) hidden.add(column - 1);
}

/** Watches for an auto filter. One without a condition hides nothing: what is hidden there was hidden by hand. */
export function createFilterWatch(): {
  open: (name: string, attributes: string) => void;
  range: () => FilterRange | null;
} {
  let reference = '';
  let hasCondition = false;
  return {
    open: (name, attributes) => {
      if (name === 'autoFilter') reference = readAttribute(attributes, 'ref') ?? '';
      else if (name === 'filterColumn') hasCondition = true;
    },
    range: () => {
      const rows = /^\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+)$/i.exec(reference);
      return rows && hasCondition ? { first: Number(rows[1]), last: Number(rows[2]) } : null;
    },
  };
}

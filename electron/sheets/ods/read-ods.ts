import { AppError } from '../../../shared/errors';
import type { CellKind } from '../../../shared/sheet/cell';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import type { SheetName } from '../../../shared/sheet/sheet-preview';
import { storedNumber } from '../number-format';
import type { PackedFile } from '../packed-file';
import { createRowStore, encodeCell, encodeText, type Hiding, type RowStore } from '../row-store';
import { scanElements, scanPart } from '../scan-part';
import type { SheetBook } from '../sheet-book';
import { decodeXml, readAttribute } from '../xml-scanner';

const content = 'content.xml';
/** Inside a cell, but none of its text: comments, drawings, buttons. */
const besideText = new Set(['annotation', 'frame', 'custom-shape', 'g', 'control', 'object']);

/** Opens a spreadsheet of LibreOffice. All its sheets are one part, so their names are known once it was read to its end. */
export async function openOds(file: PackedFile): Promise<SheetBook> {
  await refuseEncrypted(file);
  if (!file.has(content)) throw new AppError('sheet-damaged', { detail: 'no content' });
  let sheets: SheetName[] = [];
  return {
    format: 'ods',
    sheets: () => sheets,
    active: 0,
    read: (index, onShare) => {
      const store = createRowStore((stored) => ({ shown: stored, format: '' }));
      const facts = { rows: store, hiddenColumns: new Set<number>(), merges: 0, comments: 0 };
      const names: SheetName[] = [];
      const read = async () => {
        await readContent(file, { index, store, facts, names, onShare });
        sheets = names;
        if (names.length === 0) throw new AppError('sheet-without-sheets');
      };
      return { facts, done: read() };
    },
  };
}

async function refuseEncrypted(file: PackedFile): Promise<void> {
  await scanElements(file, 'META-INF/manifest.xml', (name) => {
    if (name === 'encryption-data') throw new AppError('sheet-encrypted');
  });
}

interface Cell {
  attributes: string;
  times: number;
  paragraphs: string[];
}

/**
 * Reads one sheet. The file holds the text of each cell as it was shown when it was saved, beside its value. OpenDocument
 * 1.3, part 3, 9.1 and 19.6: rows, cells, and how often each is repeated.
 */
async function readContent(
  file: PackedFile,
  to: {
    index: number;
    store: RowStore;
    facts: { hiddenColumns: Set<number>; merges: number; comments: number };
    names: SheetName[];
    onShare: (share: number) => void;
  },
): Promise<void> {
  const { store, facts } = to;
  const hiddenTables = new Set<string>();
  let style = '';
  let isWanted = false;
  let depth = 0;
  let number = 1;
  let row = { times: 1, hiding: 'shown' as Hiding, cells: [] as string[] };
  let column = 0;
  let cell: Cell | null = null;
  let beside = 0;
  let paragraph: string | null = null;

  const openTable = (attributes: string) => {
    depth += 1;
    // A table within a cell is none of the sheets.
    if (depth > 1) return;
    to.names.push({
      name: readAttribute(attributes, 'table:name') ?? '',
      isHidden: hiddenTables.has(readAttribute(attributes, 'table:style-name') ?? ''),
    });
    isWanted = to.names.length - 1 === to.index;
    number = 1;
    column = 0;
  };
  const hideColumns = (attributes: string) => {
    const times = Number(readAttribute(attributes, 'table:number-columns-repeated') ?? 1);
    const isShown = (readAttribute(attributes, 'table:visibility') ?? 'visible') === 'visible';
    const last = Math.min(column + times, sheetLimits.columns);
    if (!isShown) for (let one = column; one < last; one += 1) facts.hiddenColumns.add(one);
    column += times;
  };
  const openRow = (attributes: string) => {
    const visibility = readAttribute(attributes, 'table:visibility');
    row = {
      times: Number(readAttribute(attributes, 'table:number-rows-repeated') ?? 1),
      hiding: visibility === 'filter' ? 'filtered' : visibility === 'collapse' ? 'hidden' : 'shown',
      cells: [],
    };
  };
  const closeRow = () => {
    // The empty rest of a sheet is one row, repeated to the last row there is.
    const times = row.cells.some((one) => one !== '') ? row.times : 0;
    if (times > sheetLimits.rows)
      throw new AppError('sheet-too-many-rows', { params: { rows: sheetLimits.rows } });
    for (let time = 0; time < times; time += 1) store.add(number + time, row.cells, row.hiding);
    number += row.times;
  };
  const closeCell = () => {
    if (!cell) return;
    const encoded = encode(cell);
    if (encoded.length > sheetLimits.cellCharacters)
      throw new AppError('sheet-cell-too-long', { params: { row: number } });
    // The empty rest of a row is one cell, repeated to the last column there is.
    const times = Math.min(cell.times, sheetLimits.columns + 1 - row.cells.length);
    for (let time = 0; time < times; time += 1) row.cells.push(encoded);
    cell = null;
  };
  const openText = (name: string, attributes: string) => {
    if (besideText.has(name)) {
      beside += 1;
      if (name === 'annotation') facts.comments += 1;
    } else if (beside > 0) return;
    else if (name === 'p' || name === 'h') paragraph = '';
    else if (paragraph === null) return;
    else if (name === 's')
      paragraph += ' '.repeat(Math.min(Number(readAttribute(attributes, 'text:c') ?? 1), 1_000));
    else if (name === 'tab') paragraph += '\t';
    else if (name === 'line-break') paragraph += '\n';
  };

  await scanPart(
    file,
    content,
    {
      open: (name, attributes) => {
        if (name === 'style') style = readAttribute(attributes, 'style:name') ?? '';
        else if (name === 'table-properties') {
          if (readAttribute(attributes, 'table:display') === 'false') hiddenTables.add(style);
        } else if (name === 'table') openTable(attributes);
        // Copies of other documents' tables stand in a place of their own.
        else if (name === 'dde-links') depth += 1;
        else if (!isWanted || depth !== 1) return;
        else if (name === 'table-column') hideColumns(attributes);
        else if (name === 'table-row') openRow(attributes);
        else if (name === 'table-cell' || name === 'covered-table-cell') {
          const times = Number(readAttribute(attributes, 'table:number-columns-repeated') ?? 1);
          const spans = ['table:number-columns-spanned', 'table:number-rows-spanned'];
          if (spans.some((span) => Number(readAttribute(attributes, span) ?? 1) > 1)) facts.merges += 1;
          cell = { attributes, times: Math.max(1, times), paragraphs: [] };
        } else if (cell) openText(name, attributes);
      },
      close: (name) => {
        if (name === 'table') {
          depth -= 1;
          if (depth === 0) isWanted = false;
        } else if (name === 'dde-links') depth -= 1;
        else if (!isWanted || depth !== 1) return;
        else if (name === 'table-row') closeRow();
        else if (name === 'table-cell' || name === 'covered-table-cell') closeCell();
        else if (cell && besideText.has(name)) beside -= 1;
        else if ((name === 'p' || name === 'h') && beside === 0 && paragraph !== null) {
          cell?.paragraphs.push(paragraph);
          paragraph = null;
        }
      },
      text: (text) => {
        // Blanks in a row count as one here, whatever breaks the lines of the file; `text:s` stands for the others.
        if (paragraph !== null && beside === 0) paragraph += decodeXml(text.replaceAll(/[ \t\r\n]+/g, ' '));
      },
    },
    to.onShare,
  );
}

function encode({ attributes, paragraphs }: Cell): string {
  const shown = paragraphs.join('\n');
  const isFormula = readAttribute(attributes, 'table:formula') !== null;
  const type =
    readAttribute(attributes, 'office:value-type') ?? readAttribute(attributes, 'calcext:value-type');
  const asKind = (kind: CellKind, stored: string) => encodeCell(kind, isFormula, 0, stored, shown);
  // LibreOffice calls a failed formula a text, and says what it is beside it.
  if (readAttribute(attributes, 'calcext:value-type') === 'error') return asKind('error', shown);
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return asKind('number', storedNumber(readAttribute(attributes, 'office:value') ?? ''));
    case 'date':
      return asKind('date', (readAttribute(attributes, 'office:date-value') ?? '').replace(/T00:00:00$/, ''));
    case 'time':
      return asKind('date', readAttribute(attributes, 'office:time-value') ?? '');
    case 'boolean':
      return asKind('boolean', readAttribute(attributes, 'office:boolean-value') ?? '');
    default: {
      const text = shown === '' ? (readAttribute(attributes, 'office:string-value') ?? '') : shown;
      // One that gave an empty text has at least an empty paragraph.
      if (isFormula && type === null && paragraphs.length === 0) return asKind('no-result', '');
      return isFormula && text !== '' ? encodeCell('text', true, 0, text, text) : encodeText(text);
    }
  }
}

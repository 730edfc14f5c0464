import type { PackedFile } from '../packed-file';
import { showNumber } from '../number-format';
import { createRowStore, type SharedTexts } from '../row-store';
import { scanElements } from '../scan-part';
import type { SheetBook } from '../sheet-book';
import { readFormats, readSharedTexts } from './shared-parts';
import { readRelations, readWorkbook } from './workbook';
import { createFilterWatch, readWorksheet } from './worksheet';

/** Opens a workbook of Excel's XML format; its sheets are read when they are asked for. */
export async function openXlsx(file: PackedFile): Promise<SheetBook> {
  const workbook = await readWorkbook(file);
  const formats = await readFormats(file, workbook.stylesPart);
  const texts: SharedTexts = { texts: [], isComplete: false };
  let readingTexts: Promise<void> | null = null;
  return {
    format: 'xlsx',
    sheets: () => workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    active: workbook.active,
    read: (index, onShare) => {
      const store = createRowStore((stored, kind, style) => {
        const format = formats.formatOf(style);
        return { shown: kind === 'number' ? showNumber(stored, format) : stored, format };
      }, texts);
      const part = workbook.sheets[index]?.part ?? '';
      const facts = { rows: store, hiddenColumns: new Set<number>(), merges: 0, comments: 0 };
      const finish = async () => {
        // Side by side: the first rows are there as soon as their own texts are, not all of them.
        readingTexts ??= readSharedTexts(file, workbook.sharedTextsPart, texts);
        const [found] = await Promise.all([
          readWorksheet(file, part, { store, formats, is1904: workbook.is1904 }, onShare),
          readingTexts,
        ]);
        Object.assign(facts, found, await readSurroundings(file, part, store.markFiltered));
      };
      return { facts, done: finish() };
    },
  };
}

/** What stands beside the sheet: comments, and tables with filters of their own. */
async function readSurroundings(
  file: PackedFile,
  part: string,
  markFiltered: (first: number, last: number) => void,
): Promise<{ comments: number }> {
  let comments = 0;
  for (const relation of (await readRelations(file, part)).values()) {
    if (relation.type === 'comments') {
      await scanElements(file, relation.part, (name) => {
        if (name === 'comment') comments += 1;
      });
    } else if (relation.type === 'table') {
      const filter = createFilterWatch();
      await scanElements(file, relation.part, filter.open);
      const range = filter.range();
      if (range) markFiltered(range.first, range.last);
    }
  }
  return { comments };
}

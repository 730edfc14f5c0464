import { AppError } from '../../../shared/errors';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import { builtInFormat, isDateFormat } from '../number-format';
import type { PackedFile } from '../packed-file';
import { decodeXlsxText, scanElements, scanPart } from '../scan-part';
import type { SharedTexts } from '../row-store';
import { readAttribute, type XmlHandler } from '../xml-scanner';

/**
 * Reads the texts that cells refer to by number into the list, which fills in their order. Runs are joined; what only
 * says how a text is read aloud is left out.
 */
export async function readSharedTexts(file: PackedFile, part: string, list: SharedTexts): Promise<void> {
  let text = '';
  let isText = false;
  let spoken = 0;
  let characters = 0;
  const handler: XmlHandler = {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = spoken === 0;
      else if (name === 'rPh') spoken += 1;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') spoken -= 1;
      else if (name === 'si') {
        characters += text.length;
        if (characters > sheetLimits.characters) throw new AppError('sheet-too-large-unpacked');
        list.texts.push(decodeXlsxText(text));
      }
    },
    text: (more) => {
      if (isText) text += more;
    },
  };
  if (file.has(part)) await scanPart(file, part, handler);
  list.isComplete = true;
}

/** The number formats of a workbook, by the number that a cell names its style with. */
export interface Formats {
  formatOf: (style: number) => string;
  isDate: (style: number) => boolean;
}

export async function readFormats(file: PackedFile, part: string): Promise<Formats> {
  const own = new Map<number, string>();
  const styles: number[] = [];
  let isCellStyles = false;
  await scanElements(file, part, (name, attributes) => {
    if (name === 'numFmt') {
      const id = Number(readAttribute(attributes, 'numFmtId'));
      own.set(id, readAttribute(attributes, 'formatCode') ?? '');
    } else if (name === 'cellXfs') isCellStyles = true;
    // Named styles stand in a list of the same shape before, what only differs in one behind.
    else if (name === 'cellStyles' || name === 'cellStyleXfs' || name === 'dxfs') isCellStyles = false;
    else if (name === 'xf' && isCellStyles) styles.push(Number(readAttribute(attributes, 'numFmtId') ?? 0));
  });
  const formats = styles.map((id) => {
    const format = own.get(id) ?? builtInFormat(id);
    return /^(?:general|standard)$/i.test(format) ? '' : format;
  });
  const dates = formats.map(isDateFormat);
  return {
    formatOf: (style) => formats[style] ?? '',
    isDate: (style) => dates[style] ?? false,
  };
}

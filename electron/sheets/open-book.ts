import { AppError } from '../../shared/errors';
import type { SheetEncoding, Separator } from '../../shared/sheet/sheet-preview';
import { openOds } from './ods/read-ods';
import { openPackedFile } from './packed-file';
import type { SheetBook } from './sheet-book';
import { decodeText } from './text/decode-text';
import { openText } from './text/read-text';
import { openXlsx } from './xlsx/read-xlsx';

const openDocumentType = 'application/vnd.oasis.opendocument.spreadsheet';

export interface TextChoices {
  encoding: SheetEncoding | null;
  separator: Separator | null;
}

/**
 * Opens a sheet by what stands in it; names of files promise much. Throws `sheet-…`: damaged, protected by a password, too
 * large, or of a kind that is not read, each with what helps.
 */
export async function openBook(bytes: Buffer, { encoding, separator }: TextChoices): Promise<SheetBook> {
  if (bytes.length === 0) throw new AppError('sheet-empty');
  const begin = bytes.subarray(0, 8).toString('latin1');
  if (begin.startsWith('PK\u0003\u0004') || begin.startsWith('PK\u0005\u0006')) return openPacked(bytes);
  // The old binary format, or the new one in the shell that a password puts around it.
  if (begin === '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1') {
    const isProtected = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new AppError(isProtected ? 'sheet-encrypted' : 'sheet-old-format');
  }
  if (begin.startsWith('%PDF')) throw new AppError('sheet-other-format');
  const decoded = decodeText(bytes, encoding);
  // Many programs call a web page or a file of XML `.xls`.
  const beginning = decoded.text.slice(0, 2_000);
  if (/^\s*<\?xml/i.test(beginning) && !/<(?:!doctype\s+)?html\b/i.test(beginning))
    throw new AppError('sheet-xml');
  if (/^\s*<(?:!doctype|html|table|\?xml|meta)/i.test(beginning)) throw new AppError('sheet-web-page');
  return openText(decoded, 'text', separator);
}

async function openPacked(bytes: Buffer): Promise<SheetBook> {
  const file = await openPackedFile(bytes);
  if (file.has('[Content_Types].xml')) {
    if (file.names().some((name) => /workbook\.bin$/i.test(name))) throw new AppError('sheet-xlsb');
    if (!file.names().some((name) => /workbook[^/]*\.xml$/i.test(name)))
      throw new AppError('sheet-other-format');
    return openXlsx(file);
  }
  const type = await file.readPart('mimetype');
  if (type?.startsWith(openDocumentType) === true) return openOds(file);
  // Apple's own, among others.
  throw new AppError('sheet-other-format');
}

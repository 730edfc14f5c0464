/** Spreadsheet programs cut a cell of more off, without a word. */
export const maxCellCharacters = 32_767;

/**
 * A text as a cell of an XLSX file has to hold it, so that it is read as it was. Readers take `_x0020_` for a blank; in a
 * name that is spelled like that, as SharePoint spells its columns, the underscore is written as `_x005F_`, which the
 * library leaves to us (hucre 1.0.0). ECMA-376, 22.9.2.19.
 */
export function writeXlsxText(text: string): string {
  return withoutControls(text.slice(0, maxCellCharacters)).replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** XML has no place for them, and no sheet shows them. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
}

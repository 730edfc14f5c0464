import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What stands in a cell of a sheet afterwards: in the row whose first cell says so, in the column of that name. */
export interface OfficeEdit {
  row: string;
  column: string;
  text: string;
}

/** LibreOffice on this computer; null = there is none. */
export function findOffice(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, 'soffice')).find(existsSync) ?? null;
}

/**
 * Opens a sheet in LibreOffice, changes cells of it and saves it in another form, beside the file. Not every LibreOffice
 * runs macros, so the cells are changed in its own flat form, which it opens again. Throws where it saves nothing.
 */
export async function editInOffice(
  office: string,
  file: string,
  edits: readonly OfficeEdit[],
  format: 'xlsx' | 'ods',
): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-office-'));
  const convert = async (from: string, kind: string): Promise<string> => {
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`;
    const out = path.join(folder, kind);
    const options = [profile, '--headless', '--norestore', '--convert-to', kind, '--outdir', out, from];
    await promisify(execFile)(office, options);
    return path.join(out, `${path.parse(from).name}.${kind}`);
  };
  try {
    const flat = await convert(file, 'fods');
    await writeFile(flat, edits.reduce(changeCell, await readFile(flat, 'utf8')));
    const target = path.join(path.dirname(file), `${path.parse(file).name} back.${format}`);
    await copyFile(await convert(flat, format), target);
    return target;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const rowPattern = /<table:table-row\b[^>]*>.*?<\/table:table-row>/gs;
const cellPattern = /<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs;

function changeCell(book: string, { row, column, text }: OfficeEdit): string {
  const rows = book.match(rowPattern) ?? [];
  const at = readCells(rows[0] ?? '').findIndex(({ shown }) => shown === column);
  const found = rows.find((one) => readCells(one)[0]?.shown === row);
  if (at < 0 || found === undefined) throw new Error(`There is no ${column} in ${row}.`);
  const cells = readCells(found).map(({ xml }, index) =>
    index === at
      ? `<table:table-cell office:value-type="string"><text:p>${escapeXml(text)}</text:p></table:table-cell>`
      : xml,
  );
  const start = found.slice(0, found.indexOf('>') + 1);
  return book.replace(found, () => `${start}${cells.join('')}</table:table-row>`);
}

/** Each cell by itself: of several that are the same in a row, the form keeps one and how often. */
function readCells(row: string): { xml: string; shown: string }[] {
  return [...row.matchAll(cellPattern)].flatMap(([xml, attributes = '', inside = '']) => {
    const times = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
    const one = {
      xml: xml.replace(/ table:number-columns-repeated="\d+"/, ''),
      shown: inside.replaceAll(/<[^>]*>|\n\s*/g, ''),
    };
    return times > mostColumns ? [] : Array.from({ length: times }, () => one);
  });
}

/** More of the same are the emptiness behind the last column. */
const mostColumns = 1_000;

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

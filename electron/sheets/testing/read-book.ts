import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SheetRow } from '../../../shared/sheet/cell';
import { openBook } from '../open-book';
import type { SheetFacts } from '../sheet-book';

/** Where a sheet that LibreOffice made lies; see `scripts/fixtures/make-sheets.mjs`. For tests only. */
export function sheetFile(name: string): string {
  return fileURLToPath(new URL(`files/${name}`, import.meta.url));
}

/** Reads a file to its end. For tests only. */
export async function readBook(
  bytes: Buffer,
  sheet?: number,
): Promise<{ rows: SheetRow[]; facts: SheetFacts; sheets: { name: string; isHidden: boolean }[] }> {
  const book = await openBook(bytes, { encoding: null, separator: null });
  const { facts, done } = book.read(sheet ?? book.active, () => undefined);
  await done;
  const rows = Array.from({ length: facts.rows.count() }, (_nothing, at) => facts.rows.read(at));
  return { rows, facts, sheets: book.sheets() };
}

export function readSheetFile(name: string, sheet?: number) {
  return readBook(readFileSync(sheetFile(name)), sheet);
}

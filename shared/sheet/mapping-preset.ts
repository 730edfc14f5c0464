import { sheetMappingSchema, type MappedColumn, type SheetMapping } from './column-use';
import { normalizeHeader } from './header-names';

/**
 * The shape of a sheet: the names of its columns, in any order. A second sheet of the same shape is read as the first
 * was. Empty for a sheet without names, which has no shape that anybody could know again.
 */
export function describeShape(headers: readonly string[]): string {
  const names = headers.map(normalizeHeader).filter((name) => name !== '');
  return names.length < 2 ? '' : JSON.stringify(names.toSorted());
}

/**
 * A kept mapping, put on the columns of this sheet by their names; null where a column that it needs is missing or named
 * twice, so that somebody has to look.
 */
export function applyPreset(kept: unknown, headers: readonly string[]): SheetMapping | null {
  const parsed = sheetMappingSchema.safeParse(kept);
  if (!parsed.success) return null;
  const places = new Map<string, number[]>();
  headers.forEach((header, column) => {
    const name = normalizeHeader(header);
    places.set(name, [...(places.get(name) ?? []), column]);
  });
  const columns: MappedColumn[] = [];
  for (const one of parsed.data.columns) {
    const [column, ...others] = places.get(normalizeHeader(one.header)) ?? [];
    if (column === undefined || others.length > 0) return null;
    columns.push({ ...one, column, header: headers[column] ?? one.header });
  }
  return { ...parsed.data, columns };
}

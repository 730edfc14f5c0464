import { toCarrier } from '../http/answers';
import { encodeDate, encodeInteger } from '../rules/encoded-values';
import type { ArchiveCell, ArchivePage, ArchiveRow } from './archive-table';

const encodeDateTime = (iso: string): string => {
  const [date = '', time = '00:00:00'] = iso.replace(/Z$/, '').split('T');
  const seconds = time.split('.')[0] ?? time;
  return encodeDate(date).replace('[D:', '[DT:').replace(']', ` ${seconds}.0000000]`);
};

/** Documented: the display value is encoded for every column that is not text. */
function encodeCell({ type, value }: ArchiveCell): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return encodeInteger(value ? 1 : 0);
  if (type === 'int') return encodeInteger(Number(value));
  if (type === 'decimal') return `[F:${value}]`;
  if (type === 'date') return encodeDate(String(value).slice(0, 10));
  if (type === 'datetime') return encodeDateTime(String(value));
  return String(value);
}

/** A row as the Archive agent gives it: `ArchiveListItem`, with the primary key as a number. */
export function toArchiveListItem(row: ArchiveRow) {
  const cells = row.cells.map((cell) => [
    cell.column,
    { DisplayValue: encodeCell(cell), TooltipHint: '', LinkHint: '' },
  ]);
  return toCarrier({
    EntityName: row.entityName,
    PrimaryKey: row.primaryKey,
    ColumnData: Object.fromEntries(cells),
    LinkHint: '',
    StyleHint: '',
  });
}

/** Dates in JSON are ISO 8601 without a zone. */
function slimValue({ type, value }: ArchiveCell): ArchiveCell['value'] {
  if (typeof value !== 'string' || value === '') return value;
  if (type === 'date') return `${value.slice(0, 10)}T00:00:00`;
  return type === 'datetime' ? value.replace(/(\.\d+)?Z$/, '') : value;
}

/** A page as the REST lists give it (slim mode): the primary key is text, the cells stand beside it. */
export function toODataPage(page: ArchivePage, metadataAddress: string, nextAddress: string | null) {
  return {
    'odata.metadata': metadataAddress,
    'odata.nextLink': nextAddress,
    value: page.rows.map((row) => ({
      PrimaryKey: String(row.primaryKey),
      EntityName: row.entityName,
      ...Object.fromEntries(row.cells.map((cell) => [cell.column, slimValue(cell)])),
    })),
  };
}

import type { FieldValue } from '../../shared/value/field-value';
import type { SideReadings } from '../../shared/write/joined-value';
import { askSide } from '../records/read-record';
import { askSingly, type Asked } from './look-ups/asked';
import { toRecordPlace, type PlacedRow } from './place-rows';

/**
 * What both sides hold now of the rows that put values back: each row's own two requests, since what they write over is
 * what somebody may have changed since. null = not read. Throws `cancelled` and `GivenUp`.
 */
export async function readSidesNow(
  asked: Asked,
  rows: readonly PlacedRow[],
): Promise<Map<PlacedRow, SideReadings>> {
  const restoring = rows.filter(({ row }) => row.restores !== null && row.hasValues);
  const crm = await readSideNow(asked, restoring, 'crm');
  const erp = await readSideNow(asked, restoring, 'erp');
  return new Map(restoring.map((row) => [row, { crm: crm.get(row) ?? null, erp: erp.get(row) ?? null }]));
}

/** What one side holds now of each row, as far as it was read. Throws `cancelled` and `GivenUp`. */
export async function readSideNow(
  { site, ask }: Asked,
  rows: readonly PlacedRow[],
  side: 'crm' | 'erp',
): Promise<Map<PlacedRow, readonly FieldValue[]>> {
  const answers = await askSingly(rows, async (row) => {
    const place = toRecordPlace(row);
    if (place === null || (side === 'erp' && place.erpKey === null)) return null;
    return ask(() => askSide(site, place, side));
  });
  return new Map([...answers].flatMap(([row, held]) => (held.read && held.value ? [[row, held.value]] : [])));
}

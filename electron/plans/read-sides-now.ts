import type { FieldValue } from '../../shared/value/field-value';
import type { SideReadings } from '../../shared/write/joined-value';
import { askSingly, type Asked } from './look-ups/asked';
import type { PlacedRow } from './place-rows';

/**
 * What both sides hold now of the rows that put values back: each row's own two requests, since what they write over is
 * what somebody may have changed since. null = not read. Throws `cancelled` and `GivenUp`.
 */
export async function readSidesNow(
  { site, ask }: Asked,
  rows: readonly PlacedRow[],
): Promise<Map<PlacedRow, SideReadings>> {
  const restoring = rows.filter(({ row }) => row.restores !== null && row.hasValues);
  const crm = await askSingly(restoring, async ({ record }): Promise<FieldValue[] | null> => {
    if (record === null) return null;
    const { crmActorType, crmRecordId } = record;
    return ask(() => site.erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId));
  });
  const erp = await askSingly(restoring, async ({ place, row }): Promise<FieldValue[] | null> => {
    if (place === null || row.erpKey === '') return null;
    const { erpConnectionId, erpActorType } = place;
    return ask(() => site.erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, row.erpKey));
  });
  const valuesOf = (found: typeof crm, row: PlacedRow) => {
    const values = found.get(row);
    return values?.read ? values.value : null;
  };
  return new Map(restoring.map((row) => [row, { crm: valuesOf(crm, row), erp: valuesOf(erp, row) }]));
}

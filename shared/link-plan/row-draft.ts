import { z } from 'zod';
import { rowContentSchema, type PlanRow, type RowContent } from './plan-row';
import { recordKeyKinds, type RecordAsGiven } from './record-as-given';

const text = z.string().max(2_000);

/** What of a row a person has typed and not saved; what nobody has touched follows the row. */
export const rowEditsSchema = z.strictObject({
  by: z.enum(recordKeyKinds).optional(),
  record: text.optional(),
  postcode: text.optional(),
  erpKey: rowContentSchema.shape.erpKey.optional(),
  note: rowContentSchema.shape.note.optional(),
});
export type RowEdits = z.infer<typeof rowEditsSchema>;

export interface KeptRowDraft {
  rowId: string;
  /** As in the row: its number in the sheet, 0 where there is none. */
  sheetRow: number;
  edits: RowEdits;
}

type Editable = Pick<PlanRow, 'record' | 'erpKey' | 'note'>;

export function postcodeOf({ record }: Pick<PlanRow, 'record'>): string {
  return record?.by === 'name-postcode' ? record.postcode : '';
}

/** Only what is otherwise than in the row. */
export function changesOf(
  row: Editable,
  edits: RowEdits,
): Partial<Pick<RowContent, 'record' | 'erpKey' | 'note'>> {
  const record = recordOf(row, edits);
  return {
    ...(JSON.stringify(record) === JSON.stringify(row.record) ? {} : { record }),
    ...(edits.erpKey === undefined || edits.erpKey === row.erpKey ? {} : { erpKey: edits.erpKey }),
    ...(edits.note === undefined || edits.note === row.note ? {} : { note: edits.note }),
  };
}

/** Whether something else was typed than the row says. */
export function isOtherThan(row: Editable, edits: RowEdits): boolean {
  return Object.keys(changesOf(row, edits)).length > 0;
}

function recordOf(row: Editable, edits: RowEdits): RecordAsGiven | null {
  if (edits.by === undefined && edits.record === undefined && edits.postcode === undefined) return row.record;
  const by = edits.by ?? row.record?.by ?? 'id';
  const given = (edits.record ?? row.record?.text ?? '').trim();
  if (given === '') return null;
  return by === 'name-postcode'
    ? { by, text: given, postcode: (edits.postcode ?? postcodeOf(row)).trim() }
    : { by, text: given };
}

import { isSameValue } from '../value/compare';
import type { DraftRow } from './draft';
import type { FieldValue, MappedField } from '../value/field-value';

/** A row as the mapping wants it to start: its switches, and the value of the side it flows from. */
export function createRow(field: MappedField): DraftRow {
  const source = startingSide(field);
  const start = source === 'crm' ? field.crm : field.erp;
  return {
    ...field,
    id: field.crmFieldKey,
    value: start?.value ?? '',
    displayValue: start?.displayValue ?? '',
    source,
  };
}

/**
 * A field that flows only into SuperOffice starts with the ERP's value; every other one with SuperOffice's. A side
 * that was not read, or is empty while the other is not, gives way.
 */
function startingSide(field: MappedField): 'crm' | 'erp' {
  if (field.crm === null) return field.erp === null ? 'crm' : 'erp';
  if (field.erp === null) return 'crm';
  if (field.syncToCrm && !field.syncToErp) return 'erp';
  if (field.syncToErp && !field.syncToCrm) return 'crm';
  return field.crm.value === '' && field.erp.value !== '' ? 'erp' : 'crm';
}

/** A row that is filled in by hand: nothing is known of either side. */
export function createEmptyRow(id: string): DraftRow {
  return {
    id,
    crmFieldKey: '',
    displayName: '',
    fieldType: 'Text',
    access: 'Normal',
    maxLength: 0,
    choices: null,
    crm: null,
    erp: null,
    value: '',
    displayValue: '',
    source: 'typed',
    syncToCrm: false,
    syncToErp: false,
  };
}

/** The row with one side's value, exactly as that side gave it. Unchanged where that side was not read. */
export function takeSide(row: DraftRow, side: 'crm' | 'erp'): DraftRow {
  const taken = row[side];
  return taken ? { ...row, value: taken.value, displayValue: taken.displayValue, source: side } : row;
}

/** The row with a typed value. Typing what a side holds counts as that side's value, so it is sent as it came. */
export function editValue(row: DraftRow, value: string, displayValue: string): DraftRow {
  for (const side of ['crm', 'erp'] as const) {
    if (row[side] !== null && row[side].value === value) return takeSide(row, side);
  }
  return { ...row, value, displayValue, source: 'typed' };
}

/** Field keys whose values moved on the site between two readings. */
export type MovedKeys = string[];

/**
 * Fresh fields under a restored draft: what the user chose stays, what the sides hold is new. Rows that the
 * connection no longer maps go; new ones start as the mapping says.
 */
export function mergeRows(
  rows: readonly DraftRow[],
  fields: readonly MappedField[],
): { rows: DraftRow[]; moved: MovedKeys } {
  const kept = new Map(rows.map((row) => [row.crmFieldKey, row]));
  const moved: MovedKeys = [];
  const merged = fields.map((field) => {
    const row = kept.get(field.crmFieldKey);
    if (!row) return createRow(field);
    if (hasMoved(row, field)) moved.push(field.crmFieldKey);
    const chosen = {
      ...field,
      id: row.id,
      value: row.value,
      displayValue: row.displayValue,
      source: row.source,
      syncToCrm: row.syncToCrm,
      syncToErp: row.syncToErp,
    };
    return row.source === 'typed' ? chosen : takeSide(chosen, row.source);
  });
  return { rows: merged, moved };
}

function hasMoved(row: DraftRow, field: MappedField): boolean {
  return (['crm', 'erp'] as const).some((side) => {
    const before = row[side];
    const now = field[side];
    return before !== null && now !== null && !isSameValue(before.value, now.value, field.fieldType);
  });
}

/** The row as the API wants it. */
export function toFieldValue(row: DraftRow): FieldValue {
  const { displayName, crmFieldKey, value, displayValue, syncToCrm, syncToErp } = row;
  return { displayName, crmFieldKey, value, displayValue, syncToCrm, syncToErp };
}

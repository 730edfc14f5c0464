import type { FieldValue } from '../value/field-value';
import type { SeenValues } from '../write/write';
import type { JoinedField } from '../write/joined-value';
import type { PlanField } from '../write/plan';
import { isSameStored } from '../write/same-stored';
import { clears } from '../write/value-result';
import type { DraftRow } from './draft';

/**
 * A row as the mapping wants it to start: its switches, and the value of the side it flows from. A start never clears:
 * where the value is empty, the switch towards a side that holds something, or may, is off.
 */
export function createRow(joined: JoinedField): DraftRow {
  const { field, crm, erp } = joined;
  const source = startingSide(joined);
  const start = source === 'crm' ? crm : erp;
  return withoutClearing({
    id: field.crmFieldKey,
    crmFieldKey: field.crmFieldKey,
    displayName: field.displayName,
    crm,
    erp,
    value: start?.value ?? '',
    displayValue: start?.displayValue ?? '',
    source,
    syncToCrm: field.syncToCrm,
    syncToErp: field.syncToErp,
  });
}

/** A row of a link that stays: it starts with a side's value, and with nothing to be written. */
export function createLeftRow(joined: JoinedField): DraftRow {
  return { ...createRow(joined), syncToCrm: false, syncToErp: false };
}

/** The row with the switches off that would clear a side. */
function withoutClearing(row: DraftRow): DraftRow {
  const syncToCrm = row.syncToCrm && !clears(row, 'crm');
  const syncToErp = row.syncToErp && !clears(row, 'erp');
  return syncToCrm === row.syncToCrm && syncToErp === row.syncToErp ? row : { ...row, syncToCrm, syncToErp };
}

/**
 * A field that flows only into SuperOffice starts with the ERP's value; every other one with SuperOffice's. A side
 * that was not read, or is empty while the other is not, gives way.
 */
function startingSide({ field, crm, erp }: JoinedField): 'crm' | 'erp' {
  if (crm === null) return erp === null ? 'crm' : 'erp';
  if (erp === null) return 'crm';
  if (field.syncToCrm && !field.syncToErp) return 'erp';
  if (field.syncToErp && !field.syncToCrm) return 'crm';
  return crm.value === '' && erp.value !== '' ? 'erp' : 'crm';
}

/** A row that is filled in by hand: nothing is known of either side. */
export function createEmptyRow(id: string): DraftRow {
  return {
    id,
    crmFieldKey: '',
    displayName: '',
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

/**
 * The row with one side's value, written to the other side where the mapping writes there. `all`: one of many taken at
 * once, which clears nothing.
 */
export function takeAndWrite(
  row: DraftRow,
  side: 'crm' | 'erp',
  field: PlanField,
  how: 'one' | 'all' = 'one',
): DraftRow {
  const taken = takeSide(row, side);
  const other = side === 'crm' ? 'erp' : 'crm';
  const isMapped = other === 'crm' ? field.syncToCrm : field.syncToErp;
  if (taken.source !== side || !isMapped || (how === 'all' && clears(taken, other))) return taken;
  return writeTo(taken, other, field);
}

/** The row with one side's value, written to the other side whatever the mapping says; not to a read-only field. */
export function takeAndAlsoWrite(row: DraftRow, side: 'crm' | 'erp', field: PlanField): DraftRow {
  const taken = takeSide(row, side);
  return taken.source === side ? writeTo(taken, side === 'crm' ? 'erp' : 'crm', field) : taken;
}

/** Towards a side that holds the value already, nothing is switched. */
function writeTo(row: DraftRow, side: 'crm' | 'erp', field: PlanField): DraftRow {
  const held = row[side];
  if (held === null || isSameStored(held.value, row.value, field)) return row;
  if (side === 'crm') return { ...row, syncToCrm: true };
  return field.access === 'ReadOnly' ? row : { ...row, syncToErp: true };
}

/** The row with a typed value. Typing what a side holds counts as that side's value, so it is sent as it came. */
export function editValue(row: DraftRow, value: string, displayValue: string): DraftRow {
  for (const side of ['crm', 'erp'] as const) {
    if (row[side] !== null && row[side].value === value) return takeSide(row, side);
  }
  return { ...row, value, displayValue, source: 'typed' };
}

/**
 * The row with a typed value, which the first keystroke has written where the mapping writes: on a link that stays,
 * nothing is written before somebody touches it.
 */
export function editAndWrite(row: DraftRow, value: string, displayValue: string, field: PlanField): DraftRow {
  const edited = editValue(row, value, displayValue);
  if (edited.source !== 'typed' || row.source === 'typed') return edited;
  const toCrm = field.syncToCrm ? writeTo(edited, 'crm', field) : edited;
  return field.syncToErp ? writeTo(toCrm, 'erp', field) : toCrm;
}

/** The row without what was read: by hand nothing is compared, so nothing may pass for what a side holds now. */
export function forgetSides(row: DraftRow): DraftRow {
  const { seen, ...rest } = row;
  return row.crm === null && row.erp === null && !seen ? row : { ...rest, crm: null, erp: null };
}

/** What the user saw of both sides, also of one that could not be read since: a write is refused where it is another. */
export function listSeen(rows: readonly DraftRow[]): SeenValues {
  return rows.map(({ crmFieldKey, crm, erp, seen }) => ({
    crmFieldKey,
    crm: (crm ?? seen?.crm)?.value ?? null,
    erp: (erp ?? seen?.erp)?.value ?? null,
  }));
}

/** The row as it is now, with what was seen of the sides of which nothing could be read this time. */
function keepSeen(before: DraftRow, now: DraftRow, fields: readonly JoinedField[]): DraftRow {
  const { seen: _before, ...row } = now;
  const keep = (side: 'crm' | 'erp') =>
    fields.some((one) => one[side] !== null) ? null : (before[side] ?? before.seen?.[side] ?? null);
  const seen = { crm: keep('crm'), erp: keep('erp') };
  return seen.crm === null && seen.erp === null ? row : { ...row, seen };
}

interface MergeOptions {
  /** The rows as they started, by id. */
  started?: Readonly<Record<string, DraftRow>>;
  /** Makes the row of a field that was not there. */
  create?: (joined: JoinedField) => DraftRow;
}

/**
 * Fresh fields under a restored draft: what the user chose stays, what the sides hold is new. Rows that the
 * connection no longer maps go; new ones start as the mapping says, and so do those that are still as they started
 * (`started`, by id): a switch that was off only because a side could not be read is on again once it can. What such a
 * row showed of a side that cannot be read now goes on being shown.
 */
export function mergeRows(
  rows: readonly DraftRow[],
  fields: readonly JoinedField[],
  { started = {}, create = createRow }: MergeOptions = {},
): DraftRow[] {
  const kept = new Map(rows.map((row) => [row.crmFieldKey, row]));
  const merge = (row: DraftRow, joined: JoinedField): DraftRow => {
    const { field, crm, erp } = joined;
    if (isAsStarted(row, started[row.id])) {
      return readBefore(row, joined) ?? { ...create(joined), id: row.id };
    }
    const chosen = { ...row, displayName: field.displayName, crm, erp };
    if (row.source === 'typed') return chosen;
    if (chosen[row.source] === null) {
      // Of a try that was sent, or kept, without that side in sight: what was chosen is still known.
      const isKept = row[row.source] === null && (row.value !== '' || (crm === null && erp === null));
      // Else an old reading must not pass for what the side holds: it is shown as one, and written nowhere.
      return isKept ? chosen : (readBefore(row, joined) ?? create(joined));
    }
    const taken = takeSide(chosen, row.source);
    // Emptied on the site meanwhile: nobody chose to clear the other side.
    return taken.value === '' && row.value !== '' ? withoutClearing(taken) : taken;
  };
  return fields.map((joined) => {
    const row = kept.get(joined.field.crmFieldKey);
    return row ? keepSeen(row, merge(row, joined), fields) : create(joined);
  });
}

/**
 * The row with the value of an earlier reading, which nobody writes unasked, where the side that gave it is not read now;
 * null where there is nothing of the kind to show.
 */
function readBefore(row: DraftRow, { field, crm, erp }: JoinedField): DraftRow | null {
  const shown = { ...row, displayName: field.displayName, crm, erp };
  return isFromBefore(shown) ? { ...shown, syncToCrm: false, syncToErp: false } : null;
}

/** True for a value that stands there from an earlier reading: the side that gave it is not read now. */
export function isFromBefore({ source, value, crm, erp }: DraftRow): boolean {
  return value !== '' && (source === 'crm' ? crm === null : source === 'erp' && erp === null);
}

/** Rows as they were sent, beside what both sides hold now. A field that is not among the rows was not sent. */
export function refreshSides(rows: readonly DraftRow[], fields: readonly JoinedField[]): DraftRow[] {
  const read = new Map(fields.map((joined) => [joined.field.crmFieldKey, joined]));
  return rows.map((row) => {
    const joined = read.get(row.crmFieldKey);
    return joined ? keepSeen(row, { ...row, crm: joined.crm, erp: joined.erp }, fields) : row;
  });
}

function isAsStarted(row: DraftRow, started: DraftRow | undefined): boolean {
  const chosen = ['value', 'source', 'syncToCrm', 'syncToErp'] as const;
  return started !== undefined && chosen.every((part) => row[part] === started[part]);
}

/**
 * Whether a side stores something else than the row shows, letter by letter: by that rule a write is stopped, too. A field
 * that a side no longer tells has moved; one of a side of which nothing was read has not.
 */
export function hasMoved(row: DraftRow, joined: JoinedField, fields: readonly JoinedField[]): boolean {
  return (['crm', 'erp'] as const).some((side) => {
    const before = row[side] ?? row.seen?.[side] ?? null;
    const now = joined[side];
    // The value was chosen from this side, which could not be read since.
    if (before === null)
      return row.source === side && row.value !== '' && now !== null && now.value !== row.value;
    return now === null ? fields.some((one) => one[side] !== null) : before.value !== now.value;
  });
}

/** The row as the API wants it. */
export function toFieldValue(row: DraftRow): FieldValue {
  const { displayName, crmFieldKey, value, displayValue, syncToCrm, syncToErp } = row;
  return { displayName, crmFieldKey, value, displayValue, syncToCrm, syncToErp };
}

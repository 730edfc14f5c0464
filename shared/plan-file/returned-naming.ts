import type { PlanRow, RowContent } from '../link-plan/plan-row';
import type { RecordAsGiven, RecordKeyKind } from '../link-plan/record-as-given';
import { parseRecordReference } from '../record/record-reference';
import { readCrmActorType, readErpActorType } from '../sheet/actor-type-words';
import { cellAt, type SheetCell, type SheetRow } from '../sheet/cell';
import { readValueCell } from '../sheet/read-value-cell';
import { readRecordBy } from '../sheet/record-by-words';
import { planFile } from '../text/en/plan-file';
import { findGiven } from './given-cell';
import { unguardText } from './guarded-text';
import { describeNaming } from './plan-file-columns';
import { readBack } from './read-back';
import type { ReadingOptions } from './read-returned-row';
import { markText, normalizeText, type ReturnableContent, type WordedColumn } from './row-mark';
import { common } from '../text/en/common';

/** What somebody changed in the file of how a row names its ends. */
export interface ReadNaming {
  changes: Partial<Pick<RowContent, 'crmActorType' | 'erpActorType' | 'connection'>>;
  /** Null = as it was. */
  recordBy: RecordKeyKind | null;
  unread: number[];
  /** Changed, and of no effect. */
  idle: number[];
}

/** Reads the columns that the plan may say for all rows: only what was changed since the file was written counts. */
export function readNaming(
  row: SheetRow,
  planRow: PlanRow,
  { plan, columns, mark }: ReadingOptions,
): ReadNaming {
  const read: ReadNaming = { changes: {}, recordBy: null, unread: [], idle: [] };
  const now = describeNaming(planRow, plan);
  const edit = (name: keyof typeof now, also: string | null, take: (text: string) => boolean | null) => {
    const column = columns.of(name);
    if (column === null || !isEdited(cellAt(row, column), mark?.wordOf(name) ?? null, [now[name], also]))
      return;
    // Its rows belong to links that are there: through another connection they would be other links.
    const isTaken = plan.kind === 'restore' ? false : take(textIn(cellAt(row, column)));
    if (isTaken === null) read.unread.push(column);
    if (isTaken === false) read.idle.push(column);
  };
  edit('crmActorType', planRow.crmActorType, (text) => {
    const type = readCrmActorType(text);
    if (type === null) return null;
    // Another word for the same.
    if (planFile.crmActorTypes[type] === now.crmActorType) return true;
    return put(
      read.changes,
      'crmActorType',
      type,
      findGiven(planRow, 'crmActorType') ? null : (planRow.crmActorType ?? plan.constants.crmActorType),
    );
  });
  edit('erpActorType', null, (text) => {
    const type = readErpActorType(text);
    if (type === null) return null;
    return type === now.erpActorType || put(read.changes, 'erpActorType', type, planRow.erpActorType);
  });
  edit('connection', planRow.connection, (text) => {
    if (text === '') return null;
    // By its id the plan's own is known better than by a name that two may have.
    const connection = text === plan.constants.connectionName ? null : text;
    return put(read.changes, 'connection', connection, planRow.connection);
  });
  edit('recordBy', planRow.record?.by ?? null, (text) => {
    const recordColumn = columns.of('record');
    const hasRecord = recordColumn === null || textIn(cellAt(row, recordColumn)) !== '';
    if (text === '' && !hasRecord) return true;
    read.recordBy = readRecordBy(text);
    if (read.recordBy === null) return null;
    return hasRecord;
  });
  return read;
}

function put<K extends keyof ReadNaming['changes']>(
  changes: ReadNaming['changes'],
  part: K,
  value: ReadNaming['changes'][K],
  now: ReadNaming['changes'][K],
): boolean {
  if (value === now) return false;
  changes[part] = value;
  return true;
}

/** Otherwise than it was written; where nobody knows that, otherwise than the plan has it now. */
function isEdited(cell: SheetCell, written: string | null, now: readonly (string | null)[]): boolean {
  const texts = textsOf(cell).map(normalizeText);
  const isNow = now.some((one) => one !== null && texts.includes(normalizeText(one)));
  return !isNow && !(written !== null && texts.some((text) => markText(text) === written));
}

function textsOf(cell: SheetCell): string[] {
  return [cell.shown, cell.stored, unguardText(cell.stored)];
}

function textIn(cell: SheetCell): string {
  const reading = readValueCell(cell);
  return reading.kind === 'found' ? unguardText(reading.value.text).trim() : '';
}

/** How the row names its record now; `by` as the file changed it, null where it did not. */
export function toRecord(
  now: RecordAsGiven | null,
  by: RecordKeyKind | null,
  text: string,
  postcode: string,
): RecordAsGiven | null {
  if (text === '') return null;
  const isAddress = /[?&#;](?:contact|person|project|sale)_id=\d/i.test(text);
  if (isAddress && (by === null || by === 'id')) return { by: 'address', text };
  const kept = now === null || (now.by === 'address' && text !== now.text) ? 'id' : now.by;
  const kind = by ?? kept;
  return kind === 'name-postcode' ? { by: kind, text, postcode } : { by: kind, text };
}

/** Columns whose cells are otherwise than they were written, and that are not taken over. */
export function findEditedCells(
  row: SheetRow,
  planRow: PlanRow,
  { record, crmActorType }: ReturnableContent,
  naming: ReadNaming,
  { columns, mark }: ReadingOptions,
): number[] {
  const edited = [...naming.idle];
  const told: [WordedColumn, string | null][] = [
    ['state', common.state[planRow.state]],
    ['reason', null],
    ['at', null],
    ['entryId', planRow.entryId],
  ];
  for (const [name, now] of told) {
    const column = columns.of(name);
    const written = mark?.wordOf(name) ?? null;
    // What an earlier version wrote there, nobody knows any more.
    if (column === null || written === null) continue;
    const cell = cellAt(row, column);
    // A spreadsheet program made a date of the time.
    const isItsOwn = cell.kind === 'date' || cell.kind === 'number';
    if (!isItsOwn && isEdited(cell, written, [now])) edited.push(column);
  }
  const postcode = columns.of('postcode');
  const hadPostcode = planRow.record?.by === 'name-postcode' ? planRow.record.postcode : '';
  if (
    postcode !== null &&
    record !== null &&
    record.by !== 'name-postcode' &&
    isOther(row, postcode, hadPostcode)
  )
    edited.push(postcode);
  // The address of a record says itself what it is the address of.
  const typeColumn = columns.of('crmActorType');
  const typeOfAddress =
    record?.by === 'address' && crmActorType
      ? parseRecordReference(record.text, crmActorType)?.crmActorType
      : null;
  if (typeColumn !== null && naming.changes.crmActorType && typeOfAddress && typeOfAddress !== crmActorType)
    edited.push(typeColumn);
  columns.kept.forEach((column, at) => {
    if (column !== null && isOther(row, column, planRow.kept[at] ?? '')) edited.push(column);
  });
  edited.push(
    ...columns.strange.filter((column) => textsOf(cellAt(row, column)).some((text) => text.trim() !== '')),
  );
  return edited;
}

function isOther(row: SheetRow, column: number, now: string): boolean {
  const { kind } = readBack(row, column, now, (cell) => ({ kind: 'found', value: cell.shown }));
  return kind === 'changed';
}

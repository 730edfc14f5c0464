import type { Plan } from '../link-plan/plan';
import type { PlanRow, PlanValue } from '../link-plan/plan-row';
import { cellAt, type SheetCell, type SheetRow } from '../sheet/cell';
import { readDecision } from '../sheet/decisions';
import type { CellReading } from '../sheet/key-codes';
import { readKeyCell } from '../sheet/read-key-cell';
import { readValueCell } from '../sheet/read-value-cell';
import type { Direction } from '../value/direction';
import type { FoundColumns, PlanFileColumn } from './plan-file-columns';
import { findGiven, isAsGiven, type GivenCell } from './given-cell';
import { readBack, readBackGiven } from './read-back';
import { findEditedCells, readNaming, toRecord } from './returned-naming';
import type { ReturnableContent, RowMark } from './row-mark';
import { writeLike } from './value-form';

/** A cell of a file that came back, by its place. */
export interface FileCell {
  rowId: string;
  fileRow: number;
  /** As the file calls its column. */
  column: string;
  shown: string;
}

/** What one row of the file says, beside the row of the plan. */
export interface ReadRow {
  content: ReturnableContent;
  /** Every column with words of its own is in the file, and could be read. */
  isWhole: boolean;
  /** Somebody changed there how the row names its ends: connection, types, kind of record reference. */
  isRenamed: boolean;
  unread: FileCell[];
  notTaken: FileCell[];
  reshaped: FileCell[];
}

/** What the plan knows of a field for which a row has no value. */
export interface FieldOfFile {
  /** Where a value goes that only the file has. */
  direction: Direction;
  /** Some value of the field in the form of the site; empty = there is none. */
  like: string;
}

export interface ReadingOptions {
  plan: Pick<Plan, 'kind' | 'constants'>;
  headers: readonly string[];
  columns: FoundColumns;
  fieldOf: (crmFieldKey: string) => FieldOfFile;
  mark: RowMark | null;
}

/** Reads what a row of the file says otherwise; where it says nothing of a thing, or cannot be read, the plan's stays. */
export function readReturnedRow(row: SheetRow, planRow: PlanRow, options: ReadingOptions): ReadRow {
  const { columns, headers } = options;
  const cells: Record<'unread' | 'notTaken' | 'reshaped', FileCell[]> = {
    unread: [],
    notTaken: [],
    reshaped: [],
  };
  let isWhole = true;
  const put = (into: keyof typeof cells, column: number) => {
    const { rowId } = planRow;
    cells[into].push({
      rowId,
      fileRow: row.number,
      column: headers[column] ?? '',
      shown: cellAt(row, column).shown,
    });
  };
  const take = (
    column: number | null,
    now: string,
    readCell: (cell: SheetCell) => CellReading<string>,
    given: GivenCell | null = null,
  ): string => {
    if (column === null) {
      isWhole = false;
      return now;
    }
    const back = given ? readBackGiven(row, column, given, readCell) : readBack(row, column, now, readCell);
    if (back.kind === 'reshaped') put('reshaped', column);
    if (back.kind === 'unread') {
      isWhole = false;
      put('unread', column);
    }
    return back.kind === 'changed' ? back.text : now;
  };
  const takeWords = (column: PlanFileColumn, now: string, given: GivenCell | null = null) =>
    take(columns.of(column), now, readWords, given);
  const takeDecision = (): ReturnableContent['decision'] => {
    const column = columns.of('decision');
    const given = planRow.decision === null ? findGiven(planRow, 'decision') : null;
    if (column !== null && given && isAsGiven(cellAt(row, column), given)) return null;
    const decided = column === null ? null : readDecision(cellAt(row, column).shown);
    if (decided === null) isWhole = false;
    if (decided === null && column !== null) put('unread', column);
    return decided === null ? planRow.decision : decided === 'none' ? null : decided;
  };

  const naming = readNaming(row, planRow, options);
  const givenRecord = planRow.record === null ? findGiven(planRow, 'record') : null;
  const text = takeWords('record', planRow.record?.text ?? '', givenRecord);
  const recordBy = naming.recordBy ?? givenRecord?.by ?? null;
  const by = recordBy ?? planRow.record?.by ?? null;
  const givenPostcode = planRow.record?.by === 'name-postcode' ? planRow.record.postcode : '';
  const postcode = by === 'name-postcode' ? takeWords('postcode', givenPostcode) : '';
  const content: ReturnableContent = {
    ...planRow,
    ...naming.changes,
    decision: takeDecision(),
    note: takeWords('note', planRow.note),
    erpKey: take(
      columns.of('erpKey'),
      planRow.erpKey,
      (cell) => readKeyCell(cell),
      planRow.erpKey === '' ? findGiven(planRow, 'erpKey') : null,
    ),
    record: toRecord(planRow.record, recordBy, text, postcode),
    values: takeValues(
      planRow.values,
      columns,
      (column, now, crmFieldKey) =>
        take(
          column,
          now,
          (cell) => readValue(cell, now || options.fieldOf(crmFieldKey).like),
          now === '' ? findGiven(planRow, { crmFieldKey }) : null,
        ),
      options.fieldOf,
    ),
  };
  for (const column of naming.unread) put('unread', column);
  for (const column of findEditedCells(row, planRow, content, naming, options)) put('notTaken', column);
  const isRenamed =
    Object.keys(naming.changes).length > 0 ||
    (naming.recordBy !== null && JSON.stringify(content.record) !== JSON.stringify(planRow.record));
  return { content, isWhole, isRenamed, ...cells };
}

/** A text cell as it is; a number or date by what is stored. */
export function readWords(cell: SheetCell): CellReading<string> {
  const reading = readValueCell(cell);
  return reading.kind === 'found' ? { kind: 'found', value: reading.value.text.trim() } : reading;
}

function readValue(cell: SheetCell, like: string): CellReading<string> {
  const reading = readWords(cell);
  if (reading.kind !== 'found') return reading;
  const value = writeLike(reading.value, like);
  return value === null
    ? { kind: 'blocked', problem: 'shown-unclear', params: {} }
    : { kind: 'found', value };
}

/** Values that the file clears are taken out of the row: it then says nothing of that field. */
function takeValues(
  now: readonly PlanValue[],
  columns: FoundColumns,
  take: (column: number | null, now: string, crmFieldKey: string) => string,
  fieldOf: ReadingOptions['fieldOf'],
): PlanValue[] {
  const kept = now.map((one) => ({
    ...one,
    value: take(columns.values.get(one.crmFieldKey) ?? null, one.value, one.crmFieldKey),
  }));
  const known = new Set(now.map(({ crmFieldKey }) => crmFieldKey));
  const added = [...columns.values].flatMap(([crmFieldKey, column]) => {
    const value = known.has(crmFieldKey) ? '' : take(column, '', crmFieldKey);
    return value === '' ? [] : [{ crmFieldKey, value, direction: fieldOf(crmFieldKey).direction }];
  });
  return [...kept.filter(({ value }, index) => value !== '' || now[index]?.value === ''), ...added];
}

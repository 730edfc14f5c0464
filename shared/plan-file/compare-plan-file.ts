import type { PlanRow, PlanValue } from '../link-plan/plan-row';
import type { RecordAsGiven } from '../link-plan/record-as-given';
import { isBeforeSending } from '../link-plan/row-state';
import { cellAt, type SheetCell, type SheetRow } from '../sheet/cell';
import type { Direction } from '../value/direction';
import { readDecision } from '../sheet/decisions';
import type { CellReading } from '../sheet/key-codes';
import { readKeyCell } from '../sheet/read-key-cell';
import { readValueCell } from '../sheet/read-value-cell';
import { findPlanFileColumns, type FoundColumns } from './plan-file-columns';
import { readBack } from './read-back';
import { markRow, type ReturnableContent } from './row-mark';

/** What one row of the file says otherwise than the plan does now. Only what is different. */
export interface RowChange {
  rowId: string;
  /** Its number in the file. */
  fileRow: number;
  /** Its number in the sheet that the plan was made of, which the plan file itself names too; 0 where there is none. */
  sheetRow: number;
  before: Partial<ReturnableContent>;
  after: Partial<ReturnableContent>;
}

/** A cell that cannot be read as what its column is for; the plan's stays. */
export interface UnreadCell {
  rowId: string;
  fileRow: number;
  part: 'decision' | 'erpKey' | 'record' | 'values';
  shown: string;
}

/** A file that came back, beside the plan. Pure facts; nothing is taken over by it. */
export interface PlanFileComparison {
  /** Only the file was changed since it was written: these can be taken over. */
  changes: RowChange[];
  /** File and plan were both changed, and do not agree: a person decides. */
  conflicts: RowChange[];
  /** Would change, but the row was sent: stays as it is. */
  sent: RowChange[];
  /** Rows whose id the plan does not know. */
  unknown: { rowId: string; fileRow: number }[];
  /** Ids that stand in more than one row of the file: none of those is taken over. */
  duplicates: { rowId: string; fileRows: number[] }[];
  /** Rows that say something, but have no id. */
  withoutId: number[];
  unread: UnreadCell[];
  /** Cells that a spreadsheet program wrote in another way, such as 12 for `00012`; the plan's writing stays. */
  reshaped: { count: number; first: { fileRow: number; before: string; after: string } | null };
  /** Rows of the plan that are not in the file. */
  missing: string[];
}

export interface PlanFileComparer {
  /** The ids that these rows name, so that the plan's rows can be fetched for them. */
  idsOf: (rows: readonly SheetRow[]) => string[];
  /** Rows of the file in their order, with the rows of the plan that they name. */
  add: (rows: readonly SheetRow[], planRows: ReadonlyMap<string, PlanRow>) => void;
  /** `planRowIds`: all there are. */
  finish: (planRowIds: Iterable<string>) => PlanFileComparison;
}

/**
 * Compares a file that came back with its plan, some rows at a time. Null where it is no link plan file. `directionOf` says
 * where a value goes that only the file has.
 */
export function createPlanFileComparer(
  headers: readonly string[],
  directionOf: (crmFieldKey: string) => Direction,
): PlanFileComparer | null {
  const columns = findPlanFileColumns(headers);
  if (columns === null) return null;
  const idColumn = columns.of('rowId') ?? 0;
  const idOf = (row: SheetRow) => cellAt(row, idColumn).shown.trim();
  const rowsOf = new Map<string, number[]>();
  const known = new Set<string>();
  const found = { changes: [], conflicts: [], sent: [] } as Record<Outcome, RowChange[]>;
  const withoutId: number[] = [];
  const unread: UnreadCell[] = [];
  const reshaped: PlanFileComparison['reshaped'] = { count: 0, first: null };

  const addRow = (row: SheetRow, planRow: PlanRow) => {
    const read = readRow(row, planRow, columns, directionOf);
    reshaped.count += read.reshaped.length;
    reshaped.first ??= read.reshaped[0] ?? null;
    unread.push(...read.unread);
    const outcome = judge(planRow, read, markIn(row, columns));
    if (outcome === null) return;
    const { rowId, sheetRow } = planRow;
    found[outcome].push({ rowId, fileRow: row.number, sheetRow, ...difference(planRow, read.content) });
  };
  return {
    idsOf: (rows) => rows.map(idOf).filter((id) => id !== ''),
    add: (rows, planRows) => {
      for (const row of rows) {
        const rowId = idOf(row);
        if (rowId === '') {
          withoutId.push(row.number);
          continue;
        }
        const before = rowsOf.get(rowId);
        rowsOf.set(rowId, [...(before ?? []), row.number]);
        const planRow = planRows.get(rowId);
        if (planRow) known.add(rowId);
        if (planRow && !before) addRow(row, planRow);
      }
    },
    finish: (planRowIds) => {
      const named = [...rowsOf];
      const twice = new Set(named.flatMap(([rowId, rows]) => (rows.length > 1 ? [rowId] : [])));
      const once = <T extends { rowId: string }>(list: readonly T[]) =>
        list.filter(({ rowId }) => !twice.has(rowId));
      return {
        changes: once(found.changes),
        conflicts: once(found.conflicts),
        sent: once(found.sent),
        unknown: named.flatMap(([rowId, [fileRow = 0]]) => (known.has(rowId) ? [] : [{ rowId, fileRow }])),
        duplicates: named.flatMap(([rowId, fileRows]) => (twice.has(rowId) ? [{ rowId, fileRows }] : [])),
        withoutId,
        unread: once(unread),
        reshaped,
        missing: [...planRowIds].filter((rowId) => !rowsOf.has(rowId)),
      };
    },
  };
}

type Outcome = 'changes' | 'conflicts' | 'sent';

/** Three versions: as it was written, as the file is now, as the plan is now. Null where nothing is to be taken over. */
function judge(planRow: PlanRow, { content, isWhole }: ReadRow, mark: string | null): Outcome | null {
  const [inFile, inPlan] = [markRow(content), markRow(planRow)];
  if (inFile === inPlan) return null;
  // Nobody changed the row in the file; what the plan says now is newer.
  if (isWhole && mark === inFile) return null;
  if (!isBeforeSending(planRow.state)) return 'sent';
  // Without a mark, or with a column taken out, only two versions are left: what differs is shown as a change.
  return mark === null || !isWhole || mark === inPlan ? 'changes' : 'conflicts';
}

function markIn(row: SheetRow, columns: FoundColumns): string | null {
  const column = columns.of('mark');
  const mark = column === null ? '' : cellAt(row, column).shown.trim().toLowerCase();
  return /^[a-z]{8}$/.test(mark) ? mark : null;
}

interface ReadRow {
  content: ReturnableContent;
  /** Every column that could be changed is in the file, and could be read. */
  isWhole: boolean;
  unread: UnreadCell[];
  reshaped: { fileRow: number; before: string; after: string }[];
}

function readRow(
  row: SheetRow,
  planRow: PlanRow,
  columns: FoundColumns,
  directionOf: (crmFieldKey: string) => Direction,
): ReadRow {
  const { rowId } = planRow;
  const read: ReadRow = { content: { ...planRow }, isWhole: true, unread: [], reshaped: [] };
  const miss = (part: UnreadCell['part'], shown: string) => {
    read.isWhole = false;
    read.unread.push({ rowId, fileRow: row.number, part, shown });
  };
  const take = (
    column: number | null,
    part: UnreadCell['part'] | 'note',
    now: string,
    readCell: (cell: SheetCell) => CellReading<string>,
  ): string => {
    if (column === null) {
      read.isWhole = false;
      return now;
    }
    const back = readBack(row, column, now, readCell);
    if (back.kind === 'reshaped')
      read.reshaped.push({ fileRow: row.number, before: now, after: cellAt(row, column).shown });
    if (back.kind === 'unread' && part !== 'note') miss(part, back.shown);
    return back.kind === 'changed' ? back.text : now;
  };
  read.content.decision = takeDecision(row, columns, planRow, read, miss);
  read.content.note = take(columns.of('note'), 'note', planRow.note, readWords);
  read.content.erpKey = take(columns.of('erpKey'), 'erpKey', planRow.erpKey, (cell) => readKeyCell(cell));
  const text = take(columns.of('record'), 'record', planRow.record?.text ?? '', readWords);
  const postcode =
    planRow.record?.by === 'name-postcode'
      ? take(columns.of('postcode'), 'record', planRow.record.postcode, readWords)
      : '';
  read.content.record = toRecord(planRow.record, text, postcode);
  read.content.values = takeValues(
    planRow.values,
    columns,
    (column, now) => take(column, 'values', now, readWords),
    directionOf,
  );
  return read;
}

function takeDecision(
  row: SheetRow,
  columns: FoundColumns,
  { decision }: PlanRow,
  read: ReadRow,
  miss: (part: 'decision', shown: string) => void,
): ReturnableContent['decision'] {
  const column = columns.of('decision');
  if (column === null) {
    read.isWhole = false;
    return decision;
  }
  const { shown } = cellAt(row, column);
  const decided = readDecision(shown);
  if (decided === null) miss('decision', shown);
  return decided === null ? decision : decided === 'none' ? null : decided;
}

/** A text cell as it is; a number or date by what is stored. */
function readWords(cell: SheetCell): CellReading<string> {
  const reading = readValueCell(cell);
  return reading.kind === 'found' ? { kind: 'found', value: reading.value.text.trim() } : reading;
}

function toRecord(now: RecordAsGiven | null, text: string, postcode: string): RecordAsGiven | null {
  if (text === '') return null;
  if (/[?&#;](?:contact|person|project|sale)_id=\d/i.test(text)) return { by: 'address', text };
  if (now === null || now.by === 'address') return { by: 'id', text };
  return now.by === 'name-postcode' ? { ...now, text, postcode } : { ...now, text };
}

/** Values that the file clears are taken out of the row: it then says nothing of that field. */
function takeValues(
  now: readonly PlanValue[],
  columns: FoundColumns,
  take: (column: number | null, now: string) => string,
  directionOf: (crmFieldKey: string) => Direction,
): PlanValue[] {
  const kept = now.map((one) => ({
    ...one,
    value: take(columns.values.get(one.crmFieldKey) ?? null, one.value),
  }));
  const known = new Set(now.map(({ crmFieldKey }) => crmFieldKey));
  const added = [...columns.values].flatMap(([crmFieldKey, column]) => {
    const value = known.has(crmFieldKey) ? '' : take(column, '');
    return value === '' ? [] : [{ crmFieldKey, value, direction: directionOf(crmFieldKey) }];
  });
  return [...kept.filter(({ value }, index) => value !== '' || now[index]?.value === ''), ...added];
}

function difference(planRow: PlanRow, content: ReturnableContent): Pick<RowChange, 'before' | 'after'> {
  const before: Partial<ReturnableContent> = {};
  const after: Partial<ReturnableContent> = {};
  const note = <K extends keyof ReturnableContent>(part: K) => {
    if (JSON.stringify(planRow[part]) === JSON.stringify(content[part])) return;
    before[part] = planRow[part];
    after[part] = content[part];
  };
  note('decision');
  note('note');
  note('erpKey');
  note('record');
  note('values');
  return { before, after };
}

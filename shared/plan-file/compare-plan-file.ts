import { mayEditRow, type Plan } from '../link-plan/plan';
import { endApproval, type PlanRow } from '../link-plan/plan-row';
import { cellAt, type SheetRow } from '../sheet/cell';
import { findPlanFileColumns, listKept, type FoundColumns } from './plan-file-columns';
import { readReturnedRow, type FileCell, type ReadingOptions, type ReadRow } from './read-returned-row';
import { markNaming, markPlan, markRow, readMark, type ReturnableContent, type RowMark } from './row-mark';

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

/** A file that came back, beside the plan. Pure facts; nothing is taken over by it. */
export interface PlanFileComparison {
  /** Only the file was changed since it was written: these can be taken over. */
  changes: RowChange[];
  /** File and plan were both changed, and do not agree: a person decides. */
  conflicts: RowChange[];
  /** Would change, but the row was sent: stays as it is. */
  sent: RowChange[];
  /** Only the plan was changed since the file was written: what it says now stays. */
  older: { rowId: string; fileRow: number }[];
  /** Rows of the file that were saved from another plan: whatever their ids are, they are not of this one. */
  foreign: { rowId: string; fileRow: number }[];
  /**
   * Most rows have another ERP key or another CRM record than the plan, and nothing in the file says of which plan it is:
   * it may be another one's, saved by an earlier version or without its marks.
   */
  isDoubtful: boolean;
  /** Rows whose id the plan does not know. */
  unknown: { rowId: string; fileRow: number }[];
  /** Ids that stand in more than one row of the file: none of those is taken over. */
  duplicates: { rowId: string; fileRows: number[] }[];
  /** Rows that say something, but have no id. */
  withoutId: number[];
  /** Cells that cannot be read as what their column is for; the plan's stays. */
  unread: FileCell[];
  /** Cells that are otherwise than they were written, of columns that are not taken over. */
  notTaken: FileCell[];
  /** Cells that a spreadsheet program wrote in another way, such as 12 for `00012`; the plan's writing stays. */
  reshaped: FileCell[];
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
 * Compares a file that came back with its plan, some rows at a time. Null where it is no link plan file.
 */
export function createPlanFileComparer(
  headers: readonly string[],
  plan: Pick<Plan, 'planId' | 'kind' | 'constants' | 'columns'>,
  fieldOf: ReadingOptions['fieldOf'],
): PlanFileComparer | null {
  const columns = findPlanFileColumns(headers, listKept(plan));
  if (columns === null) return null;
  const idColumn = columns.of('rowId') ?? 0;
  const idOf = (row: SheetRow) => cellAt(row, idColumn).shown.trim();
  const rowsOf = new Map<string, number[]>();
  const known = new Set<string>();
  const found = { changes: [], conflicts: [], sent: [] } as Record<Outcome, RowChange[]>;
  const older: PlanFileComparison['older'] = [];
  const withoutId: number[] = [];
  const cells: Record<'unread' | 'notTaken' | 'reshaped', FileCell[]> = {
    unread: [],
    notTaken: [],
    reshaped: [],
  };

  const thisPlan = markPlan(plan.planId);
  const foreign: PlanFileComparison['foreign'] = [];
  const compared = { all: 0, otherwise: 0 };

  const addRow = (row: SheetRow, planRow: PlanRow, mark: RowMark | null) => {
    const read = readReturnedRow(row, planRow, { plan, headers, columns, fieldOf, mark });
    cells.unread.push(...read.unread);
    cells.notTaken.push(...read.notTaken);
    cells.reshaped.push(...read.reshaped);
    compared.all += 1;
    if (mark?.plan !== thisPlan && mark?.content !== markRow(planRow) && namesOther(read.content, planRow)) {
      compared.otherwise += 1;
    }
    const { rowId, sheetRow } = planRow;
    const judged = judge(planRow, read, mark, mayEditRow(plan, planRow.state));
    if (judged === 'older') older.push({ rowId, fileRow: row.number });
    if (judged === 'older' || judged === null) return;
    found[judged.outcome].push({
      rowId,
      fileRow: row.number,
      sheetRow,
      ...difference(planRow, judged.content),
    });
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
        const mark = markIn(row, columns);
        if (mark && mark.plan !== null && mark.plan !== thisPlan) {
          foreign.push({ rowId, fileRow: row.number });
          continue;
        }
        const before = rowsOf.get(rowId);
        rowsOf.set(rowId, [...(before ?? []), row.number]);
        const planRow = planRows.get(rowId);
        if (planRow) known.add(rowId);
        if (planRow && !before) addRow(row, planRow, mark);
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
        older: once(older),
        foreign,
        isDoubtful: compared.otherwise * 2 > compared.all,
        unknown: named.flatMap(([rowId, [fileRow = 0]]) => (known.has(rowId) ? [] : [{ rowId, fileRow }])),
        duplicates: named.flatMap(([rowId, fileRows]) => (twice.has(rowId) ? [{ rowId, fileRows }] : [])),
        withoutId,
        unread: once(cells.unread),
        notTaken: once(cells.notTaken),
        reshaped: once(cells.reshaped),
        missing: [...planRowIds].filter((rowId) => !rowsOf.has(rowId)),
      };
    },
  };
}

type Outcome = 'changes' | 'conflicts' | 'sent';

/** Three versions: as it was written, as the file is now, as the plan is now. Null where both say the same. */
function judge(
  planRow: PlanRow,
  { content, isWhole, isRenamed }: ReadRow,
  mark: RowMark | null,
  isEditable: boolean,
): { outcome: Outcome; content: ReturnableContent } | 'older' | null {
  const [inFile, inPlan] = [markRow(content), markRow(planRow)];
  // Nobody changed these parts of the row in the file; what the plan says now is newer.
  const isOlder = inFile !== inPlan && isWhole && mark?.content === inFile;
  if ((inFile === inPlan || isOlder) && !isRenamed) return isOlder ? 'older' : null;
  const isSame = mark?.content === inPlan && (mark.naming ?? markNaming(planRow)) === markNaming(planRow);
  // Without a mark, or with a column taken out, only two versions are left: what differs is shown as a change.
  const outcome = mark === null || !isWhole || isSame ? 'changes' : 'conflicts';
  return { outcome: isEditable ? outcome : 'sent', content };
}

function differ(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}

/** Whether both name a key or a record, and not the same: one that is only filled in says nothing of which plan it is. */
function namesOther(inFile: ReturnableContent, inPlan: ReturnableContent): boolean {
  return differ(inFile.erpKey, inPlan.erpKey) || differ(inFile.record?.text ?? '', inPlan.record?.text ?? '');
}

function markIn(row: SheetRow, columns: FoundColumns): RowMark | null {
  const column = columns.of('mark');
  return column === null ? null : readMark(cellAt(row, column).shown);
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
  note('crmActorType');
  note('connection');
  note('erpActorType');
  note('values');
  const all = endApproval(planRow, after);
  return { before: all === after ? before : { decision: planRow.decision, ...before }, after: all };
}

import type { CrmActorType, ErpActorType } from '../record/actor-types';
import type { RecordReference } from '../record/record-reference';
import { cleanSearchText } from '../record/search-text';
import type { Direction } from '../value/direction';
import { readCrmActorType, readErpActorType } from './actor-type-words';
import { cellAt, emptyCell, type SheetCell, type SheetRow } from './cell';
import type { MappedColumn, SheetMapping, SingleUse } from './column-use';
import { readDecision, type Decision } from './decisions';
import type { CellReading } from './key-codes';
import { keepGiven } from './given-text';
import { readKeyCell } from './read-key-cell';
import { readRecordCell } from './read-record-cell';
import { readRecordBy, type RecordByKind } from './record-by-words';
import { readValueCell, type SheetValue } from './read-value-cell';

/** What a row says about the CRM record that is meant: whatever it says counts, and has to fit together. */
export interface RecordClaim {
  reference: CellReading<RecordReference>;
  /** SuperOffice's own number of a company or project: text, like a key. */
  crmNumber: CellReading;
  orgNumber: CellReading;
  email: CellReading;
  name: CellReading;
  postcode: CellReading;
}

export interface ValueClaim {
  crmFieldKey: string;
  direction: Direction | 'as-mapped';
  value: CellReading<SheetValue>;
}

/** A word in a cell that nobody can read as what its column is for. */
export interface UnreadWord {
  use: 'crm-actor-type' | 'erp-actor-type' | 'crm-record-by' | 'decision';
  text: string;
}

/** One row of a sheet as the row of a plan, before anything is looked up. */
export interface MappedRow {
  /** As the sheet numbers it. */
  number: number;
  erpKey: CellReading;
  record: RecordClaim;
  /** What the row says of its connection, a name or an id; empty = the mapping's. */
  connection: string;
  /** Null where the row names one that nobody can read. */
  crmActorType: CrmActorType | null;
  erpActorType: ErpActorType | null;
  values: ValueClaim[];
  decision: Decision;
  note: string;
  unread: UnreadWord[];
  /** The cells of columns that no link needs, as the sheet shows them. */
  kept: string[];
}

/**
 * Reads rows by a mapping, which is looked through once. `keep` = the columns to be taken along, from 0. Pure: what it
 * gives depends on nothing but these and the row.
 */
export function createRowReader(
  mapping: SheetMapping,
  keep: readonly number[] = [],
): (row: SheetRow) => MappedRow {
  const columnOf = new Map<SingleUse, number>();
  const fields: Extract<MappedColumn, { use: 'field' }>[] = [];
  for (const one of mapping.columns) {
    if (one.use === 'field') fields.push(one);
    else columnOf.set(one.use, one.column);
  }
  return (row) => {
    const cell = (use: SingleUse) => {
      const column = columnOf.get(use);
      return column === undefined ? emptyCell : cellAt(row, column);
    };
    const unread: UnreadWord[] = [];
    const readType = <T>(
      use: 'crm-actor-type' | 'erp-actor-type' | 'crm-record-by',
      read: (text: string) => T | null,
      otherwise: T | null,
    ) => {
      const text = cell(use).shown.trim();
      if (text === '') return otherwise;
      const type = read(text);
      if (type === null) unread.push({ use, text });
      return type;
    };
    const crmActorType = readType('crm-actor-type', readCrmActorType, mapping.crmActorType);
    const by = readType('crm-record-by', readRecordBy, null);
    const cellFor = (use: SingleUse, kind: RecordByKind) => cell(by === kind ? 'crm-record' : use);
    const isReference = by === null || by === 'id' || by === 'address';
    const decision = readDecision(cell('decision').shown);
    if (decision === null) unread.push({ use: 'decision', text: cell('decision').shown });
    return {
      number: row.number,
      erpKey: keepGiven(cell('erp-key'), (one) => readKeyCell(one, mapping.keys)),
      record: {
        reference: keepGiven(isReference ? cell('crm-record') : emptyCell, (one) =>
          readRecordCell(one, crmActorType),
        ),
        crmNumber: keepGiven(cellFor('crm-number', 'number'), (one) => readKeyCell(one)),
        orgNumber: keepGiven(cellFor('org-number', 'org-number'), readNumberText),
        email: keepGiven(cellFor('email', 'email'), readWords),
        name: keepGiven(cellFor('name', 'name-postcode'), readWords),
        postcode: keepGiven(cell('postcode'), readNumberText),
      },
      connection: cleanSearchText(cell('connection').shown),
      crmActorType,
      erpActorType: readType('erp-actor-type', readErpActorType, mapping.erpActorType),
      values: fields.flatMap(({ column, crmFieldKey, direction }) => {
        const value = keepGiven(cellAt(row, column), readValueCell);
        return value.kind === 'empty' ? [] : [{ crmFieldKey, direction, value }];
      }),
      decision: decision ?? 'none',
      note: cell('note').shown.trim(),
      unread,
      kept: keep.map((column) => cellAt(row, column).shown),
    };
  };
}

/** Organisation numbers and postcodes are compared without blanks and zeros of the format, so the shown text will do. */
function readNumberText(cell: SheetCell): CellReading {
  if (cell.kind === 'number') return { kind: 'found', value: cell.shown.trim() };
  return readWords(cell);
}

function readWords(cell: SheetCell): CellReading {
  const value = readValueCell(cell);
  if (value.kind !== 'found') return value;
  const text = cleanSearchText(value.value.text);
  return text === '' ? { kind: 'empty' } : { kind: 'found', value: text };
}

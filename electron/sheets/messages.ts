import type { AppErrorData } from '../../shared/errors';
import type { SheetRow } from '../../shared/sheet/cell';
import type { SheetMapping } from '../../shared/sheet/column-use';
import type { MappedRow } from '../../shared/sheet/map-row';
import type {
  ColumnReport,
  PreviewChanges,
  PreviewColumn,
  SheetPreview,
} from '../../shared/sheet/sheet-preview';

/** Where a sheet comes from: a file that a person chose or dropped, text that was pasted, or rows that are handed over. */
export type SheetSource = { file: string } | { pasted: string } | { listed: true };

/** Some of the rows that are taken; `isLast` once no more will come. */
export interface SomeRows<T> {
  rows: T[];
  isLast: boolean;
}

/** What the thread of a sheet is asked, and what it answers. */
export interface SheetResults {
  preview: Omit<SheetPreview, 'sheetId' | 'fileName' | 'listed'>;
  rows: SomeRows<SheetRow>;
  map: SomeRows<MappedRow>;
  report: ColumnReport;
  columns: PreviewColumn[];
  add: null;
  finish: null;
}

export type SheetQuestion =
  /** Answered when the first rows are there. */
  | { kind: 'preview'; changes: PreviewChanges }
  | { kind: 'rows'; from: number; count: number }
  /** Waits until so many rows are there, or the last one. */
  | { kind: 'map'; mapping: SheetMapping; keep: number[]; from: number; count: number }
  /** Waits until the sheet was read to its end. */
  | { kind: 'report'; mapping: SheetMapping }
  | { kind: 'columns' }
  /** Of a list: rows that come behind the others, and that no more will come. */
  | { kind: 'add'; rows: string[][] }
  | { kind: 'finish'; error: AppErrorData | null };

export type SheetRequest = { id: number } & SheetQuestion;

export type SheetAnswer =
  | { id: number; ok: true; result: SheetResults[keyof SheetResults] }
  | { id: number; ok: false; error: AppErrorData }
  /** Told unasked, some times a second. */
  | { progress: { rowCount: number; share: number; isComplete: boolean } };

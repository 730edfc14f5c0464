import type { SheetRow } from './cell';
import type { Listing } from './listing';
import type { ColumnFinding } from './key-codes';

export const sheetFormats = ['xlsx', 'ods', 'text', 'pasted', 'listed'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type SheetEncoding = (typeof encodings)[number];

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** How a text file was read. Null for spreadsheets, which say all of it themselves. */
export interface TextFacts {
  encoding: SheetEncoding;
  /** `mark`: the file says so itself; `valid`: it is valid so, and hardly anything else is; `assumed`: nothing else fits. */
  encodingBy: 'mark' | 'valid' | 'assumed' | 'chosen';
  separator: Separator;
  separatorBy: 'only' | 'found' | 'chosen' | 'told';
  /** The sign before decimals, by the numbers in the file; null where none tells. */
  decimalSign: '.' | ',' | null;
}

export interface SheetName {
  name: string;
  isHidden: boolean;
}

export interface PreviewColumn {
  /** From 0. */
  index: number;
  /** As a spreadsheet names it: `A`. */
  letter: string;
  /** What the header row says; empty where it says nothing, or where there is none. */
  header: string;
  isHidden: boolean;
  /** How many rows below the header say something in it; grows while the file is read. */
  filled: number;
}

/** What a person sees before anything is taken over. While `isComplete` is false the numbers still grow. */
export interface SheetPreview {
  sheetId: string;
  /** The name of the file without its folder; empty where there is none. */
  fileName: string;
  /** The list that it is, and with it where its rows belong; null for a sheet, of which a person says that. */
  listed: Pick<Listing, 'of' | 'erpConnectionId' | 'erpActorType' | 'crmActorType'> | null;
  format: SheetFormat;
  text: TextFacts | null;
  sheets: SheetName[];
  /** Which of them this is. */
  sheet: number;
  /** From 0, in the rows as they were read; null where the sheet has none. */
  headerRow: number | null;
  /** What the sheet itself calls the first rows as they were read, the header among them: empty rows between them count there. */
  firstNumbers: number[];
  columns: PreviewColumn[];
  /** The first rows below the header, hidden ones only where they are taken. */
  rows: SheetRow[];
  /** Rows below the header that say something, of those that are taken. */
  rowCount: number;
  isComplete: boolean;
  hidden: HiddenRows;
  /** Rows whose cells were merged, or which hold comments: neither is read. */
  merges: number;
  comments: number;
  /** Rows that have more cells than the header row has names. */
  longRows: number;
}

export interface HiddenRows {
  /** Whether they are taken all the same. */
  areTaken: boolean;
  /** Hidden by hand. */
  hidden: number;
  /** Hidden by a filter. */
  filtered: number;
}

/** What a person can set right in the preview. What is left out stays as it is. */
export interface PreviewChanges {
  sheet?: number | undefined;
  headerRow?: number | null | undefined;
  encoding?: SheetEncoding | undefined;
  separator?: Separator | undefined;
  takeHidden?: boolean | undefined;
}

/** What is told while a sheet is read, at most some times a second. */
export interface SheetProgress {
  sheetId: string;
  rowCount: number;
  /** From 0 to 1, by the bytes that were read; 0 as long as nobody knows. */
  share: number;
  isComplete: boolean;
}

/** What was found in a column that shall hold keys. */
export interface ColumnReport {
  column: number;
  /** Cells that were taken, that say nothing, and that are blocked. */
  found: number;
  empty: number;
  blocked: number;
  findings: ColumnFinding[];
}

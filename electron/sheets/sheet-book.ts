import type { SheetFormat, SheetName, TextFacts } from '../../shared/sheet/sheet-preview';
import type { RowSource } from './row-store';

/** What is known of a sheet; grows while it is read. */
export interface SheetFacts {
  rows: RowSource;
  hiddenColumns: ReadonlySet<number>;
  merges: number;
  comments: number;
  /** How a text file was read. */
  text?: TextFacts;
}

/** A sheet that is being read: its facts at once, and when it was read to its end. */
export interface SheetReading {
  facts: SheetFacts;
  /** Rejects with AppError `sheet-…`. */
  done: Promise<void>;
}

/** An opened file of any format. */
export interface SheetBook {
  format: SheetFormat;
  /** Some formats tell the last names only once the file was read to its end. */
  sheets: () => SheetName[];
  /** The sheet to begin with. */
  active: number;
  /** Reads a sheet; `onShare` is told how much of it, from 0 to 1. */
  read: (index: number, onShare: (share: number) => void) => SheetReading;
}

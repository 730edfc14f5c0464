import type { AppErrorData } from '../../../shared/errors';
import type { Notice } from '../../../shared/ipc/contract';

export type SqlValue = string | number | null;
export type Row = Record<string, SqlValue>;

export interface Statement {
  sql: string;
  values?: readonly SqlValue[];
}

/** Why a file is put aside. Everything else that is wrong with it leaves it where it is. */
export type Unusable = 'file-set-aside' | 'newer-file-set-aside';

/** What came of opening or looking at the file; where it is of no use, this thread must end before it is put aside. */
export interface FileFinding {
  unusable: Unusable | null;
  notices: Notice[];
}

/** What each request is answered with. */
export interface DatabaseResults {
  /** Nothing else is understood before it. */
  open: FileFinding;
  /** The number of rows that each statement changed. */
  write: number[];
  /** The rows that each statement found. */
  read: Row[][];
  maintain: FileFinding;
  /** The number of entries that came back. */
  'use-backup': number;
  /** The last one: the thread ends after its answer. */
  close: null;
}

export type DatabaseRequest = { id: number } & (
  | { kind: 'open'; file: string; now: string; putAside: Unusable | null }
  | { kind: 'write'; statements: readonly Statement[] }
  | { kind: 'read'; statements: readonly Statement[] }
  | { kind: 'maintain'; now: string }
  | { kind: 'use-backup'; day: string }
  | { kind: 'close' }
);

/** The number of an answer that nobody asked for: a `FileFinding` with what there is to tell. */
export const unasked = 0;

export type DatabaseAnswer =
  | { id: number; ok: true; result: DatabaseResults[keyof DatabaseResults] }
  | { id: number; ok: false; error: AppErrorData };

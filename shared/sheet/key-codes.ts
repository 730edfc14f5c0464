/**
 * Why a cell cannot be taken for an ERP key, a CRM id or a value as it stands. The sentences, which say why and how to
 * put it right, are in `shared/text/en/sheet.ts`.
 */
export const cellProblems = [
  'shown-differs',
  'shown-unclear',
  'too-many-digits',
  'decimals',
  'digits-lost',
  'date',
  'boolean',
  'error-cell',
  'error-text',
  'no-result',
  'invisible-character',
  'edge-space',
  'line-break',
  'formula-text',
  'apostrophe',
  'key-too-long',
  'not-an-id',
  'id-too-large',
  'other-record-type',
  'value-digits-lost',
] as const;
export type CellProblem = (typeof cellProblems)[number];

export type CellParams = Record<string, string | number>;

/** What a cell was read as. What may mean two things is `blocked`, never guessed. */
export type CellReading<T = string> =
  | { kind: 'found'; value: T }
  | { kind: 'empty' }
  | { kind: 'blocked'; problem: CellProblem; params: CellParams };

/** What is odd about a whole column of keys. It warns: no cell of it is wrong by itself. */
export const columnFindings = [
  'shorter-keys',
  'exponents',
  'dates-among-keys',
  'rounded-keys',
  'numbers-among-texts',
  'spaces-in-some',
] as const;
export type ColumnFindingCode = (typeof columnFindings)[number];

export interface ColumnFinding {
  code: ColumnFindingCode;
  /** How many cells it is about. */
  count: number;
  /** As the sheet numbers it: where the first one stands. */
  row: number;
  /** The first one. */
  example: string;
  params: CellParams;
}

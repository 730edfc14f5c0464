import type { FoundEnds, RowContent } from './plan-row';

/** One row that came back otherwise than it is here. */
export interface ReturnedRow {
  rowId: string;
  /** As the plan and the file call the row; 0 where it has no number. */
  sheetRow: number;
  /** In the plan: by them its values have their names. */
  connection: FoundEnds['connection'];
  erpActorType: RowContent['erpActorType'];
  /** Only what is different. */
  before: Partial<RowContent>;
  after: Partial<RowContent>;
}

/** A row of the file that is not taken over. */
export interface ReturnedPlace {
  /** Its number in the file. */
  fileRow: number;
  /** The cell in question, as it is shown there; empty where it is about the whole row. */
  shown: string;
  /** As the file calls its column; not there where it is about the whole row. */
  column?: string;
}

/** The first of them, and how many more there are. */
export interface ReturnedPlaces {
  first: ReturnedPlace[];
  more: number;
}

/** Why a row of the file is not taken over. */
export const leftInFile = [
  'conflicts',
  'duplicates',
  'unread',
  'notTaken',
  'reshaped',
  'sent',
  'older',
  'foreign',
  'unknown',
  'added',
] as const;
export type LeftInFile = (typeof leftInFile)[number];

/**
 * A plan file that came back from the customer, compared with the plan. Rows that were sent are never changed by it, and
 * nothing that was sent is sent again.
 */
export interface ReturnedChanges {
  /** For `plans.takeReturned`. */
  returnId: string;
  fileName: string;
  /** Nothing says of which plan the file is, and most of its rows name others than the plan does. */
  isDoubtful: boolean;
  /** Rows that would change. */
  changed: number;
  /** Of them: how many have another decision, another note, another key, another record, and so on. */
  decisions: number;
  notes: number;
  keys: number;
  records: number;
  crmTypes: number;
  connections: number;
  erpTypes: number;
  values: number;
  /** Rows that were changed here and in the file since it was written: left as they are, for a person to decide. */
  conflicts: number;
  /** Rows that stand in the file more than once: left as they are. */
  duplicates: number;
  /** Cells that cannot be read as what their column is for: what is here stays. */
  unread: number;
  /** Cells that were changed in columns that are not taken over. */
  notTaken: number;
  /** Cells that spreadsheet programs write otherwise, such as 12 for `00012`: what is here stays. */
  reshaped: number;
  /** Rows that would change, but were sent already: left as they are. */
  sent: number;
  /** Rows that were changed here since the file was written, and not in it: left as they are. */
  older: number;
  /** Rows that were saved from another plan: left out. */
  foreign: number;
  /** Rows whose id the plan does not know: left out. */
  unknown: number;
  /** Rows of the file that say something and have no id, as somebody adds them there: left out. */
  added: number;
  /** Rows of the plan that are not in the file: left as they are. */
  missing: number;
  /** Where in the file that is which is not taken over. */
  places: Record<LeftInFile, ReturnedPlaces>;
  /** The first of those that would change, for the list. */
  rows: ReturnedRow[];
}

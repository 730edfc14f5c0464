import type { RecordState } from '../../shared/record/record-state';
import type { WriteOf } from '../../shared/write/write';
import type { WriteNames } from '../writes/run-write';
import type { RunRow } from './run-store';

/** A row that is ready to be sent: what it writes, and what is known of it. */
export interface SendableRow {
  row: RunRow;
  /** Not there where it is only looked at. */
  rowId?: string;
  write: WriteOf<'link' | 'restore'>;
  names: WriteNames;
}

/** What was read of many rows just before they are sent; null for a row = it has to be read alone. */
export type Evidence = Map<SendableRow, RecordState | null>;

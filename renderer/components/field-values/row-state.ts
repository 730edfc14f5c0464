import { shallow } from 'zustand/shallow';
import type { DraftRow } from '../../../shared/link/draft';

/** The rows by id, so that a row on the screen can watch its own and nothing else. */
export interface RowState {
  rowIds: readonly string[];
  rows: Readonly<Record<string, DraftRow>>;
}

export function listRows({ rowIds, rows }: RowState): DraftRow[] {
  return rowIds.map((id) => rows[id]).filter((row) => row !== undefined);
}

export function indexRows(rows: readonly DraftRow[]): RowState {
  return { rowIds: rows.map((row) => row.id), rows: Object.fromEntries(rows.map((row) => [row.id, row])) };
}

export function mapRows(state: RowState, change: (row: DraftRow) => DraftRow): RowState {
  return indexRows(listRows(state).map(change));
}

/** The rows with some changed; the very same object where nothing did, so that nothing is drawn or remembered. */
export function changeRows(
  rows: RowState['rows'],
  ids: readonly string[],
  change: (row: DraftRow) => DraftRow,
): RowState['rows'] {
  const changed = ids.flatMap((id) => {
    const row = rows[id];
    const next = row && change(row);
    return next && !shallow(row, next) ? [[id, next] as const] : [];
  });
  return changed.length === 0 ? rows : { ...rows, ...Object.fromEntries(changed) };
}

/** The id of the first row that differs between two states; null where none does. */
export function firstChangedRow(before: RowState, after: RowState): string | null {
  const ids = new Set([...after.rowIds, ...before.rowIds]);
  for (const id of ids) if (before.rows[id] !== after.rows[id]) return id;
  return null;
}

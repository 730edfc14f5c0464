import type { DraftRow } from '../../../shared/link/draft';
import { forgetSides } from '../../../shared/link/draft-rows';
import { identityKey, type LinkIdentity } from './identity';
import { indexRows, listRows, type RowState } from './row-state';

/** The rows of *by hand* while the form is filled in by choosing, so that switching back brings them back. */
export interface ByHandRows extends RowState {
  /** The pair that they were left for; null where a part of it was missing. */
  pair: string | null;
  rowsFor: string | null;
}

/** The rows as *by hand* is left; null where nobody typed any, so that there is nothing to lose. */
export function setByHandAside(
  state: RowState & { identity: LinkIdentity; rowsFor: string | null },
): ByHandRows | null {
  const { rowIds, rows, rowsFor } = state;
  if (!listRows(state).some(isTyped)) return null;
  return { rowIds, rows, rowsFor, pair: identityKey(state.identity) };
}

/**
 * The rows to go on with by hand: for the same pair those that were left there, with what was typed since; for another
 * one, what was typed beside what stands on the form now. A typed row takes the place of one of the same field.
 */
export function takeUpByHand(
  aside: ByHandRows | null,
  now: RowState & { rowsFor: string | null },
  pair: string | null,
): RowState & { rowsFor: string | null } {
  const shown = listRows(now).map(forgetSides);
  if (!aside) return { ...indexRows(shown), rowsFor: now.rowsFor };
  const left = listRows(aside).map(forgetSides);
  return aside.pair === pair
    ? { ...layOver(left, shown.filter(isTyped)), rowsFor: aside.rowsFor }
    : { ...layOver(shown, left.filter(isTyped)), rowsFor: now.rowsFor };
}

/** By hand a key may repeat: a row takes the place of the one that it is, else of one of its field that none has. */
function layOver(below: readonly DraftRow[], above: readonly DraftRow[]): RowState {
  const left = new Set(above);
  const isElsewhere = (other: DraftRow) => below.some(({ id }) => id === other.id);
  const take = (row: DraftRow) => {
    const ofField = (other: DraftRow) => row.crmFieldKey !== '' && other.crmFieldKey === row.crmFieldKey;
    const typed =
      [...left].find(({ id }) => id === row.id) ??
      [...left].find((other) => ofField(other) && !isElsewhere(other));
    if (!typed) return row;
    left.delete(typed);
    return { ...typed, id: row.id };
  };
  return indexRows([...below.map(take), ...left]);
}

function isTyped({ source }: DraftRow): boolean {
  return source === 'typed';
}

/** The rows that a person typed, without what was read beside them. */
export function takeOffRead(state: RowState): RowState & { takenOff: number } {
  const rows = listRows(state);
  const typed = rows.filter(isTyped).map(forgetSides);
  return { ...indexRows(typed), takenOff: rows.length - typed.length };
}

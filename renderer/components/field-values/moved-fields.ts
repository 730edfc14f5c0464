import { hasMoved } from '../../../shared/link/draft-rows';
import type { DraftRow } from '../../../shared/link/draft';
import type { JoinedField } from '../../../shared/write/joined-value';
import { blocked, type Check } from '../../../shared/write/check';
import type { RowState } from './row-state';

/** The name of the button that says of them that they were seen. */
export const movedControl = 'moved-seen';

/** Names of the fields whose values are others than the rows show, after those that nobody has acknowledged yet. */
export function nameMoved(
  unseen: readonly string[],
  rows: readonly DraftRow[],
  fields: readonly JoinedField[],
): readonly string[] {
  const shown = new Map(rows.map((row) => [row.crmFieldKey, row]));
  const moved = fields.filter((joined) => {
    const row = shown.get(joined.field.crmFieldKey);
    return row !== undefined && hasMoved(row, joined, fields);
  });
  return [...new Set([...unseen, ...moved.map(({ field }) => field.displayName || field.crmFieldKey)])];
}

/** Whoever edits a row has looked at it. */
export function withoutEdited(
  unseen: readonly string[],
  before: RowState['rows'],
  after: RowState['rows'],
): readonly string[] {
  if (unseen.length === 0) return unseen;
  const edited = new Set(
    Object.values(after)
      .filter((row) => before[row.id] !== row)
      .map((row) => row.displayName || row.crmFieldKey),
  );
  return unseen.filter((name) => !edited.has(name));
}

/** What was seen and could not be read again may have changed: it is read again before anything is written. */
export function checkUnread(rows: readonly DraftRow[]): Check[] {
  return rows.some(({ seen }) => seen !== undefined) ? [blocked('seen-not-read', 'fieldValues')] : [];
}

/** What nobody has looked at must not be written: neither over it, nor to the other side. */
export function checkUnseen(unseen: readonly string[]): Check[] {
  return unseen.length === 0 ? [] : [blocked('moved-unseen', 'fieldValues', { fields: unseen.join(', ') })];
}

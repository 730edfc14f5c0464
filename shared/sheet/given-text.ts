import type { SheetCell } from './cell';
import type { CellReading } from './key-codes';

/**
 * What stands in a cell, for its owner to see and correct. Of a number or date that is shown otherwise than it is stored both
 * are told: either may be meant, and whoever writes one of them has said which.
 */
function givenText({ kind, shown, stored }: SheetCell): string {
  const isAmbiguous = kind === 'number' || kind === 'date';
  return isAmbiguous && shown !== stored ? `${shown} (${stored})` : shown;
}

/** A reading that keeps the text of a cell which cannot be taken as it stands: it is not lost with the reason why. */
export function keepGiven<T>(cell: SheetCell, read: (cell: SheetCell) => CellReading<T>): CellReading<T> {
  const reading = read(cell);
  if (reading.kind !== 'blocked') return reading;
  return { ...reading, params: { ...reading.params, given: givenText(cell) } };
}

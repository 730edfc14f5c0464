import { useRef } from 'react';
import { useText } from '../../text';
import { useAnnounce } from '../announcer';

/** How many rows are chosen after it; null = nothing came of it, and those from before are chosen still. */
type Chosen = Promise<number | null>;

/** Which rows of a grid are chosen. Rows are meant by their place, whether they were read or not. */
export interface GridSelection {
  isChosen(rowId: string): boolean;
  /** These, both ends with them, and no others. */
  chooseRange(first: number, last: number): Chosen;
  /** All that the list has. */
  chooseAll(): Chosen;
  toggle(index: number): Chosen;
}

export interface RowSelection {
  isPossible: boolean;
  /** Chooses the rows between the one where Shift went down, or the last chosen one, and this. */
  extend(from: number, to: number): void;
  toggle(index: number): void;
  all(): void;
  /** Shift was let go: the next range starts where the focus is. */
  endRange(): void;
}

/** The ways to choose rows by keys; each says aloud how many there are. */
export function useRowSelection(selection: GridSelection | undefined): RowSelection {
  const t = useText();
  const announce = useAnnounce();
  const anchor = useRef<number | null>(null);
  const tell = async (chosen: Chosen | undefined) => {
    const count = await chosen;
    if (typeof count === 'number') announce(t('common.grid.selected', { count }));
  };
  return {
    isPossible: selection !== undefined,
    extend(from, to) {
      anchor.current ??= from;
      const [first, last] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
      void tell(selection?.chooseRange(first, last));
    },
    toggle(index) {
      anchor.current = index;
      void tell(selection?.toggle(index));
    },
    all: () => void tell(selection?.chooseAll()),
    endRange: () => (anchor.current = null),
  };
}

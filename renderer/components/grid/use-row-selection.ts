import { useRef } from 'react';
import { useText } from '../../text';
import { useAnnounce } from '../announcer';

export interface GridSelection {
  ids: ReadonlySet<string>;
  onChange(ids: ReadonlySet<string>): void;
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

/** Which rows are chosen, and the ways to choose among those that were read; each says aloud how many there are. */
export function useRowSelection(
  rowIds: readonly string[],
  isRead: (rowId: string) => boolean,
  selection: GridSelection | undefined,
): RowSelection {
  const t = useText();
  const announce = useAnnounce();
  const anchor = useRef<number | null>(null);
  const ids = selection?.ids;
  const choose = (next: ReadonlySet<string>) => {
    selection?.onChange(next);
    announce(t('common.grid.selected', { count: next.size }));
  };
  return {
    isPossible: selection !== undefined,
    extend(from, to) {
      anchor.current ??= from;
      const [first, last] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
      choose(new Set(rowIds.slice(first, last + 1).filter(isRead)));
    },
    toggle(index) {
      anchor.current = index;
      const id = rowIds[index];
      if (id === undefined || !isRead(id)) return;
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      choose(next);
    },
    all: () => choose(new Set(rowIds.filter(isRead))),
    endRange: () => (anchor.current = null),
  };
}

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

/** Which rows are chosen, and the ways to choose; each says aloud how many there are. */
export function useRowSelection(
  rows: readonly { id: string }[],
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
      choose(new Set(rows.slice(first, last + 1).map(({ id }) => id)));
    },
    toggle(index) {
      anchor.current = index;
      const id = rows[index]?.id;
      if (id === undefined) return;
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      choose(next);
    },
    all: () => choose(new Set(rows.map(({ id }) => id))),
    endRange: () => (anchor.current = null),
  };
}

import { useEffect, useRef } from 'react';
import { useText } from '../../text';
import { useAnnounce } from '../announcer';
import type { FrameColumn, FrameSort } from './virtual-frame';

/**
 * The order after a press on a header: by another column from its beginning, or from its end where that is what people
 * look for first; by the same column the other way round.
 */
export function turnSort(sort: FrameSort, columnId: string, fromTheEnd: readonly string[]): FrameSort {
  const isSame = sort.by === columnId;
  return { by: columnId, isDescending: isSame ? !sort.isDescending : fromTheEnd.includes(columnId) };
}

/** Says aloud by which column the rows stand now, each time that somebody has changed it. */
export function useSortAnnounced(sort: FrameSort | undefined, columns: readonly FrameColumn[]): void {
  const t = useText();
  const announce = useAnnounce();
  const key = sort && `${sort.by} ${sort.isDescending}`;
  const said = useRef(key);
  useEffect(() => {
    if (said.current === key) return;
    said.current = key;
    const column = columns.find(({ id }) => id === sort?.by)?.label;
    if (!sort || column === undefined) return;
    announce(t(sort.isDescending ? 'common.grid.sortedDown' : 'common.grid.sortedUp', { column }));
  }, [key, sort, columns, announce, t]);
}

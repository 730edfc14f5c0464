import { useMemo, type CSSProperties } from 'react';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { rowOrders, type RowOrder, type RowQuery } from '../../../shared/link-plan/row-query';
import { turnSort } from '../../components/grid/turn-sort';
import type { GridColumn } from '../../components/grid/grid';
import type { FrameSort } from '../../components/grid/virtual-frame';
import type { PagedRow } from '../../components/grid/use-paged-rows';
import { useText } from '../../text';
import { firstWhy, nameKey, nameRecord } from './row-words';
import { StandChip } from './stand-chip';

/** What the list stands by is called as its column is. */
function orderOf(columnId: string): RowOrder | undefined {
  return rowOrders.find((order) => order === columnId);
}

/** By which column a list in this order stands. */
export function columnOfSort({ by, descending }: RowQuery['sort']): FrameSort {
  return { by, isDescending: descending };
}

/** The order after a press on the header of a column. */
export function sortByColumn(sort: RowQuery['sort'], columnId: string): RowQuery['sort'] {
  const { isDescending } = turnSort(columnOfSort(sort), columnId, []);
  return { by: orderOf(columnId) ?? sort.by, descending: isDescending };
}

/** What the list says of a row: where it stands in the sheet, what shall be linked, how it stands and why, and what people say of it. */
export function useRowColumns(isBesideDetail: boolean): readonly GridColumn<PagedRow<PlanRow>>[] {
  const t = useText();
  return useMemo(() => {
    const named = (id: 'sheet' | 'state' | 'record' | 'key' | 'reason' | 'decision' | 'note') => ({
      id,
      label: t(`plans.rows.column.${id}`),
      isSortable: orderOf(id) !== undefined,
    });
    const columns = [
      { ...named('sheet'), width: '72px', cell: ({ row }) => String(row.sheetRow || '–') },
      {
        ...named('state'),
        width: '156px',
        cell: ({ row }) => <StandChip row={row} />,
      },
      {
        ...named('record'),
        width: isBesideDetail ? 'minmax(0, 2fr)' : 'minmax(0, 2.2fr)',
        cell: ({ row }) => <Line text={nameRecord(row, t)} />,
      },
      {
        ...named('key'),
        // A key that is cut may be another one: long ones go on in a second line.
        width: isBesideDetail ? '104px' : '188px',
        cell: ({ row }) => <Line text={nameKey(row, t)} look={wholeKey} />,
      },
      {
        ...named('reason'),
        // What the list is read for.
        width: isBesideDetail ? 'minmax(0, 1.4fr)' : 'minmax(0, 2.6fr)',
        cell: ({ row }) =>
          isBesideDetail ? (
            <Line text={firstWhy(row, t)} />
          ) : (
            <span className="two-lines" title={firstWhy(row, t)}>
              {firstWhy(row, t)}
            </span>
          ),
      },
      {
        ...named('decision'),
        width: '100px',
        cell: ({ row }) => (row.decision ? t(`plans.decision.${row.decision}`) : ''),
      },
      {
        ...named('note'),
        width: 'minmax(60px, 0.6fr)',
        cell: ({ row }) => <Line text={row.note} />,
      },
    ] satisfies GridColumn<PagedRow<PlanRow>>[];
    // The detail says these of the row that is open, and names need the room.
    return isBesideDetail ? columns.filter(({ id }) => id !== 'decision' && id !== 'note') : columns;
  }, [t, isBesideDetail]);
}

const wholeKey = {
  display: 'block',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  lineHeight: 1.25,
  fontVariantNumeric: 'tabular-nums',
} as const;

/** One line; a key whole, with its blanks as they are. A bare element: scrolling draws four of them for each new row. */
function Line({ text, look }: { text: string; look?: CSSProperties | undefined }) {
  return (
    <span className="line" title={text} style={look}>
      {text}
    </span>
  );
}

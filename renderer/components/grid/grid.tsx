import Box from '@mui/material/Box';
import { tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { memo, useCallback, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { useText } from '../../text';
import { gridLook } from './grid-look';
import { useFocusOnMove, useGridFocus } from './use-grid-focus';
import { useSortAnnounced } from './turn-sort';
import { useRowSelection, type GridSelection } from './use-row-selection';
import { VirtualFrame, type FrameColumn, type FrameSort } from './virtual-frame';
import type { RowsHandle } from './virtual-rows';

/** What of the library the grid uses; the rest of it is not in the program. */
const features = tableFeatures({});

export interface GridColumn<T> {
  id: string;
  label: string;
  /** CSS width of a grid track. */
  width: string;
  align?: 'right';
  isSortable?: boolean;
  /** What the cell shows. Numbers and dates come as text. */
  cell(row: T): ReactNode;
  /** How many columns the cell of this row takes, at most two; without it, one. */
  span?(row: T): 1 | 2;
}

interface Props<T> {
  /** The accessible name of the grid. */
  label: string;
  /** Made once, outside of the component or with `useMemo`: a new array draws every row anew. */
  columns: readonly GridColumn<T>[];
  rows: readonly T[];
  /** All rows in their order where `rows` are only those that were read of a longer list (`usePagedRows`). */
  rowIds?: readonly string[];
  /** Told which rows are in sight, by their index. */
  onRange?(first: number, last: number): void;
  rowPx: number;
  minWidthPx: number;
  /** The column whose cell is the button that opens the row, and has the focus for it. */
  buttonColumn: string;
  /** The accessible name of that button. Kept with `useCallback`: a new function draws every row anew. */
  nameRow(row: T): string;
  /** By which column the rows stand; the headers of the columns that can be sorted by are buttons. */
  sort?: FrameSort;
  onSort?(columnId: string): void;
  /** The row that is shown beside the grid. */
  currentId: string | null;
  /** It stands beside the detail of that row, which says whole what is cut here. */
  isBesideDetail?: boolean;
  onOpen(id: string): void;
  /** A key has moved to another row. */
  onMove?: ((id: string) => void) | undefined;
  /** A row that the focus is sent to, as from a button elsewhere: each object once. */
  goTo?: { toId: string } | null;
  /** The row that takes the keyboard when the grid comes: where somebody comes back to. */
  startId?: string | null;
  /** Rows can be chosen, ranges with Shift: Space chooses one, Enter opens it. Without it, both open it. */
  selection?: GridSelection;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

/**
 * A long list of which rows are opened or chosen. One tab stop; inside, the keys of `where: 'list'` in the table of
 * commands. Only the rows in sight, and the one with the focus, are in the page.
 */
export function Grid<T extends { id: string }>(props: Props<T>): ReactElement {
  const { columns, rows, currentId, onOpen, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const definitions = useMemo<ColumnDef<typeof features, T>[]>(
    () =>
      columns.map(({ id, label, cell }) => ({ id, header: label, cell: ({ row }) => cell(row.original) })),
    [columns],
  );
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: useCallback((row: T) => row.id, []),
  });
  const { rowsById } = table.getCoreRowModel();
  const rowIds = useMemo(() => props.rowIds ?? rows.map(({ id }) => id), [props.rowIds, rows]);
  const chosen = useRowSelection(selection);
  const focus = useGridFocus({
    rowIds,
    currentId,
    scroller,
    rowPx: props.rowPx,
    chosen,
    onMove: props.onMove,
    goTo: props.goTo,
    startId: props.startId ?? null,
  });
  const handle = useRef<RowsHandle>(null);
  useFocusOnMove(focus, scroller, handle);
  const frameColumns = useMemo<FrameColumn[]>(
    () =>
      columns.map(({ id, label, align, isSortable = false }) => ({
        id,
        label,
        isSortable,
        ...(align ? { align } : {}),
      })),
    [columns],
  );
  useSortAnnounced(props.sort, frameColumns);
  return (
    <Box sx={gridLook} data-beside-detail={props.isBesideDetail || undefined}>
      <VirtualFrame
        kind="grid"
        label={props.label}
        columns={frameColumns}
        sort={props.sort}
        onSort={props.onSort}
        template={columns.map(({ width }) => width).join(' ')}
        rowIds={rowIds}
        rowPx={props.rowPx}
        minWidthPx={props.minWidthPx}
        isMultiselectable={selection !== undefined}
        scroller={scroller}
        pinnedIndex={focus.activeIndex}
        overscan={8}
        handle={handle}
        onRange={props.onRange}
        marksOf={(rowId) => ({
          isCurrent: rowId === currentId,
          ...(selection ? { isSelected: selection.isChosen(rowId) } : {}),
        })}
        renderRow={(rowId) => {
          const row = rowsById[rowId]?.original;
          if (!row) return <WaitingCells isActive={rowId === focus.activeId} />;
          return (
            <Cells
              row={row}
              columns={columns}
              buttonColumn={props.buttonColumn}
              nameRow={props.nameRow}
              isActive={rowId === focus.activeId}
              isCurrent={rowId === currentId}
            />
          );
        }}
        onKeyDown={focus.handleKey}
        onFocus={focus.setActive}
        onClick={onOpen}
        footer={props.footer}
      />
    </Box>
  );
}

/** A row of a long list that is on its way. It keeps the focus: the keys go on. */
function WaitingCells({ isActive }: { isActive: boolean }): ReactElement {
  const t = useText();
  return (
    <td className="cell" style={{ gridColumn: '1 / -1' }}>
      <button type="button" className="open" aria-label={t('common.loading')} tabIndex={isActive ? 0 : -1}>
        …
      </button>
    </td>
  );
}

interface CellsProps<T> {
  /** Drawn again when it is another object. */
  row: T;
  columns: readonly GridColumn<T>[];
  buttonColumn: string;
  nameRow(row: T): string;
  isActive: boolean;
  isCurrent: boolean;
}

function CellsOf<T>({
  row,
  columns,
  buttonColumn,
  nameRow,
  isActive,
  isCurrent,
}: CellsProps<T>): ReactElement {
  const spans = columns.map((column) => column.span?.(row) ?? 1);
  return (
    <>
      {columns.map((column, index) => {
        // Covered by the cell before it.
        if (index > 0 && (spans[index - 1] ?? 1) > 1) return null;
        return (
          <td key={column.id} className="cell" {...placeOf(spans[index] ?? 1, column.align)}>
            {column.id === buttonColumn ? (
              <button
                type="button"
                className="open"
                aria-label={nameRow(row)}
                aria-current={isCurrent ? 'true' : undefined}
                tabIndex={isActive ? 0 : -1}
              >
                {column.cell(row)}
              </button>
            ) : (
              column.cell(row)
            )}
          </td>
        );
      })}
    </>
  );
}

/** Nothing for most cells: an attribute costs its time in each new row of a scroll. */
function placeOf(span: 1 | 2, textAlign: 'right' | undefined) {
  if (span > 1) return { colSpan: span, style: { gridColumn: `span ${span}`, textAlign } };
  return textAlign ? { style: { textAlign } } : {};
}

const Cells = memo(CellsOf) as typeof CellsOf;

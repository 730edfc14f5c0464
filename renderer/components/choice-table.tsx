import Box from '@mui/material/Box';
import ButtonBase, { type ButtonBaseProps } from '@mui/material/ButtonBase';
import type { SxProps, Theme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useRef, type ReactElement, type ReactNode } from 'react';

export interface ChoiceColumn {
  name: string;
  label: string;
  width: number | string;
  align?: 'right';
}

interface TableProps<T> {
  label: string;
  columns: readonly ChoiceColumn[];
  rows: readonly T[];
  /** Pixels; the same for every row, which lets the list be drawn without measuring. */
  rowHeight: number;
  /** Of the table itself: width below which it scrolls, and the look of its cells. */
  sx: SxProps<Theme>;
  /** Draws one row, as a `ChoiceRow`; `rowIndex` counts the head. */
  renderRow(row: T, rowIndex: number): ReactElement;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

/** Keeps the place of rows that are not drawn. */
function Spacer({ height, columns }: { height: number; columns: number }): ReactElement | null {
  if (height <= 0) return null;
  return (
    <TableRow aria-hidden sx={{ height }}>
      <TableCell colSpan={columns} sx={{ p: 0, border: 0 }} />
    </TableRow>
  );
}

/** A long table from which one row is chosen. Only the rows in sight exist. */
export function ChoiceTable<T extends { id: string }>(props: TableProps<T>): ReactElement {
  const { label, columns, rows, rowHeight, sx, renderRow, footer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const drawn = virtualizer.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <Box ref={scroller} sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <Table
        size="small"
        stickyHeader
        aria-label={label}
        aria-rowcount={rows.length + 1}
        sx={[{ tableLayout: 'fixed' }, ...(Array.isArray(sx) ? sx : [sx])]}
      >
        <TableHead>
          <TableRow aria-rowindex={1}>
            {columns.map(({ name, label: head, width, align }) => (
              <TableCell key={name} scope="col" align={align ?? 'left'} sx={{ width, fontWeight: 600 }}>
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <Spacer height={above} columns={columns.length} />
          {drawn.map(({ index, key }) => {
            const row = rows[index];
            return row && <Fragment key={key}>{renderRow(row, index + 2)}</Fragment>;
          })}
          <Spacer height={below} columns={columns.length} />
        </TableBody>
      </Table>
      {footer}
    </Box>
  );
}

interface RowProps {
  rowIndex: number;
  height: number;
  isSelected: boolean;
  onSelect(): void;
  children: ReactNode;
}

/** One row of a `ChoiceTable`: a click anywhere chooses it; its `ChoiceButton` carries the name and the focus. */
export function ChoiceRow({ rowIndex, height, isSelected, onSelect, children }: RowProps): ReactElement {
  return (
    <TableRow
      hover
      selected={isSelected}
      aria-rowindex={rowIndex}
      onClick={onSelect}
      sx={{ height, cursor: 'pointer' }}
    >
      {children}
    </TableRow>
  );
}

/** The button of a row. What it does is the row's: its click, also one by keyboard, reaches the row. */
export function ChoiceButton(
  props: Pick<ButtonBaseProps, 'aria-label' | 'title' | 'sx' | 'children'> & { isSelected: boolean },
): ReactElement {
  const { isSelected, ...button } = props;
  return <ButtonBase aria-current={isSelected ? 'true' : undefined} {...button} />;
}

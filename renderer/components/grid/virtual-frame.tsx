import Box from '@mui/material/Box';
import { memo, useMemo, type KeyboardEvent, type ReactElement, type ReactNode, type RefObject } from 'react';
import { PlainIcon } from '../plain-icon';
import { headerPx, useVirtualRows } from './use-virtual-rows';

export interface FrameColumn {
  id: string;
  label: string;
  color?: string;
  align?: 'right';
  /** Its header is a button that sorts by it. */
  isSortable?: boolean;
}

/** By which column the rows stand, and which way. */
export interface FrameSort {
  by: string;
  isDescending: boolean;
}

/** What a row says of itself to assistive technology, besides its cells. */
export interface RowMarks {
  labelledBy?: string;
  isCurrent?: boolean;
  isSelected?: boolean;
}

interface Props {
  /** `grid`: rows to be opened, arrows move between them. `table`: rows of controls. Both are one tab stop. */
  kind: 'grid' | 'table';
  label: string;
  columns: readonly FrameColumn[];
  sort?: FrameSort | undefined;
  onSort?: ((columnId: string) => void) | undefined;
  /** CSS `grid-template-columns`, the same for the header and every row. */
  template: string;
  rowIds: readonly string[];
  /** Height of a row in pixels. With `isMeasured` a guess, as rows are as high as what they hold. */
  rowPx: number;
  isMeasured?: boolean;
  isMultiselectable?: boolean;
  /** Below this width the table scrolls sideways. */
  minWidthPx?: number;
  scroller: RefObject<HTMLDivElement | null>;
  virtualRows: ReturnType<typeof useVirtualRows>;
  /** Draws the cells of a row: `td`s. */
  renderRow(rowId: string, index: number): ReactNode;
  marksOf?(rowId: string): RowMarks;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus?(rowId: string): void;
  onClick?(rowId: string): void;
  footer?: ReactNode;
}

/** The frame of every long table: a fixed header, and of the rows only those in sight. */
export function VirtualFrame(props: Props): ReactElement {
  const { kind, label, columns, template, rowIds, rowPx, isMeasured = false, isMultiselectable } = props;
  const { minWidthPx, scroller, virtualRows, renderRow, marksOf, onKeyDown, footer } = props;
  const { onFocus, onClick } = props;
  const look = useMemo(() => frameLook(template), [template]);
  return (
    <Box
      ref={scroller}
      sx={look}
      // Rows without a control in them are scrolled by keys all the same.
      {...(kind === 'table' ? { tabIndex: 0 } : {})}
      onKeyDown={onKeyDown}
      onFocus={(event) => callOfRow(onFocus, event.target)}
      onClick={(event) => callOfRow(onClick, event.target)}
    >
      <table
        {...(kind === 'grid' ? { role: kind } : {})}
        aria-label={label}
        aria-rowcount={rowIds.length + 1}
        aria-multiselectable={isMultiselectable || undefined}
        style={{ minWidth: minWidthPx }}
      >
        <Header columns={columns} sort={props.sort} onSort={props.onSort} />
        <tbody className="rows" style={{ height: virtualRows.getTotalSize() }}>
          {virtualRows.getVirtualItems().map(({ index, start, key }) => {
            const rowId = rowIds[index];
            if (rowId === undefined) return null;
            const marks = marksOf?.(rowId) ?? {};
            return (
              <tr
                key={key}
                className={marks.isCurrent ? 'row current' : 'row'}
                {...(isMeasured ? { ref: virtualRows.measureElement } : {})}
                data-index={index}
                data-row-id={rowId}
                aria-rowindex={index + 2}
                aria-labelledby={marks.labelledBy}
                aria-selected={marks.isSelected}
                style={{ top: start, ...(isMeasured ? {} : { height: rowPx, minHeight: rowPx }) }}
              >
                {renderRow(rowId, index)}
              </tr>
            );
          })}
        </tbody>
      </table>
      {footer}
    </Box>
  );
}

function callOfRow(action: ((rowId: string) => void) | undefined, target: EventTarget): void {
  const rowId = action && rowIdOf(target);
  if (rowId) action(rowId);
}

const Header = memo(function Header({
  columns,
  sort,
  onSort,
}: Pick<Props, 'columns' | 'sort' | 'onSort'>): ReactElement {
  return (
    <thead className="head">
      <tr className="head-row" aria-rowindex={1}>
        {columns.map(({ id, label, color, align, isSortable }) => (
          <Box
            key={id}
            component="th"
            scope="col"
            {...(isSortable ? { 'aria-sort': directionOf(id, sort) } : {})}
            {...(color ? { sx: { color } } : {})}
            style={align ? { textAlign: align } : {}}
          >
            {isSortable ? (
              <button type="button" className="sort" tabIndex={-1} title={label} onClick={() => onSort?.(id)}>
                <span>{label}</span>
                {sort?.by === id && <PlainIcon name={sort.isDescending ? 'open' : 'close'} />}
              </button>
            ) : (
              label
            )}
          </Box>
        ))}
      </tr>
    </thead>
  );
});

function directionOf(id: string, sort: FrameSort | undefined): 'ascending' | 'descending' | 'none' {
  if (sort?.by !== id) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

/** The row that an element lies in; null where it lies in none. */
export function rowIdOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-row-id]')?.getAttribute('data-row-id') ?? null;
}

/** One style for the whole table: a style object per cell costs more than the cell. */
function frameLook(template: string) {
  return {
    flex: '1 1 0',
    minHeight: 0,
    minWidth: 0,
    overflow: 'auto',
    position: 'relative',
    '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
    '& table, & .head, & .rows': { display: 'block' },
    '& table': { bgcolor: 'background.paper' },
    '& .head': { position: 'sticky', top: 0, zIndex: 2 },
    '& .head-row': {
      display: 'grid',
      gridTemplateColumns: template,
      alignItems: 'center',
      minHeight: headerPx,
      bgcolor: 'background.paper',
      borderBottom: 1,
      borderColor: 'divider',
      fontSize: '0.75rem',
      fontWeight: 650,
      color: 'text.secondary',
    },
    '& .head-row > *': { px: 1, textAlign: 'left', fontWeight: 'inherit' },
    '& .sort': {
      display: 'inline-flex',
      alignItems: 'center',
      maxWidth: '100%',
      minHeight: 24,
      m: 0,
      p: 0,
      border: 0,
      bgcolor: 'transparent',
      color: 'inherit',
      font: 'inherit',
      cursor: 'pointer',
      '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
      '& > svg': { flex: 'none' },
      '&:hover': { color: 'text.primary', textDecoration: 'underline' },
      '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
    },
    '& .rows': { position: 'relative' },
    '& .row': {
      // What changes in a row moves nothing outside of it.
      contain: 'content',
      position: 'absolute',
      top: 0,
      left: 0,
      width: '100%',
      boxSizing: 'border-box',
      display: 'grid',
      gridTemplateColumns: template,
      borderBottom: 1,
      borderColor: 'divider',
    },
    '& .row > *': { display: 'block', fontWeight: 'inherit', textAlign: 'start', p: 0, px: 1, minWidth: 0 },
  } as const;
}

import Box from '@mui/material/Box';
import {
  memo,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { PlainIcon } from '../plain-icon';
import { frameLook } from './frame-look';
import { VirtualRows, type RowMarks, type RowsHandle } from './virtual-rows';

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
  scroller?: Ref<HTMLDivElement>;
  /** Index of a row that stays in the page wherever the table is scrolled to; -1 = none. */
  pinnedIndex?: number;
  /** How many rows beyond those in sight are drawn on either side. */
  overscan: number;
  /** For whoever brings a row into sight. */
  handle?: Ref<RowsHandle>;
  /** Told which rows are in sight, by their index. */
  onRange?: ((first: number, last: number) => void) | undefined;
  /** Draws the cells of a row: `td`s. Called for new rows while the table is scrolled, for all when the frame is drawn. */
  renderRow(rowId: string, index: number): ReactNode;
  marksOf?: ((rowId: string) => RowMarks) | undefined;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus?(rowId: string): void;
  onClick?(rowId: string): void;
  footer?: ReactNode;
}

/** The frame of every long table: a fixed header, and of the rows only those in sight. */
export function VirtualFrame(props: Props): ReactElement {
  const { kind, label, columns, template, rowIds, rowPx, isMeasured = false, isMultiselectable } = props;
  const { scroller, handle, onFocus, onClick, onKeyDown } = props;
  const [hasKeyboard, setHasKeyboard] = useState(false);
  const look = useMemo(() => frameLook(template, isMeasured ? null : rowPx), [template, isMeasured, rowPx]);
  return (
    <Box
      ref={scroller}
      data-scroller
      sx={look}
      // Rows without a control in them are scrolled by keys all the same.
      {...(kind === 'table' ? { tabIndex: 0 } : {})}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        setHasKeyboard(true);
        callOfRow(onFocus, event.target);
      }}
      onBlur={({ currentTarget, relatedTarget }) => setHasKeyboard(currentTarget.contains(relatedTarget))}
      onClick={(event) => callOfRow(onClick, event.target)}
    >
      <table
        {...(kind === 'grid' ? { role: kind } : {})}
        aria-label={label}
        aria-rowcount={rowIds.length + 1}
        aria-multiselectable={isMultiselectable || undefined}
        style={{ minWidth: props.minWidthPx }}
      >
        <Header columns={columns} sort={props.sort} onSort={props.onSort} />
        <VirtualRows
          rowIds={rowIds}
          rowPx={rowPx}
          isMeasured={isMeasured}
          pinnedIndex={props.pinnedIndex ?? -1}
          overscan={props.overscan}
          hasKeyboard={hasKeyboard}
          handle={handle}
          onRange={props.onRange}
          marksOf={props.marksOf}
          renderRow={props.renderRow}
        />
      </table>
      {props.footer}
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

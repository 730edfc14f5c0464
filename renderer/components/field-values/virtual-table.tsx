import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  createContext,
  use,
  useCallback,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { handleTableFocus, handleTableKey } from '../grid/one-tab-stop';
import { rowIdOf, VirtualFrame, type FrameColumn } from '../grid/virtual-frame';
import type { RowsHandle } from '../grid/virtual-rows';
import type { FieldTableHandle } from './form-context';
import { fieldLook } from './field-look';
import { lowWindow, tinyWindow } from '../window-heights';

interface Props {
  label: string;
  columns: readonly FrameColumn[];
  /** CSS `grid-template-columns`, the same for the header and every row. */
  template: string;
  rowIds: readonly string[];
  Row: ComponentType<{ rowId: string }>;
  handle: Ref<FieldTableHandle>;
  /** Asked for a row that is filtered out: bring it back. */
  onReveal(): void;
  onRowKey?(event: KeyboardEvent<HTMLElement>, rowId: string): void;
  /** Stands below the rows; it scrolls with them only where there is no room for it. */
  footer?: ReactNode;
}

/** Most rows are as high as one with a single line. */
const usualRowPx = 41;

/** Tables of screens that are kept show the same fields, and their ids must not be taken for each other's. */
const TableIdContext = createContext('');

/** The id of the element that names a row. */
export function useRowNameId(rowId: string): string {
  return nameRow(use(TableIdContext), rowId);
}

/** Row ids may hold spaces. */
function nameRow(tableId: string, rowId: string): string {
  return `${tableId}-${encodeURIComponent(rowId)}`;
}

/**
 * A table of boxes and switches that is one tab stop. Only the rows in sight, and the one with the focus, are in
 * the page.
 */
export function VirtualTable(props: Props): ReactElement {
  const { rowIds, Row, onRowKey, onReveal, handle } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const tableId = useId();
  const namedByCell = useCallback((rowId: string) => ({ labelledBy: nameRow(tableId, rowId) }), [tableId]);
  const isTiny = useMediaQuery(tinyWindow);
  const [pinned, setPinned] = useState<string | null>(null);
  const rows = useRef<RowsHandle>(null);
  useRowFocus({ rowIds, handle, onReveal, scroller, setPinned, rows });
  return (
    <TableIdContext value={tableId}>
      <Box sx={tableLook} onFocus={(event) => handleTableFocus(event, pinned)}>
        <VirtualFrame
          kind="table"
          label={props.label}
          columns={props.columns}
          template={props.template}
          rowIds={rowIds}
          rowPx={usualRowPx}
          isMeasured
          scroller={scroller}
          pinnedIndex={pinned === null ? -1 : rowIds.indexOf(pinned)}
          overscan={4}
          handle={rows}
          marksOf={namedByCell}
          renderRow={(rowId) => <Row rowId={rowId} />}
          onFocus={setPinned}
          onKeyDown={(event) => {
            const rowId = rowIdOf(event.target);
            if (rowId !== null) onRowKey?.(event, rowId);
            handleTableKey(event);
          }}
          footer={isTiny && props.footer}
        />
        {!isTiny && props.footer}
      </Box>
    </TableIdContext>
  );
}

const tableLook = [
  {
    display: 'flex',
    flexDirection: 'column',
    flex: '1 1 0',
    minHeight: 110,
    // As high as its rows are together, as far as there is room.
    '& > :first-of-type': {
      flex: '0 1 auto',
      bgcolor: 'background.paper',
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
    },
    [`@media ${lowWindow}`]: { '& .head .head-row': { minHeight: 28 } },
    [`@media ${tinyWindow}`]: { '& .head .head-row': { minHeight: 20 } },
  },
  fieldLook,
] as const;

interface RowFocus extends Pick<Props, 'rowIds' | 'handle' | 'onReveal'> {
  scroller: RefObject<HTMLDivElement | null>;
  setPinned(rowId: string): void;
  rows: RefObject<RowsHandle | null>;
}

function useRowFocus({ rowIds, handle, onReveal, scroller, setPinned, rows }: RowFocus): void {
  const handled = useRef<{ rowId: string } | null>(null);
  const [wanted, setWanted] = useState<{ rowId: string } | null>(null);
  const focusRow = useCallback(
    (rowId: string) => {
      setPinned(rowId);
      setWanted({ rowId });
    },
    [setPinned],
  );
  useImperativeHandle(
    handle,
    () => ({
      focusRow,
      focusedRow: () =>
        scroller.current?.contains(document.activeElement) ? rowIdOf(document.activeElement) : null,
    }),
    [focusRow, scroller],
  );
  useLayoutEffect(() => {
    if (!wanted || wanted === handled.current) return;
    const index = rowIds.indexOf(wanted.rowId);
    if (index < 0) {
      onReveal();
      return;
    }
    rows.current?.scrollToIndex(index);
    const row = scroller.current?.querySelector(`[data-row-id="${CSS.escape(wanted.rowId)}"]`);
    const target =
      row?.querySelector<HTMLElement>('[data-value]') ?? row?.querySelector<HTMLElement>('button, input');
    target?.focus({ preventScroll: true });
    // As a whole, so that typing replaces what stands there.
    if (target instanceof HTMLInputElement && target.type === 'text') target.select();
    handled.current = wanted;
  }, [wanted, rowIds, onReveal, scroller, rows]);
}

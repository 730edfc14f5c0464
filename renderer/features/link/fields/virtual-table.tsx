import Box from '@mui/material/Box';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
} from 'react';
import type { FieldTableHandle } from '../link-context';

export interface Column {
  key: string;
  label: string;
  color?: string;
}

interface Props {
  label: string;
  columns: readonly Column[];
  /** CSS `grid-template-columns`, the same for the header and every row. */
  template: string;
  rowIds: readonly string[];
  Row: ComponentType<{ rowId: string }>;
  handle: Ref<FieldTableHandle>;
  /** Asked for a row that is filtered out: bring it back. */
  onReveal(): void;
  onRowKey?(event: KeyboardEvent, rowId: string): void;
}

const estimatedRowPx = 66;
const headerPx = 34;

/** The id of the element that names a row; row ids may hold spaces. */
export function rowNameId(rowId: string): string {
  return `field-${encodeURIComponent(rowId)}`;
}

/** A table that keeps only the rows in sight, and the one with the focus, in the page. */
export function VirtualTable(props: Props): ReactElement {
  const { rowIds, Row, template } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  const virtualizer = useRows(rowIds, scroller, pinned);
  const rowSx = useMemo(() => rowStyle(template), [template]);
  useRowFocus(props, scroller, setPinned, virtualizer.scrollToIndex);

  return (
    <Box
      ref={scroller}
      onFocus={(event) => setPinned(rowIdOf(event.target))}
      onKeyDown={(event) => {
        const rowId = rowIdOf(event.target);
        if (rowId !== null) props.onRowKey?.(event, rowId);
      }}
      sx={{
        flex: '1 1 0',
        minHeight: 220,
        overflow: 'auto',
        position: 'relative',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box
        component="table"
        aria-label={props.label}
        aria-rowcount={rowIds.length + 1}
        sx={{ display: 'block' }}
      >
        <Header columns={props.columns} template={template} />
        <Box
          component="tbody"
          sx={{ display: 'block', position: 'relative' }}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const rowId = rowIds[index];
            if (rowId === undefined) return null;
            return (
              <Box
                key={key}
                component="tr"
                ref={virtualizer.measureElement}
                data-index={index}
                data-row-id={rowId}
                aria-rowindex={index + 2}
                aria-labelledby={rowNameId(rowId)}
                sx={rowSx}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row rowId={rowId} />
              </Box>
            );
          })}
        </Box>
      </Box>
    </Box>
  );
}

function Header({ columns, template }: { columns: readonly Column[]; template: string }): ReactElement {
  return (
    <Box component="thead" sx={{ display: 'block', position: 'sticky', top: 0, zIndex: 2 }}>
      <Box
        component="tr"
        aria-rowindex={1}
        sx={{
          display: 'grid',
          gridTemplateColumns: template,
          alignItems: 'center',
          minHeight: headerPx,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {columns.map(({ key, label, color }) => (
          <Box
            key={key}
            component="th"
            scope="col"
            sx={{
              textAlign: 'left',
              px: 1,
              fontSize: '0.75rem',
              fontWeight: 650,
              color: color ?? 'text.secondary',
            }}
          >
            {label}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function rowStyle(template: string) {
  return {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    display: 'grid',
    gridTemplateColumns: template,
    alignItems: 'start',
    py: 0.75,
    borderBottom: 1,
    borderColor: 'divider',
    ':where(&) > :where(td)': { display: 'block', p: 0, px: 1, minWidth: 0 },
  } as const;
}

function useRows(
  rowIds: readonly string[],
  scroller: { current: HTMLDivElement | null },
  pinned: string | null,
) {
  const pinnedIndex = pinned === null ? -1 : rowIds.indexOf(pinned);
  // The row with the focus stays in the page when it is scrolled out of sight, or the focus would be lost.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (pinnedIndex < 0 || indexes.includes(pinnedIndex)) return indexes;
      return [...indexes, pinnedIndex].toSorted((a, b) => a - b);
    },
    [pinnedIndex],
  );
  return useVirtualizer({
    count: rowIds.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => rowIds[index] ?? index, [rowIds]),
    estimateSize: () => estimatedRowPx,
    overscan: 4,
    paddingEnd: 4,
    scrollPaddingStart: headerPx,
    rangeExtractor,
  });
}

function useRowFocus(
  { rowIds, handle, onReveal }: Props,
  scroller: { current: HTMLDivElement | null },
  setPinned: (rowId: string) => void,
  scrollToIndex: (index: number) => void,
): void {
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
    scrollToIndex(index);
    const row = scroller.current?.querySelector(`[data-row-id="${CSS.escape(wanted.rowId)}"]`);
    const target =
      row?.querySelector<HTMLElement>(
        '[data-value]:is(input, textarea), [data-value] input, [data-value] textarea',
      ) ?? row?.querySelector<HTMLElement>('button, input');
    target?.focus({ preventScroll: true });
    handled.current = wanted;
  }, [wanted, rowIds, onReveal, scroller, scrollToIndex]);
}

function rowIdOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[data-row-id]')?.getAttribute('data-row-id') ?? null;
}

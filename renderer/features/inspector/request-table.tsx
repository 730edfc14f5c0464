import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactElement, type ReactNode } from 'react';
import type { InspectedRequestSummary } from '../../../shared/inspector';
import { useText } from '../../text';
import { StatusMark } from './status-mark';
import { useFigures } from './use-figures';

const columns = [
  { name: 'status', width: 104 },
  { name: 'request', width: 'auto' },
  { name: 'site', width: '16%' },
  { name: 'at', width: 88 },
  { name: 'took', width: 72 },
  { name: 'size', width: 72 },
] as const;
/** Pixels; the same for every row, which lets the list be drawn without measuring. */
const rowHeight = 34;

interface Props {
  requests: readonly InspectedRequestSummary[];
  selectedId: string | null;
  onSelect(id: string): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

interface RowProps {
  request: InspectedRequestSummary;
  rowIndex: number;
  isSelected: boolean;
  onSelect(id: string): void;
}

function RequestRow({ request, rowIndex, isSelected, onSelect }: RowProps): ReactElement {
  const t = useText();
  const figures = useFigures();
  const { id, method, path, status, siteName, at, milliseconds, bytes } = request;
  return (
    <TableRow
      hover
      selected={isSelected}
      aria-rowindex={rowIndex}
      onClick={() => onSelect(id)}
      sx={{ height: rowHeight, cursor: 'pointer' }}
    >
      <TableCell>
        <StatusMark status={status} />
      </TableCell>
      <TableCell>
        <ButtonBase
          aria-label={t('inspector.show', { method, path })}
          aria-current={isSelected ? 'true' : undefined}
          title={path}
          sx={{ maxWidth: '100%', justifyContent: 'flex-start', borderRadius: 0.5, textAlign: 'left' }}
        >
          <Box component="strong" sx={{ mr: 1 }}>
            {method}
          </Box>
          {/* The end of a path says which call it was. */}
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', direction: 'rtl' }}>
            <bdi>{path}</bdi>
          </Box>
        </ButtonBase>
      </TableCell>
      <TableCell title={siteName} sx={{ textOverflow: 'ellipsis' }}>
        {siteName}
      </TableCell>
      <TableCell>{figures.time(at)}</TableCell>
      <TableCell align="right">{t('inspector.milliseconds', { count: milliseconds })}</TableCell>
      <TableCell align="right">{bytes === null ? '' : figures.size(bytes)}</TableCell>
    </TableRow>
  );
}

/** Keeps the place of rows that are not drawn. */
function Spacer({ height }: { height: number }): ReactElement | null {
  if (height <= 0) return null;
  return (
    <TableRow aria-hidden sx={{ height }}>
      <TableCell colSpan={columns.length} sx={{ p: 0, border: 0 }} />
    </TableRow>
  );
}

/** The requests as a table of which only the rows in sight exist. */
export function RequestTable({ requests, selectedId, onSelect, footer }: Props): ReactElement {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: requests.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => requests[index]?.id ?? index,
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    <Box ref={scroller} sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <Table
        size="small"
        stickyHeader
        aria-label={t('inspector.list')}
        aria-rowcount={requests.length + 1}
        sx={{
          tableLayout: 'fixed',
          minWidth: 620,
          '& td, & th': { px: 1, py: 0.25, overflow: 'hidden', whiteSpace: 'nowrap' },
        }}
      >
        <TableHead>
          <TableRow aria-rowindex={1}>
            {columns.map(({ name, width }) => (
              <TableCell
                key={name}
                scope="col"
                align={name === 'took' || name === 'size' ? 'right' : 'left'}
                sx={{ width, fontWeight: 600 }}
              >
                {t(`inspector.column.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <Spacer height={above} />
          {rows.map(({ index, key }) => {
            const request = requests[index];
            return (
              request && (
                <RequestRow
                  key={key}
                  request={request}
                  rowIndex={index + 2}
                  isSelected={request.id === selectedId}
                  onSelect={onSelect}
                />
              )
            );
          })}
          <Spacer height={below} />
        </TableBody>
      </Table>
      {footer}
    </Box>
  );
}

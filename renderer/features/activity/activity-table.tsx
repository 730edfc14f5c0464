import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactElement, type ReactNode } from 'react';
import type { ActivitySummary } from '../../../shared/activity';
import { useText } from '../../text';
import { ActivityRow, rowHeight } from './activity-row';
import { LockRow } from './lock-entry';

const columns = [
  { name: 'state', width: 132 },
  { name: 'at', width: 150 },
  { name: 'crm', width: '26%' },
  { name: 'erp', width: '26%' },
  { name: 'site', width: '20%' },
  { name: 'user', width: 96 },
] as const;

interface Props {
  entries: readonly ActivitySummary[];
  selectedId: string | null;
  onSelect(activityId: string): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
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

/** The entries as a table of which only the rows in sight exist. */
export function ActivityTable({ entries, selectedId, onSelect, footer }: Props): ReactElement {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => entries[index]?.id ?? index,
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
        aria-label={t('activity.list')}
        aria-rowcount={entries.length + 1}
        sx={{ tableLayout: 'fixed', minWidth: 760, '& td': { py: 0.5, overflow: 'hidden' } }}
      >
        <TableHead>
          <TableRow aria-rowindex={1}>
            {columns.map(({ name, width }) => (
              <TableCell key={name} scope="col" sx={{ width, fontWeight: 600 }}>
                {t(`activity.column.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <Spacer height={above} />
          {rows.map(({ index, key }) => {
            const entry = entries[index];
            if (!entry) return null;
            const place = { rowIndex: index + 2, isSelected: entry.id === selectedId, onSelect };
            return entry.kind === 'submit' ? (
              <ActivityRow key={key} entry={entry} {...place} />
            ) : (
              <LockRow key={key} entry={entry} {...place} />
            );
          })}
          <Spacer height={below} />
        </TableBody>
      </Table>
      {footer}
    </Box>
  );
}

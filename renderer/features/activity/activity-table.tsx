import Box from '@mui/material/Box';
import { useCallback, type ReactElement, type ReactNode } from 'react';
import type { ActivitySummary } from '../../../shared/journal/entry';
import { entrySorts, newestFirst, type EntryOrder } from '../../../shared/journal/entry-query';
import { Grid } from '../../components/grid/grid';
import { turnSort } from '../../components/grid/turn-sort';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameEntry, tellTime, useActivityColumns } from './activity-columns';

const look = {
  display: 'flex',
  // In px: the rows themselves must not count for how high this wants to be.
  flex: '1 1 0px',
  // Two rows at least; the grid scrolls what is more.
  minHeight: 150,
  '& .line, & .first-line, & .second-line': {
    overflow: 'clip',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& .first-line': { fontWeight: 600, lineHeight: 1.3 },
  // Low enough that a long key has room for a line more.
  '& .second-line': {
    display: 'flex',
    gap: '0.3em',
    color: 'text.secondary',
    fontSize: '0.8125rem',
    lineHeight: 1.25,
  },
  '& .second-line > .line': { minWidth: 0 },
  '& .key': { flex: 'none', maxWidth: '100%', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  '& .whole': { whiteSpace: 'normal', lineHeight: 1.3 },
} as const;

interface Props {
  entries: readonly ActivitySummary[];
  selectedId: string | null;
  onSelect(activityId: string): void;
  order: EntryOrder;
  onOrder(order: EntryOrder): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

/** The newest first and the most changes first; everything else from A on. */
function nextOrder(order: EntryOrder, columnId: string): EntryOrder {
  const { isDescending } = turnSort(order, columnId, ['at', 'changes']);
  const by = entrySorts.find((sort) => sort === columnId) ?? newestFirst.by;
  return by === newestFirst.by && isDescending ? newestFirst : { by, isDescending };
}

/** The entries as a grid; a row leads to its details, a header sorts. */
export function ActivityTable(props: Props): ReactElement {
  const { entries, selectedId, onSelect, order, onOrder, footer } = props;
  const t = useText();
  const time = useTimeFormat();
  const isBeside = selectedId !== null;
  const columns = useActivityColumns(isBeside);
  return (
    <Box data-pane sx={look}>
      <Grid
        label={t('activity.list')}
        columns={columns}
        rows={entries}
        rowPx={54}
        minWidthPx={isBeside ? 0 : 760}
        buttonColumn="state"
        nameRow={useCallback((entry) => nameEntry(entry, t, tellTime(entry, t, time.short)), [t, time])}
        sort={order}
        onSort={(columnId) => onOrder(nextOrder(order, columnId))}
        currentId={selectedId}
        isBesideDetail={isBeside}
        onOpen={onSelect}
        // Beside the list the entry follows the arrows.
        onMove={isBeside ? onSelect : undefined}
        footer={footer}
      />
    </Box>
  );
}

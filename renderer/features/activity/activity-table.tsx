import Box from '@mui/material/Box';
import { useCallback, type ReactElement, type ReactNode } from 'react';
import type { ActivitySummary } from '../../../shared/journal/entry';
import { Grid } from '../../components/grid/grid';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameEntry, tellTime, useActivityColumns } from './activity-columns';

const look = {
  display: 'flex',
  flex: 1,
  minHeight: 0,
  '& .line, & .first-line, & .second-line': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& .first-line': { fontWeight: 600 },
  '& .second-line': { color: 'text.secondary', fontSize: '0.8125rem' },
} as const;

interface Props {
  entries: readonly ActivitySummary[];
  selectedId: string | null;
  onSelect(activityId: string): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

/** The entries as a grid; a row leads to its details. */
export function ActivityTable({ entries, selectedId, onSelect, footer }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const isBeside = selectedId !== null;
  const columns = useActivityColumns(isBeside);
  return (
    <Box sx={look}>
      <Grid
        label={t('activity.list')}
        columns={columns}
        rows={entries}
        rowPx={54}
        minWidthPx={isBeside ? 0 : 760}
        buttonColumn="state"
        nameRow={useCallback((entry) => nameEntry(entry, t, tellTime(entry, t, time.short)), [t, time])}
        currentId={selectedId}
        onOpen={onSelect}
        // Beside the list the entry follows the arrows.
        onMove={isBeside ? onSelect : undefined}
        footer={footer}
      />
    </Box>
  );
}

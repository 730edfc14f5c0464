import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import type { SubmitSummary, UnlockEntry } from '../../../shared/journal/entry';
import { ChoiceButton, ChoiceRow } from '../../components/choice-table';
import { EnvironmentMark } from '../../components/environment-mark';
import { useTimeFormat } from '../../format-time';

export const entryRowHeight = 54;

/** Where a row stands, and what choosing it does. */
export interface EntryPlace {
  rowIndex: number;
  isSelected: boolean;
  onSelect(activityId: string): void;
}

interface Props extends EntryPlace {
  entry: SubmitSummary | UnlockEntry;
  /** The name of the row's button. */
  label: string;
  /** What the first cell shows: the state, in a word. */
  state: ReactNode;
  /** The cells between the time and the site. */
  children: ReactNode;
}

/** What the rows of all entries have in common: when, where and who. */
export function EntryRow({ entry, label, state, children, ...place }: Props): ReactElement {
  const time = useTimeFormat();
  const { rowIndex, isSelected, onSelect } = place;
  return (
    <ChoiceRow
      rowIndex={rowIndex}
      height={entryRowHeight}
      isSelected={isSelected}
      onSelect={() => onSelect(entry.id)}
    >
      <TableCell>
        <ChoiceButton aria-label={label} isSelected={isSelected} sx={{ borderRadius: 4 }}>
          {state}
        </ChoiceButton>
      </TableCell>
      <TableCell sx={{ px: 1, whiteSpace: 'nowrap' }}>{time.short(entry.at)}</TableCell>
      {children}
      <TableCell>
        <Typography noWrap title={entry.siteName}>
          {entry.siteName}
        </Typography>
        <EnvironmentMark environment={entry.environment} />
      </TableCell>
      <TableCell>
        <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={entry.user}>
          {entry.user}
        </Box>
      </TableCell>
    </ChoiceRow>
  );
}

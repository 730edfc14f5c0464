import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ForeignEntry } from '../../../shared/journal/entry';
import { ChoiceButton, ChoiceRow } from '../../components/choice-table';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { entryRowHeight, type EntryPlace } from './entry-row';

function useKnownTime(at: string, form: 'short' | 'long'): string {
  const t = useText();
  const time = useTimeFormat();
  return at === '' ? t('activity.foreign.noTime') : time[form](at);
}

/** A row that another version wrote: that it is there is shown, not what it says. */
export function ForeignRow({
  entry,
  rowIndex,
  isSelected,
  onSelect,
}: EntryPlace & { entry: ForeignEntry }): ReactElement {
  const t = useText();
  const time = useKnownTime(entry.at, 'short');
  return (
    <ChoiceRow
      rowIndex={rowIndex}
      height={entryRowHeight}
      isSelected={isSelected}
      onSelect={() => onSelect(entry.id)}
    >
      <TableCell>
        <ChoiceButton
          aria-label={t('activity.foreign.show', { time })}
          isSelected={isSelected}
          sx={{ borderRadius: 4 }}
        >
          {entry.state}
        </ChoiceButton>
      </TableCell>
      <TableCell sx={{ px: 1, whiteSpace: 'nowrap' }}>{time}</TableCell>
      <TableCell colSpan={4}>
        <Typography noWrap sx={{ color: 'text.secondary' }}>
          {t('activity.foreign.row')}
        </Typography>
      </TableCell>
    </ChoiceRow>
  );
}

/** What can be told of it. */
export function ForeignEntryDetail({ entry }: { entry: ForeignEntry }): ReactElement {
  const t = useText();
  const time = useKnownTime(entry.at, 'long');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h1">{t('activity.foreign.row')}</Typography>
      <Typography>{t('activity.foreign.what')}</Typography>
      <FactList
        facts={[
          { term: t('activity.lock.at'), value: time },
          { term: t('activity.column.state'), value: entry.state },
        ]}
      />
    </Box>
  );
}

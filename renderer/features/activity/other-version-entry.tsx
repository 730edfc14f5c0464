import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ForeignEntry } from '../../../shared/journal/entry';
import { ChoiceButton, ChoiceRow } from '../../components/choice-table';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { entryRowHeight, type EntryPlace } from './entry-row';

/** An entry that another version of the program made: its time is all that can be shown. */
export function OtherVersionRow({
  entry,
  rowIndex,
  isSelected,
  onSelect,
}: EntryPlace & { entry: ForeignEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const at = entry.at === '' ? '' : time.short(entry.at);
  return (
    <ChoiceRow
      rowIndex={rowIndex}
      height={entryRowHeight}
      isSelected={isSelected}
      onSelect={() => onSelect(entry.id)}
    >
      <TableCell>
        <ChoiceButton
          aria-label={t('activity.otherVersion.show', { time: at })}
          isSelected={isSelected}
          sx={{ borderRadius: 4 }}
        >
          {entry.state}
        </ChoiceButton>
      </TableCell>
      <TableCell sx={{ px: 1, whiteSpace: 'nowrap' }}>{at}</TableCell>
      <TableCell colSpan={4}>
        <Typography noWrap sx={{ color: 'text.secondary' }}>
          {t('activity.otherVersion.title')}
        </Typography>
      </TableCell>
    </ChoiceRow>
  );
}

export function OtherVersionEntry({ entry }: { entry: ForeignEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h1">{t('activity.otherVersion.title')}</Typography>
      <Typography>{t('activity.otherVersion.what')}</Typography>
      {entry.at !== '' && <Typography>{time.long(entry.at)}</Typography>}
    </Box>
  );
}

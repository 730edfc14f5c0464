import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ForeignEntry } from '../../../shared/journal/entry';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameForeignState, tellTime } from './activity-columns';

/** What can be told of it. */
export function ForeignEntryDetail({ entry }: { entry: ForeignEntry }): ReactElement {
  const t = useText();
  const time = tellTime(entry, t, useTimeFormat().long);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h1">{t('activity.foreign.row')}</Typography>
      <Typography>{t('activity.foreign.what')}</Typography>
      <FactList
        facts={[
          { term: t('activity.lock.at'), value: time },
          { term: t('activity.column.state'), value: nameForeignState(entry.state, t) },
        ]}
      />
    </Box>
  );
}

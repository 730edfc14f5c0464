import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useCallback, useState, type KeyboardEvent, type ReactElement } from 'react';
import { activity } from '../../../shared/text/en/activity';
import { direction } from '../../../shared/text/en/direction';
import { findings } from '../../../shared/text/en/findings';
import { link } from '../../../shared/text/en/link';
import { record as recordText } from '../../../shared/text/en/record';
import { standings } from '../../../shared/text/en/standing';
import { addText } from '../../../shared/text/text';
import { useNavigation, useScreenParams } from '../../app-state/navigation';
import { useText } from '../../text';
import { isNarrowed, noFilter, type ActivityFilter } from './activity-filter';
import { ActivityDetail } from './activity-detail';
import { ActivityList } from './activity-list';

addText({ activity, direction, findings, link, record: recordText, standings });

/** From here on list and entry have room beside each other. */
const wide = '@media (min-width: 1100px)';

/** Activity: the list, and beside it (instead of it in a narrow window) the entry that is chosen. */
export function ActivityScreen(): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const params = useScreenParams('activity');
  const { entryId } = params;
  const show = useCallback((id: string | null) => open('activity', { entryId: id }), [open]);
  const close = useCallback(() => show(null), [show]);
  const isOpen = entryId !== null;
  const [filter, setFilter] = useState(noFilter);
  const [taken, setTaken] = useState<typeof params>();
  if (taken !== params) {
    setTaken(params);
    if (params.unknownOf !== undefined)
      setFilter({ ...noFilter, states: ['Unknown'], siteId: params.unknownOf });
  }
  const narrow = useCallback(
    (part: Partial<ActivityFilter>) => setFilter((before) => ({ ...before, ...part })),
    [],
  );
  const narrowList = (part: Partial<ActivityFilter>) => {
    narrow(part);
    // What the list may not show any more is not left standing beside it.
    if (isNarrowed({ ...noFilter, ...part })) close();
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented || entryId === null) return;
    // Escape in the search box empties it.
    if (event.target instanceof HTMLInputElement && event.target.value !== '') return;
    close();
    const row = event.currentTarget.querySelector<HTMLElement>(
      `[data-row-id="${CSS.escape(entryId)}"] .open`,
    );
    requestAnimationFrame(() => row?.focus());
  };
  return (
    <Box
      role="presentation"
      onKeyDown={handleKey}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        [wide]: isOpen ? { gridTemplateColumns: 'minmax(0, 1fr) minmax(540px, 50%)' } : {},
        gridTemplateRows: 'minmax(0, 1fr)',
        gap: 2,
        p: 2,
        height: '100%',
        boxSizing: 'border-box',
      }}
    >
      <Box
        data-pane
        sx={{
          display: isOpen ? 'none' : 'flex',
          [wide]: { display: 'flex' },
          flexDirection: 'column',
          minHeight: 0,
          minWidth: 0,
          // In a low window it scrolls, and the list keeps room to be read. The outline of a focus has room at its edges.
          overflow: 'auto',
          m: -0.5,
          p: 0.5,
        }}
      >
        <Typography variant="h1">{t('activity.title')}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('activity.intro')}
        </Typography>
        <ActivityList filter={filter} onFilter={narrowList} selectedId={entryId} onSelect={show} />
      </Box>
      {entryId !== null && (
        <Paper
          variant="outlined"
          component="section"
          data-pane
          sx={{ minHeight: 0, minWidth: 0, overflow: 'auto', p: 2.5 }}
        >
          <ActivityDetail
            key={entryId}
            activityId={entryId}
            onClose={close}
            onShowRecord={(record) => narrow({ ...noFilter, record })}
          />
        </Paper>
      )}
    </Box>
  );
}

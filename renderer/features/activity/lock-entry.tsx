import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { UnlockEntry } from '../../../shared/activity';
import type { Text } from '../../../shared/text/text';
import { EnvironmentMark } from '../../components/environment-mark';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { rowHeight } from './activity-row';

interface RowProps {
  entry: UnlockEntry;
  rowIndex: number;
  isSelected: boolean;
  onSelect(activityId: string): void;
}

function describeLock({ event, siteName }: UnlockEntry, t: Text): string {
  return t(event === 'unlocked' ? 'activity.lock.whatUnlocked' : 'activity.lock.whatLocked', {
    site: siteName,
  });
}

function LockWord({ entry }: { entry: UnlockEntry }): ReactElement {
  const t = useText();
  const Icon = entry.event === 'unlocked' ? LockOpenOutlined : LockOutlined;
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, fontSize: '0.8125rem', fontWeight: 600 }}>
      <Icon sx={{ fontSize: '1rem' }} aria-hidden />
      {t(`activity.lock.${entry.event}`)}
    </Box>
  );
}

/** A production site that was unlocked for writing, or locked again, among the links that were sent. */
export function LockRow({ entry, rowIndex, isSelected, onSelect }: RowProps): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const at = time.short(entry.at);
  return (
    <TableRow
      hover
      selected={isSelected}
      aria-rowindex={rowIndex}
      onClick={() => onSelect(entry.id)}
      sx={{ height: rowHeight, cursor: 'pointer' }}
    >
      <TableCell>
        <ButtonBase
          aria-label={t('activity.lock.show', {
            event: t(`activity.lock.${entry.event}`),
            site: entry.siteName,
            time: at,
          })}
          aria-current={isSelected ? 'true' : undefined}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(entry.id);
          }}
        >
          <LockWord entry={entry} />
        </ButtonBase>
      </TableCell>
      <TableCell sx={{ px: 1, whiteSpace: 'nowrap' }}>{at}</TableCell>
      <TableCell colSpan={2}>
        <Typography noWrap>{describeLock(entry, t)}</Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {entry.reason === null
            ? entry.ticket || t('activity.lock.noTicket')
            : t(`activity.lock.reason.${entry.reason}`)}
        </Typography>
      </TableCell>
      <TableCell>
        <Typography noWrap title={entry.siteName}>
          {entry.siteName}
        </Typography>
        <EnvironmentMark environment={entry.environment} />
      </TableCell>
      <TableCell>
        <Typography noWrap title={entry.user}>
          {entry.user}
        </Typography>
      </TableCell>
    </TableRow>
  );
}

/** Everything there is to say about it. */
export function LockEntry({ entry }: { entry: UnlockEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { reason, until, ticket } = entry;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
        {describeLock(entry, t)}
      </Typography>
      <Box>
        <EnvironmentMark environment={entry.environment} />
      </Box>
      <FactList
        facts={[
          { term: t('activity.lock.at'), value: time.long(entry.at) },
          { term: t('activity.detail.user'), value: entry.user },
          { term: t('activity.lock.ticket'), value: ticket || t('activity.lock.noTicket') },
          ...(until === null ? [] : [{ term: t('activity.lock.until'), value: time.long(until) }]),
          ...(reason === null
            ? []
            : [{ term: t('activity.lock.reasonTerm'), value: t(`activity.lock.reason.${reason}`) }]),
        ]}
      />
    </Box>
  );
}

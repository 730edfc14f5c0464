import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { UnlockEntry } from '../../../shared/journal/entry';
import type { Text } from '../../../shared/text/text';
import { EnvironmentMark } from '../../components/environment-mark';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { EntryRow, type EntryPlace } from './entry-row';

function describeLock({ event, siteName }: UnlockEntry, t: Text): string {
  return t(event === 'unlocked' ? 'activity.lock.whatUnlocked' : 'activity.lock.whatLocked', {
    site: siteName,
  });
}

function ticketOf({ ticket }: UnlockEntry, t: Text): string {
  return ticket === '' ? t('activity.lock.noTicket') : t('activity.lock.rowTicket', { ticket });
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
export function LockRow(props: EntryPlace & { entry: UnlockEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { entry } = props;
  return (
    <EntryRow
      {...props}
      label={t('activity.lock.show', {
        event: t(`activity.lock.${entry.event}`),
        site: entry.siteName,
        time: time.short(entry.at),
      })}
      state={<LockWord entry={entry} />}
    >
      <TableCell colSpan={2}>
        <Typography noWrap sx={{ fontWeight: 600 }}>
          {t(entry.event === 'unlocked' ? 'activity.lock.rowUnlocked' : 'activity.lock.rowLocked')}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {entry.reason === null ? ticketOf(entry, t) : t(`activity.lock.reason.${entry.reason}`)}
        </Typography>
      </TableCell>
    </EntryRow>
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

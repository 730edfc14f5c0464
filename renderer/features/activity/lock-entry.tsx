import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { UnlockEntry } from '../../../shared/journal/entry';
import type { Text } from '../../../shared/text/text';
import { EnvironmentMark } from '../../components/environment-mark';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

function describeLock({ event, siteName }: UnlockEntry, t: Text): string {
  const words = {
    unlocked: 'activity.lock.whatUnlocked',
    locked: 'activity.lock.whatLocked',
    'left-production': 'activity.lock.whatLeft',
    'permit-given': 'activity.lock.whatPermitGiven',
    'permit-ended': 'activity.lock.whatPermitEnded',
  } as const;
  return t(words[event], { site: siteName });
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

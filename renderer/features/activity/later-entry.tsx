import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { isWriteEntry, type JournalEntry, type WriteHead } from '../../../shared/journal/entry';
import { remediesOf } from '../../../shared/journal/standing';
import { isUncertain } from '../../../shared/write/states';
import { callBridge } from '../../api/client';
import { useNavigation } from '../../app-state/navigation';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

const worked: ReadonlySet<string> = new Set(['Sent', 'Verified', 'Different', 'Unknown', 'Sending']);

/**
 * The newest write from this computer to the same record in the same connection that came after this one and did something,
 * or may have: what a look has found before it is no more than that. Null = none, or nothing is open in this one;
 * undefined = not known yet.
 */
export function useLaterEntry(entry: JournalEntry): WriteHead | null | undefined {
  const { id, siteId, record } = entry;
  const { crmActorType, crmRecordId } = record;
  const isOpen = isUncertain(entry.state) || remediesOf(entry).length > 0;
  const find = async () => {
    const { items } = await callBridge('activity.list', {
      text: '',
      states: [],
      about: { siteId, record: { crmActorType, crmRecordId } },
      page: 0,
    });
    const place = items.findIndex((item) => item.id === id);
    const later = items
      .slice(0, place < 0 ? items.length : place)
      .filter(isWriteEntry)
      .find((head) => isOfSameLink(head, entry) && worked.has(head.state));
    if (!later) return null;
    // Another installation that the site has been since is another record.
    const kept = await callBridge('activity.get', { activityId: later.id });
    return isWriteEntry(kept) && kept.siteAddress === entry.siteAddress ? kept : null;
  };
  const { data } = useQuery({
    queryKey: ['app', 'activity', 'later', id],
    queryFn: isOpen ? find : skipToken,
    staleTime: 0,
  });
  return isOpen ? data : null;
}

function isOfSameLink(head: WriteHead, { record, erpConnectionId }: JournalEntry): boolean {
  return (
    head.erpConnectionId === erpConnectionId &&
    head.record.crmActorType === record.crmActorType &&
    head.record.crmRecordId === record.crmRecordId
  );
}

/** That something was written since, and the way there. */
export function LaterNote({ later }: { later: WriteHead }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { open } = useNavigation();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, mt: 0.5 }}>
      <Typography sx={{ fontWeight: 600 }}>
        {t('activity.later', {
          kind: t(`activity.kind.${later.kind}`),
          time: time.short(later.at),
          state: t(`common.state.${later.state}`),
        })}
      </Typography>
      <Button size="small" variant="text" onClick={() => open('activity', { entryId: later.id })}>
        {t('activity.showLater')}
      </Button>
    </Box>
  );
}

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { isWriteEntry } from '../../shared/journal/entry';
import { isUnsettled } from '../../shared/journal/standing';
import type { Notice } from '../../shared/ipc/contract';
import { entryKey } from '../api/activity';
import { callBridge } from '../api/client';
import { useNavigation } from '../app-state/navigation';
import { useText } from '../text';

/** A run looks by itself, and tells the page of its rows, not of each entry. */
const lookAgainMs = 5_000;

/** The writes that the last end of the program left unknown: only those that a look may still settle. */
export function UnfinishedNotice({
  notice,
  onDismiss,
}: {
  notice: Notice;
  onDismiss(): void;
}): ReactElement | null {
  const t = useText();
  const { open } = useNavigation();
  const entryIds = String(notice.params['entryIds'] ?? '').split(' ');
  const entries = useQueries({
    queries: entryIds.map((activityId) => ({
      queryKey: entryKey(activityId),
      queryFn: () => callBridge('activity.get', { activityId }),
      refetchInterval: lookAgainMs,
    })),
  });
  // One that could not be read is not known either.
  const left = entries.flatMap(({ data }) =>
    data === undefined ? [null] : isWriteEntry(data) && isUnsettled(data) ? [data] : [],
  );
  if (left.length === 0) return null;
  const known = left.filter((entry) => entry !== null);
  const siteIds = new Set(known.map(({ siteId }) => siteId));
  const sites = new Set(known.map(({ siteName }) => siteName));
  const isAllRead = known.length === left.length;
  const [siteId = null] = isAllRead && siteIds.size === 1 ? siteIds : [];
  return (
    <Alert
      severity="warning"
      action={
        <>
          <Button size="small" onClick={() => open('activity', { entryId: null, unknownOf: siteId })}>
            {t('common.notices.check')}
          </Button>
          <Button size="small" variant="text" color="inherit" onClick={onDismiss}>
            {t('common.notices.dismiss')}
          </Button>
        </>
      }
    >
      {t('common.notices.unfinished-submits', {
        count: left.length,
        sites: isAllRead ? [...sites].join(', ') : String(notice.params['sites'] ?? ''),
      })}
    </Alert>
  );
}

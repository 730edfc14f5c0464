import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { isWriteEntry, type JournalEntry } from '../../../shared/journal/entry';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import type { RecordRef } from '../../../shared/write/write';
import { callBridge } from '../../api/client';
import { describeOutcome } from '../../components/write-steps/describe-outcome';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { useRecord } from './record-context';
import { findMendings } from './write/next-actions';

interface Props {
  connection: RecordInConnection;
  onAction(action: Action): void;
}

/** That the last write from this computer left the link broken, however long ago, and what makes it again. */
export function LeftBroken({ connection, onAction }: Props): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const { site, ref, writer } = useRecord();
  const { data: entry } = useLastWorked(site.id, ref, connection.erpConnectionId);
  const { situation } = writer;
  // What was done just now is told above.
  const isTold = situation.kind === 'done' && situation.entry.id === entry?.id;
  const mendings = entry && !isTold && entry.holdUntil === undefined ? findMendings(entry, false) : [];
  if (!entry || mendings.length === 0) return null;
  return (
    <Alert
      severity="warning"
      sx={{ my: 1 }}
      action={mendings.map((remedy) => (
        <Button
          key={remedy.do}
          color="inherit"
          size="small"
          onClick={() => onAction({ kind: 'mend', remedy })}
        >
          {t('record.next.mend', { what: nameRemedy(remedy, t) })}
        </Button>
      ))}
    >
      {t('record.leftBroken', {
        time: time.short(entry.at),
        outcome: describeOutcome(entry, t, time.short),
      })}
    </Alert>
  );
}

const worked: ReadonlySet<string> = new Set(['Sent', 'Verified', 'Different', 'Unknown']);

/** The newest entry of the record in the connection that did something, or may have; null = there is none. */
function useLastWorked(siteId: string, record: RecordRef, erpConnectionId: number) {
  return useQuery({
    queryKey: ['app', 'activity', 'last-worked', siteId, record, erpConnectionId],
    queryFn: async (): Promise<JournalEntry | null> => {
      const { items } = await callBridge('activity.list', {
        text: '',
        states: [],
        about: { siteId, record },
        page: 0,
      });
      const last = items
        .filter(isWriteEntry)
        .find((head) => head.erpConnectionId === erpConnectionId && worked.has(head.state));
      const entry = last ? await callBridge('activity.get', { activityId: last.id }) : null;
      return entry && isWriteEntry(entry) ? entry : null;
    },
    staleTime: 0,
  });
}

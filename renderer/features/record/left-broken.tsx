import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { isWriteEntry, type JournalEntry } from '../../../shared/journal/entry';
import { isMoving, isUnsettled } from '../../../shared/journal/standing';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import type { RecordRef } from '../../../shared/write/write';
import { callBridge } from '../../api/client';
import { describeOutcome } from '../../components/write-steps/describe-outcome';
import { ErrorPanel } from '../../components/error-panel';
import { HeldNote } from '../../components/write-steps/held-note';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { useRecord } from './record-context';
import { findMendings } from './write/next-actions';
import type { RecordWriter } from './write/use-record-writer';

interface Props {
  connection: RecordInConnection;
  onAction(action: Action): void;
}

/**
 * That the last write from this computer left the link broken, or may have, however long ago: what is known of it, how long
 * it is held, and what makes the link again.
 */
export function LeftBroken({ connection, onAction }: Props): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const { site, ref, writer } = useRecord();
  const { data: entry } = useLastWorked(site.id, ref, connection.erpConnectionId);
  const { situation } = writer;
  // What was done just now is told above.
  const isTold = situation.kind === 'done' && situation.entry.id === entry?.id;
  const { isChecking, checkError, check } = useLook(writer);
  if (!entry || isTold) return null;
  const left = findMendings(entry, false);
  const isOpen = isMoving(entry.write) && isUnsettled(entry);
  if (left.length === 0 && !isOpen) return null;
  const isHeld = entry.holdUntil !== undefined;
  const [putBack] = left;
  return (
    <Alert severity="warning" sx={{ my: 1 }}>
      {t(left.length > 0 ? 'record.leftBroken' : 'record.leftUnknown', {
        time: time.short(entry.at),
        outcome: describeOutcome(entry, t, time.short),
      })}
      {isHeld && (
        <HeldNote
          entry={entry}
          isChecking={isChecking}
          onCheck={check}
          sendLabel={t(putBack ? 'record.next.putBackAnyway' : 'record.next.sendAnyway')}
          onSendAnyway={() =>
            writer.send({
              write: putBack?.write ?? entry.write,
              names: {
                record: entry.record.name,
                erpConnection: entry.erpConnectionName,
                erpActor: putBack ? '' : entry.erpName,
              },
              isConfirmed: site.environment === 'production',
              isDespiteSilence: true,
            })
          }
        />
      )}
      {checkError !== null && <ErrorPanel tellsChange={false} error={checkError} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {isOpen && (
          <Button size="small" aria-disabled={isChecking} onClick={() => check(entry.id)}>
            {t(isChecking ? 'record.next.checking' : 'record.next.check')}
          </Button>
        )}
        {(isHeld ? [] : left).map((remedy) => (
          <Button key={remedy.do} size="small" onClick={() => onAction({ kind: 'mend', remedy })}>
            {t('record.next.mend', { what: nameRemedy(remedy, t) })}
          </Button>
        ))}
      </Box>
    </Alert>
  );
}

/** Looks at the site for an entry of before; its own outcome says what was found. */
function useLook({ submitter }: RecordWriter) {
  const [isChecking, setChecking] = useState(false);
  const [checkError, setCheckError] = useState<unknown>(null);
  const look = async (activityId: string) => {
    if (submitter.isBusy()) return;
    setChecking(true);
    setCheckError(null);
    try {
      await submitter.look(activityId);
    } catch (error) {
      setCheckError(error);
    } finally {
      setChecking(false);
    }
  };
  return { isChecking, checkError, check: (activityId: string) => void look(activityId) };
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

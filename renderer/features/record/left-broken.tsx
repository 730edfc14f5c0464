import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import { isUnsettled } from '../../../shared/journal/standing';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { valueOf } from '../../../shared/record/record-state';
import { useNavigation } from '../../app-state/navigation';
import { describeOutcome } from '../../components/write-steps/describe-outcome';
import { ErrorPanel } from '../../components/error-panel';
import { HeldNote } from '../../components/write-steps/held-note';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { useRecord } from './record-context';
import { isHeldEntry, tellLeft, useLastWorked } from './use-last-worked';
import { checkControl, findMendings } from './write/next-actions';
import type { RecordWriter } from './write/use-record-writer';

interface Props {
  connection: RecordInConnection;
  /** Something else is being prepared: only what stands in its way is told. */
  isBusy: boolean;
  onAction(action: Action): void;
}

/**
 * That the last write from this computer left the link broken, or may have, however long ago, or that nobody knows yet what
 * became of it: what is known, how long it is held, and what makes the link again.
 */
export function LeftBroken({ connection, isBusy, onAction }: Props): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const { site, ref, writer, controlId } = useRecord();
  const entry = useLastWorked(site, ref)?.find(
    ({ erpConnectionId }) => erpConnectionId === connection.erpConnectionId,
  );
  const { open } = useNavigation();
  const { situation } = writer;
  // What was done just now is told above.
  const isTold = situation.kind === 'done' && situation.entry.id === entry?.id;
  const { isChecking, checkError, check } = useLook(writer);
  if (!entry || isTold || (isBusy && !isHeldEntry(entry))) return null;
  const told = tellLeft(entry, connection);
  if (told === null) return null;
  const left = findMendings(entry, valueOf(connection.linked));
  const isOpen = told === 'unsettled' || isUnsettled(entry);
  const isHeld = entry.holdUntil !== undefined;
  const [putBack] = left;
  return (
    <Alert severity="warning" sx={{ my: 1 }}>
      {t(told === 'broken' ? 'record.leftBroken' : 'record.leftUnknown', {
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
          <Button
            size="small"
            id={controlId(checkControl)}
            aria-disabled={isChecking}
            onClick={() => check(entry.id)}
          >
            {t(isChecking ? 'record.next.checking' : 'record.next.check')}
          </Button>
        )}
        <Button size="small" variant="text" onClick={() => open('activity', { entryId: entry.id })}>
          {t('record.next.openActivity')}
        </Button>
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

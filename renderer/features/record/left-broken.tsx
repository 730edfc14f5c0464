import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import { isUnsettled } from '../../../shared/journal/standing';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { useNavigation } from '../../app-state/navigation';
import { describeOutcome } from '../../components/write-steps/describe-outcome';
import { describeAnswer } from '../../components/write-steps/describe-write';
import { ErrorPanel } from '../../components/error-panel';
import { HeldNote } from '../../components/write-steps/held-note';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { useTimeFormat } from '../../format-time';
import type { Text } from '../../../shared/text/text';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { useRecord } from './record-context';
import { findLeft, isHeldEntry, useLastWorked, type Left } from './use-last-worked';
import { checkControl } from './write/next-actions';
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
  const left = findLeft(useLastWorked(site, ref), connection);
  const { open } = useNavigation();
  const { situation } = writer;
  // What was done just now is told above.
  const isTold = situation.kind === 'done' && situation.entry.id === left?.entry.id;
  const { isChecking, checkError, check } = useLook(writer);
  if (left === null || isTold || (isBusy && !isHeldEntry(left.entry))) return null;
  const { entry, told, mendings } = left;
  const isOpen = told === 'unsettled' || isUnsettled(entry);
  const isHeld = entry.holdUntil !== undefined;
  const [putBack] = mendings;
  const sendAnyway = () =>
    writer.send({
      write: putBack?.write ?? entry.write,
      names: {
        record: entry.record.name,
        erpConnection: entry.erpConnectionName,
        erpActor: putBack ? '' : entry.erpName,
      },
      isConfirmed: site.environment === 'production',
      isDespiteSilence: true,
    });
  return (
    <Alert severity="warning" sx={{ my: 1 }}>
      {tellLeft(left, connection, t, time.short)}
      {isHeld && (
        <HeldNote
          entry={entry}
          isChecking={isChecking}
          onCheck={check}
          sendLabel={
            putBack
              ? t('record.next.putBackAnyway', { what: nameRemedy(putBack, t) })
              : t('record.next.sendAnyway')
          }
          // Once more, over what came later, is nobody's wish.
          onSendAnyway={left.isLatest ? sendAnyway : null}
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
        {(isHeld ? [] : mendings).map((remedy) => (
          <Button key={remedy.do} size="small" onClick={() => onAction({ kind: 'mend', remedy })}>
            {t('record.next.mend', { what: nameRemedy(remedy, t) })}
          </Button>
        ))}
      </Box>
    </Alert>
  );
}

function tellLeft(
  { entry, told }: Left,
  { linked }: RecordInConnection,
  t: Text,
  time: (iso: string) => string,
): string {
  const about = { time: time(entry.at), kind: t(`activity.kind.${entry.kind}`) };
  // Where a link that was read leads is told above.
  const isToldAbove = told === 'unsettled' && linked.read;
  const outcome = isToldAbove ? describeAnswer(entry, t) : describeOutcome(entry, t, time);
  if (told === 'unsettled') return t('record.leftUnknown', { ...about, outcome });
  return t(isHeldEntry(entry) ? 'record.leftBrokenHeld' : 'record.leftBroken', { ...about, outcome });
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

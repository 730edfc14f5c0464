import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { useNavigation } from '../../../app-state/navigation';
import { ErrorPanel } from '../../../components/error-panel';
import { CopyForTicket } from '../../../components/ticket-text';
import { nameActor } from '../../../components/actor-names';
import { canCheckAgain, mustLookFirst } from '../../../components/write-steps/describe-outcome';
import { HeldNote } from '../../../components/write-steps/held-note';
import { nameRemedy } from '../../../components/write-steps/name-remedy';
import { Outcome } from '../../../components/write-steps/outcome';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import type { Action } from '../actions/action-pane';
import { toIsCosmetic, useCompare } from '../../../components/field-values/use-compare';
import { loadedOf, shownOf } from '../loaded-fields';
import { useRecord } from '../record-context';
import { tellCheck } from './judge-prepared';
import { checkControl, findMendings, findMoved, findUnlinked, isLinkedSince } from './next-actions';

interface Props {
  connection: RecordInConnection;
  onAction(action: Action): void;
}

/** What became of the last write on this record in this connection, and what comes next. */
export function WriteOutcome({ connection, onAction }: Props): ReactElement | null {
  const { site, opened, writer, readAgain } = useRecord();
  const { situation, submitter, last } = writer;
  const { isChecking, checkError, check } = useCheck();
  const t = useText();
  const { open } = useNavigation();
  const loaded = useMemo(() => loadedOf(opened, connection), [opened, connection]);
  const { compare } = useCompare(loaded);
  if (situation.kind === 'idle') return null;
  const now =
    opened.connections.find((one) => one.erpConnectionId === connection.erpConnectionId) ?? connection;
  const [putBack] =
    situation.kind === 'done'
      ? findMendings(situation.entry, isLinkedSince(situation.entry, now.linked))
      : [];
  return (
    <Box component="section" data-pane sx={{ display: 'grid', gap: 1, pb: 1 }}>
      <Outcome
        situation={situation}
        siteName={site.name}
        wayWords={{
          sending: t('record.outcome.sendingTo', { site: site.name }),
          sent: t('record.outcome.taken'),
        }}
        getShown={() => ({ ...shownOf(opened, connection), isCosmetic: toIsCosmetic(compare) })}
        tellCheck={tellCheck}
        onOpenEntry={(entryId) => open('activity', { entryId })}
        onDismiss={submitter.dismiss}
        onReadAgain={() => {
          submitter.dismiss();
          readAgain();
        }}
      />
      {situation.kind === 'done' && situation.entry.holdUntil !== undefined && last !== null && (
        <HeldNote
          entry={situation.entry}
          isChecking={isChecking}
          onCheck={(id) => void check(id)}
          sendLabel={
            putBack
              ? t('record.next.putBackAnyway', { what: nameRemedy(putBack, t) })
              : t('record.next.sendAnyway')
          }
          onSendAnyway={() =>
            writer.send({
              ...last,
              // A link that is broken cannot be moved: what helps is to make it again.
              ...(putBack ? { write: putBack.write } : {}),
              isConfirmed: site.environment === 'production',
              isDespiteSilence: true,
            })
          }
        />
      )}
      {checkError !== null && <ErrorPanel tellsChange={false} error={checkError} />}
      {situation.kind === 'done' && (
        <NextSteps
          // Another look is another outcome: its next step gets the focus anew.
          key={`${situation.entry.id} ${situation.entry.state}`}
          entry={situation.entry}
          now={now}
          isChecking={isChecking}
          onCheck={(id) => void check(id)}
          onAction={onAction}
        />
      )}
    </Box>
  );
}

interface StepsProps {
  entry: JournalEntry;
  /** The record in this connection as it stands now. */
  now: RecordInConnection;
  isChecking: boolean;
  onCheck(activityId: string): void;
  onAction(action: Action): void;
}

/** What can be done after an outcome; the next step has the focus, so that it is one Enter away. */
function NextSteps({ entry, now, isChecking, onCheck, onAction }: StepsProps): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const time = useTimeFormat();
  const { writer, controlId } = useRecord();
  const first = useRef<HTMLButtonElement>(null);
  const isLinked = isLinkedSince(entry, now.linked);
  const mustLook = mustLookFirst({ kind: 'done', entry });
  const left = findMendings(entry, isLinked);
  const mendings = entry.holdUntil === undefined ? left : [];
  const unlinked = findUnlinked(entry, isLinked, now.erpActorType);
  const moved = findMoved(entry, isLinked);
  const next = mustLook ? 'check' : mendings.length > 0 ? 'action' : 'done';
  useEffect(() => first.current?.focus(), []);
  const isFirst = (place: typeof next) =>
    place === next ? ({ ref: first, variant: 'contained' } as const) : {};
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {canCheckAgain(entry) && (
        <Button
          {...isFirst('check')}
          size="small"
          id={controlId(checkControl)}
          aria-disabled={isChecking}
          onClick={() => !isChecking && onCheck(entry.id)}
        >
          {t(isChecking ? 'record.next.checking' : 'record.next.check')}
        </Button>
      )}
      {canCheckAgain(entry) && entry.readBack !== null && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('record.next.lookedAt', { time: time.clock(entry.readBack.at) })}
        </Typography>
      )}
      {mendings.map((remedy, index) => (
        <Button
          key={remedy.do}
          {...(index === 0 ? isFirst('action') : {})}
          size="small"
          onClick={() => onAction({ kind: 'mend', remedy })}
        >
          {t('record.next.mend', { what: nameRemedy(remedy, t) })}
        </Button>
      ))}
      {unlinked !== null && (
        <Button size="small" onClick={() => onAction({ kind: 'link', actor: unlinked })}>
          {t('record.next.linkAgain', { actor: nameActor(unlinked, t) })}
        </Button>
      )}
      {moved !== null && (
        <Button size="small" onClick={() => onAction({ kind: 'relink', ...moved })}>
          {t('record.next.moveBack', { actor: nameActor(moved.to, t) })}
        </Button>
      )}
      {hasValuesBefore(entry) && (
        <Button size="small" onClick={() => onAction({ kind: 'restore', entryId: entry.id })}>
          {t('record.next.restore')}
        </Button>
      )}
      <CopyForTicket entry={entry} />
      <Button size="small" variant="text" onClick={() => open('activity', { entryId: entry.id })}>
        {t('record.next.openActivity')}
      </Button>
      {/* What makes a broken link again is not put away: nothing else on the screen offers it. */}
      {left.length === 0 && (
        <Button {...isFirst('done')} size="small" onClick={() => writer.submitter.dismiss()}>
          {t('record.next.done')}
        </Button>
      )}
    </Box>
  );
}

/** Values were changed on a link that is there, so what was before can be put back. */
function hasValuesBefore({ state, write, readBack }: JournalEntry): boolean {
  if (write.kind === 'resync') return state === 'Sent' && (readBack?.fields.length ?? 0) > 0;
  return (
    (state === 'Verified' || state === 'Different' || state === 'Sent') &&
    (write.kind === 'change-values' || write.kind === 'restore') &&
    write.values.length > 0
  );
}

/** Looks at the site for the last write; a look that failed says why and changes nothing. */
function useCheck() {
  const { writer } = useRecord();
  const [isChecking, setChecking] = useState(false);
  const [checkError, setCheckError] = useState<unknown>(null);
  const check = async (activityId: string) => {
    setChecking(true);
    setCheckError(null);
    try {
      await writer.submitter.check(activityId);
    } catch (error) {
      setCheckError(error);
    } finally {
      setChecking(false);
    }
  };
  return { isChecking, checkError, check };
}

import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { isWriteEntry, type JournalEntry } from '../../../../shared/journal/entry';
import type { Text } from '../../../../shared/text/text';
import { useActivityEntry } from '../../../api/activity';
import { useNavigation } from '../../../app-state/navigation';
import { nameActor, nameWrittenRecord } from '../../../components/actor-names';
import { isOfPair } from '../../../components/field-values/identity';
import { useDraft } from '../../../components/field-values/form-context';
import { describeOutcome } from '../../../components/write-steps/describe-outcome';
import { useSecondsLeft } from '../../../components/use-seconds-left';
import { HeldNote } from '../../../components/write-steps/held-note';
import type { Submitter } from '../../../components/write-steps/submitter';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { checkButtonId } from './next-steps';
import { useSituation } from './use-submitter';

interface OpenTries {
  openTry: JournalEntry | null;
  /** One of another pair than the form's, as after *New link*. */
  tryElsewhere: JournalEntry | null;
  /** The one that was kept, once it is known what became of it. */
  settledTry: JournalEntry | null;
  /** The last press was refused for it, and sent nothing. */
  hasRefused: boolean;
  forget(): void;
}

/**
 * An earlier try that got no answer and still holds its pair: the one whose outcome was put away, or the one that a
 * refusal named. It is followed in the activity, so that the refusal ends with what it is about, wherever that was
 * looked at.
 */
export function useOpenTry(submitter: Submitter): OpenTries {
  const situation = useSituation(submitter);
  const kept = useStore(submitter.openTry);
  const isOfForm = useDraft(({ identity }) => kept !== null && isOfPair(kept, identity));
  const isRefused = situation.kind === 'not-sent' && situation.error.code === 'held-after-silence';
  const named = isRefused ? String(situation.error.params['entryId'] ?? '') : '';
  const id = named || (kept?.id ?? '');
  const { data } = useActivityEntry(id === '' ? null : id);
  const known = data && isWriteEntry(data) ? data : null;
  const entry = known ?? (named === '' || named === kept?.id ? kept : null);
  const isOver = known !== null && known.holdUntil === undefined;
  const { settleRefusal } = submitter;
  useEffect(() => {
    if (isOver && isRefused) settleRefusal(known);
  }, [isOver, isRefused, known, settleRefusal]);
  const isIdle = situation.kind === 'idle';
  const held = entry?.holdUntil === undefined ? null : entry;
  return {
    openTry: isRefused || (isIdle && isOfForm) ? held : null,
    tryElsewhere: isIdle && !isOfForm ? held : null,
    settledTry: isIdle && kept !== null && isOver ? known : null,
    hasRefused: situation.kind === 'idle' && situation.refusedFor === known?.id && known !== null,
    forget: () => submitter.openTry.setState(null, true),
  };
}

interface Props {
  entry: JournalEntry;
  isChecking: boolean;
  onCheck(activityId: string): void;
  onSendAnyway(): void;
}

/** Says that an earlier try is open, how long it is held, and the ways on. */
export function OpenTry({ entry, isChecking, onCheck, onSendAnyway }: Props): ReactElement {
  const t = useText();
  return (
    <Alert
      severity="warning"
      action={
        <Button
          id={checkButtonId}
          size="small"
          aria-disabled={isChecking}
          onClick={() => !isChecking && onCheck(entry.id)}
        >
          {t(isChecking ? 'link.outcome.checking' : 'link.outcome.check')}
        </Button>
      }
    >
      {t('link.held.open')}
      <HeldNote entry={entry} isChecking={isChecking} onCheck={onCheck} onSendAnyway={onSendAnyway} />
    </Alert>
  );
}

interface ElsewhereProps {
  entry: JournalEntry;
  isChecking: boolean;
  onCheck(activityId: string): void;
}

/** Says of a try of another pair that it is open still, and that it is looked at. */
export function TryElsewhere({ entry, isChecking, onCheck }: ElsewhereProps): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const seconds = useSecondsLeft(entry.holdUntil ?? null);
  return (
    <Alert
      severity="warning"
      action={
        <>
          <Button size="small" aria-disabled={isChecking} onClick={() => !isChecking && onCheck(entry.id)}>
            {t(isChecking ? 'link.outcome.checking' : 'link.outcome.check')}
          </Button>
          <Button size="small" variant="text" onClick={() => open('activity', { entryId: entry.id })}>
            {t('link.outcome.openActivity')}
          </Button>
        </>
      }
    >
      {t('link.held.elsewhere', { link: nameLink(entry, t) })}{' '}
      {seconds === 0 ? t('link.held.over') : t('link.held.wait', { count: seconds })}
    </Alert>
  );
}

interface SettledProps {
  entry: JournalEntry;
  hasRefused: boolean;
  onClose(): void;
}

/** What became of a try whose outcome was put away. The form is no longer the one that sent it, or its values are others. */
export function SettledTry({ entry, hasRefused, onClose }: SettledProps): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  return (
    <Alert severity={entry.state === 'Verified' ? 'success' : 'warning'} onClose={onClose}>
      {t('link.held.settled', {
        link: nameLink(entry, t),
        at: time.short(entry.at),
        outcome: describeOutcome(entry, t, time.short),
      })}
      {hasRefused && ` ${t('link.held.pressAgain')}`}
    </Alert>
  );
}

function nameLink(entry: JournalEntry, t: Text): string {
  return t('link.held.link', { record: nameWrittenRecord(entry.record, t), actor: nameActor(entry, t) });
}

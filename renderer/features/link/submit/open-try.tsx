import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { isWriteEntry, type JournalEntry } from '../../../../shared/journal/entry';
import { useActivityEntry } from '../../../api/activity';
import { isOfPair } from '../../../components/field-values/identity';
import { useDraft } from '../../../components/field-values/form-context';
import { describeOutcome } from '../../../components/write-steps/describe-outcome';
import { HeldNote } from '../../../components/write-steps/held-note';
import type { Submitter } from '../../../components/write-steps/submitter';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { checkButtonId } from './next-steps';
import { useSituation } from './use-submitter';

interface OpenTries {
  openTry: JournalEntry | null;
  /** The one that was kept, once it is known what became of it. */
  settledTry: JournalEntry | null;
  keepOpen(entry: JournalEntry): void;
  forget(): void;
}

/**
 * An earlier try that got no answer and still holds its pair: the one whose outcome was put away to edit again, or the one
 * that a refusal named. It is followed in the activity, so that the refusal ends with what it is about, wherever that was
 * looked at.
 */
export function useOpenTry(submitter: Submitter): OpenTries {
  const situation = useSituation(submitter);
  const kept = useStore(submitter.openTry);
  const isOfForm = useDraft(({ identity }) => kept !== null && isOfPair(kept, identity));
  const isRefused = situation.kind === 'not-sent' && situation.error.code === 'held-after-silence';
  const named = isRefused ? String(situation.error.params['entryId'] ?? '') : '';
  const own = isOfForm ? kept : null;
  const id = named || (own?.id ?? '');
  const { data } = useActivityEntry(id === '' ? null : id);
  const known = data && isWriteEntry(data) ? data : null;
  const entry = known ?? (named === '' || named === own?.id ? own : null);
  const isOver = known !== null && known.holdUntil === undefined;
  const { dismiss } = submitter;
  useEffect(() => {
    if (isOver && isRefused) dismiss();
  }, [isOver, isRefused, dismiss]);
  const isShown = situation.kind === 'idle' || isRefused;
  return {
    openTry: isShown && entry?.holdUntil !== undefined ? entry : null,
    settledTry: situation.kind === 'idle' && own !== null && isOver ? known : null,
    keepOpen: (of) => submitter.openTry.setState(of.holdUntil === undefined ? null : of, true),
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

/** What became of a try whose outcome was put away. The values of the form are no longer those that it sent. */
export function SettledTry({ entry, onClose }: { entry: JournalEntry; onClose(): void }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  return (
    <Alert severity={entry.state === 'Verified' ? 'success' : 'warning'} onClose={onClose}>
      {t('link.held.settled', { at: time.short(entry.at), outcome: describeOutcome(entry, t, time.short) })}
    </Alert>
  );
}

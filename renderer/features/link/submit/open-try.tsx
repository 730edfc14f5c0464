import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, useState, type ReactElement } from 'react';
import { isWriteEntry, type JournalEntry } from '../../../../shared/journal/entry';
import { useActivityEntry } from '../../../api/activity';
import { identityKey } from '../../../components/field-values/identity';
import { useDraft } from '../../../components/field-values/form-context';
import { HeldNote } from '../../../components/write-steps/held-note';
import type { Submitter } from '../../../components/write-steps/submitter';
import { useText } from '../../../text';
import { useSituation } from './use-submitter';

/**
 * An earlier try that got no answer and still holds its pair: the one whose outcome was put away to edit again, or the one
 * that a refusal named. It is followed in the activity, so that the refusal ends with what it is about, wherever that was
 * looked at.
 */
export function useOpenTry(submitter: Submitter): {
  openTry: JournalEntry | null;
  keepOpen(entry: JournalEntry): void;
} {
  const situation = useSituation(submitter);
  const pair = useDraft((state) => identityKey(state.identity));
  const [kept, setKept] = useState<{ entry: JournalEntry; pair: string | null } | null>(null);
  const isRefused = situation.kind === 'not-sent' && situation.error.code === 'held-after-silence';
  const named = isRefused ? String(situation.error.params['entryId'] ?? '') : '';
  const own = kept?.pair === pair ? kept.entry : null;
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
    keepOpen: (of) => setKept(of.holdUntil === undefined ? null : { entry: of, pair }),
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
        <Button size="small" aria-disabled={isChecking} onClick={() => !isChecking && onCheck(entry.id)}>
          {t(isChecking ? 'link.outcome.checking' : 'link.outcome.check')}
        </Button>
      }
    >
      {t('link.held.open')}
      <HeldNote entry={entry} isChecking={isChecking} onCheck={onCheck} onSendAnyway={onSendAnyway} />
    </Alert>
  );
}

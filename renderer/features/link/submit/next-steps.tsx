import Button from '@mui/material/Button';
import { useEffect, useRef, type ReactElement } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { useNavigation } from '../../../app-state/navigation';
import { CopyForTicket } from '../../../components/ticket-text';
import { useText } from '../../../text';
import { canCheckAgain, mustLookFirst } from '../../../components/write-steps/describe-outcome';

/** The button that looks whether the link exists. */
export const checkButtonId = 'link-check-again';

interface Props {
  entry: JournalEntry;
  isLinked: boolean;
  isChecking: boolean;
  onCheck(activityId: string): void;
  onAnother(): void;
  /** Lets go of the outcome: the values can be changed again. */
  onEditAgain(): void;
}

/** What can be done after an outcome; the next step has the focus, so that it is one Enter away. */
export function NextSteps(props: Props): ReactElement {
  const { entry, isLinked, isChecking, onCheck, onAnother, onEditAgain } = props;
  const t = useText();
  const { open } = useNavigation();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const mustLook = mustLookFirst({ kind: 'done', entry });
  // A link that nobody saw as chosen is not done with: looking comes before the next one.
  const isOpen = mustLook || (isLinked && entry.state !== 'Verified');
  return (
    <>
      <CopyForTicket entry={entry} />
      <Button onClick={() => open('activity', { entryId: entry.id })}>
        {t('link.outcome.openActivity')}
      </Button>
      <Button {...(isLinked || isOpen ? {} : { ref: first })} onClick={onEditAgain}>
        {t('link.outcome.editAgain')}
      </Button>
      {canCheckAgain(entry) && (
        <Button
          {...(isOpen ? { ref: first, variant: 'contained' } : {})}
          id={checkButtonId}
          aria-disabled={isChecking}
          onClick={() => !isChecking && onCheck(entry.id)}
        >
          {isChecking ? t('link.outcome.checking') : t('link.outcome.check')}
        </Button>
      )}
      {isLinked && (
        <Button {...(isOpen ? {} : { ref: first, variant: 'contained' })} onClick={onAnother}>
          {t('link.outcome.another')}
        </Button>
      )}
    </>
  );
}

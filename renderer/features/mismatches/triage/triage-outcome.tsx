import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactElement } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import type { SiteView } from '../../../../shared/site';
import { ErrorPanel } from '../../../components/error-panel';
import { CopyForTicket } from '../../../components/ticket-text';
import { nameRemedy } from '../../../components/write-steps/name-remedy';
import { HeldNote } from '../../../components/write-steps/held-note';
import { Outcome } from '../../../components/write-steps/outcome';
import type { ShownValues } from '../../../components/write-steps/outcome-changes';
import { useText } from '../../../text';
import { isOpenOutcome, type RowStep } from './row-steps';
import { Key } from './key-line';
import { keyOfStep } from './triage-keys';
import type { TriageWriter } from './use-triage-writer';

interface Props {
  site: SiteView;
  writer: TriageWriter;
  steps: readonly RowStep[];
  isChecking: boolean;
  checkError: unknown;
  hasKeys: boolean;
  getShown(): ShownValues;
  onCheck(entryId: string): void;
  onStep(step: RowStep): void;
  onReadAgain(): void;
}

/** What became of the last write of this row, and what comes next: by button, or by the key that stands on it. */
export function TriageOutcome(props: Props): ReactElement {
  const { site, writer, steps, isChecking, checkError, hasKeys, onCheck, onStep } = props;
  const t = useText();
  const { situation, submitter } = writer;
  const anyway = steps.find(({ id }) => id === 'anyway');
  return (
    <Box component="section" sx={{ display: 'grid', gap: 1, '&:not(:has(*))': { display: 'none' } }}>
      <Outcome
        situation={situation}
        siteName={site.name}
        wayWords={{
          sending: t('record.outcome.sendingTo', { site: site.name }),
          sent: t('record.outcome.taken'),
        }}
        getShown={props.getShown}
        onDismiss={submitter.dismiss}
        onReadAgain={props.onReadAgain}
      />
      {situation.kind === 'sending' && !situation.isAsked && (
        <Box>
          <Button
            size="small"
            color="error"
            aria-disabled={situation.isStopping}
            onClick={() => void submitter.stop()}
            endIcon={hasKeys && <Key>{keyOfStep('stop')}</Key>}
          >
            {t(situation.isStopping ? 'link.submit.stopping' : 'link.submit.stop')}
          </Button>
        </Box>
      )}
      {situation.kind === 'done' && situation.entry.holdUntil !== undefined && anyway && (
        <HeldNote
          entry={situation.entry}
          isChecking={isChecking}
          onCheck={onCheck}
          sendLabel={
            anyway.remedy
              ? t('record.next.putBackAnyway', { what: nameRemedy(anyway.remedy, t) })
              : t('record.next.sendAnyway')
          }
          sendKey={hasKeys && <Key>{keyOfStep('anyway')}</Key>}
          onSendAnyway={() => onStep(anyway)}
        />
      )}
      {checkError !== null && <ErrorPanel tellsChange={false} error={checkError} />}
      {situation.kind === 'done' && isOpenOutcome(situation.entry) && (
        <Steps {...props} entry={situation.entry} />
      )}
    </Box>
  );
}

function Steps({ entry, steps, isChecking, hasKeys, onStep }: Props & { entry: JournalEntry }): ReactElement {
  const t = useText();
  const offered = steps.filter(({ id }) => id !== 'anyway');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      {offered.map((step, index) => (
        <Button
          key={step.id}
          size="small"
          variant={index === 0 ? 'contained' : 'outlined'}
          aria-disabled={isChecking}
          onClick={() => onStep(step)}
          endIcon={hasKeys && <Key>{keyOfStep(step.id)}</Key>}
        >
          {step.remedy
            ? t('record.next.mend', { what: nameRemedy(step.remedy, t) })
            : t(isChecking ? 'record.next.checking' : 'record.next.check')}
        </Button>
      ))}
      <CopyForTicket entry={entry} />
    </Box>
  );
}

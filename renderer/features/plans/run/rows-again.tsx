import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { Run } from '../../../../shared/link-plan/run';
import { useRunChange } from '../../../api/plans';
import { ErrorPanel } from '../../../components/error-panel';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { Saved } from '../saved';
import { describeAgain, describeLook, nameRetry } from './run-stand';
import { useSecondsLeft } from '../../../components/use-seconds-left';

interface Props {
  /** The newest: what it tells of rows that came to nothing is told of the plan, whichever run had them. */
  run: Run;
  /** Nothing of it is offered while a run of the plan is at work. */
  isHeld: boolean;
  onRetry(): void;
}

/** What can be done about rows of the plan that came to nothing, or of which nobody knows: a look, and *Retry*. */
export function RowsAgain({ run, isHeld, onRetry }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { runId, planId } = run;
  const lookAgain = useRunChange(planId, 'plans.lookAgain');
  return (
    <>
      {run.toLookAt > 0 && !isHeld && (
        <Button size="small" loading={lookAgain.isPending} onClick={() => lookAgain.mutate({ runId })}>
          {t('plans.run.lookAgain', { count: run.toLookAt })}
        </Button>
      )}
      {run.retryable > 0 && !isHeld && (
        <Button size="small" variant="outlined" onClick={onRetry}>
          {nameRetry(run, t)}
        </Button>
      )}
      <Saved
        text={
          lookAgain.data
            ? describeLook(lookAgain.data, time.clock(new Date(lookAgain.submittedAt).toISOString()), t)
            : ''
        }
      />
      {lookAgain.error && <ErrorPanel tellsChange={false} error={lookAgain.error} />}
    </>
  );
}

/** It is told in minutes. */
const toldEveryMs = 15_000;

/** What became of such rows that no count tells. */
export function AgainSentence({ run }: Pick<Props, 'run'>): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const secondsLeft = useSecondsLeft(run.heldUntil, toldEveryMs);
  const sentence = describeAgain(run, { clock: time.clock, secondsLeft }, t);
  return sentence === '' ? null : <Typography>{sentence}</Typography>;
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ActivityEntry } from '../../../../shared/activity';
import type { SubmitState } from '../../../../shared/link/states';
import type { Text } from '../../../../shared/text/text';
import { describeError, ErrorPanel } from '../../../components/error-panel';
import { StateChip } from '../../../components/state-chip';
import { useNavigation } from '../../../shell/navigation';
import { useText } from '../../../text';
import { listRows } from '../draft/row-state';
import { useLinkForm } from '../link-context';
import { OutcomeChanges } from './outcome-changes';
import type { Situation } from './submitter';

interface Props {
  situation: Situation;
  onCheck(activityId: string): Promise<void>;
  onAnother(): void;
  onDismiss(): void;
  onReadAgain(): void;
}

/** What became of the last submit: its state, what is known, what to do next. */
export function Outcome(props: Props): ReactElement {
  const t = useText();
  const { situation } = props;
  return (
    <Box
      component="section"
      sx={{ display: 'grid', gap: 1, '&:has(> :only-child:empty)': { display: 'none' } }}
    >
      <Box
        component="output"
        aria-label={t('link.outcome.region')}
        sx={{ display: 'block', '&:empty': { display: 'none' } }}
      >
        <StatusLine situation={situation} />
      </Box>
      {situation.kind === 'not-sent' && (
        <ErrorPanel
          error={situation.error}
          actions={<NotSentActions code={situation.error.code} {...props} />}
        />
      )}
      {situation.kind === 'done' && (
        <EntryDetails key={situation.entry.id} entry={situation.entry} {...props} />
      )}
    </Box>
  );
}

function StatusLine({ situation }: { situation: Situation }): ReactElement | null {
  const t = useText();
  const { site } = useLinkForm();
  if (situation.kind === 'idle') return null;
  if (situation.kind === 'not-sent') return <Line state="Failed" text={t('link.outcome.notSent')} />;
  if (situation.kind === 'sending') {
    const isSent = situation.state !== 'Sending';
    const text = isSent ? t('link.outcome.sent') : t('link.outcome.sending', { site: site.name });
    return <Line state={isSent ? 'Sent' : 'Sending'} text={text} />;
  }
  return <Line state={situation.entry.state} text={describeOutcome(situation.entry, t)} />;
}

function Line({ state, text }: { state: SubmitState; text: string }): ReactElement {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      <StateChip state={state} />
      <Typography sx={{ fontWeight: 600 }}>{text}</Typography>
    </Box>
  );
}

/** The outcome in one or two sentences. It never says more than is known. */
export function describeOutcome(entry: ActivityEntry, t: Text): string {
  const { state, readBack } = entry;
  const linked = readBack?.linked ?? null;
  if (state === 'Unknown' && linked === false) return t('link.outcome.unknownNotLinked');
  if (state === 'Unknown' && linked === true) return t('link.outcome.unknownLinked');
  if (state === 'Different' && linked === false) {
    return t('link.outcome.differentNotLinked', { site: entry.siteName });
  }
  return t(`link.outcome.${state}`, { site: entry.siteName });
}

const madeLink: readonly SubmitState[] = ['Sent', 'Verified', 'Different'];

/** True where the form has done its work: the next thing is another link. */
export function hasLinked(situation: Situation): boolean {
  return situation.kind === 'done' && madeLink.includes(situation.entry.state);
}

/** True while the last try may have worked and nobody has seen that it did not. */
export function mustLookFirst(situation: Situation): boolean {
  if (situation.kind !== 'done' || situation.entry.state !== 'Unknown') return false;
  return situation.entry.readBack?.linked !== false;
}

function EntryDetails({ entry, ...props }: Props & { entry: ActivityEntry }): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const { readBack, error } = entry;
  return (
    <>
      {error && <ErrorPanel error={error} />}
      {readBack && readBack.fields.length > 0 && (
        <OutcomeChanges fields={readBack.fields} rows={listRows(form.store.getState())} />
      )}
      {readBack && readBack.missing.length > 0 && (
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          {t('link.outcome.missing')}
          {readBack.missing.map(({ call, error: reason }) => (
            <div key={call}>{t('link.missing.call', { call, reason: describeError(reason, t) })}</div>
          ))}
        </Typography>
      )}
      <NextSteps entry={entry} {...props} />
    </>
  );
}

function NextSteps({ entry, situation, onCheck, onAnother }: Props & { entry: ActivityEntry }): ReactElement {
  const t = useText();
  const { openActivity } = useNavigation();
  const [isChecking, setChecking] = useState(false);
  const isLinked = hasLinked(situation);
  const first = useRef<HTMLButtonElement>(null);
  // The button that sent it is gone or has nothing to do any more; the next step is one Enter away.
  useEffect(() => first.current?.focus(), []);
  const check = async () => {
    setChecking(true);
    try {
      await onCheck(entry.id);
    } finally {
      setChecking(false);
    }
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {isLinked && (
        <Button ref={first} variant="contained" onClick={onAnother}>
          {t('link.outcome.another')}
        </Button>
      )}
      {entry.state === 'Unknown' && (
        <Button ref={first} variant="contained" loading={isChecking} onClick={() => void check()}>
          {isChecking ? t('link.outcome.checking') : t('link.outcome.check')}
        </Button>
      )}
      <Button onClick={() => openActivity(entry.id)}>{t('link.outcome.openActivity')}</Button>
    </Box>
  );
}

function NotSentActions({ code, onReadAgain, onDismiss }: Props & { code: string }): ReactElement {
  const t = useText();
  return (
    <>
      {code === 'values-changed' && (
        <Button size="small" onClick={onReadAgain}>
          {t('link.fields.readAgain')}
        </Button>
      )}
      <Button size="small" variant="text" color="inherit" onClick={onDismiss}>
        {t('link.outcome.dismiss')}
      </Button>
    </>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { AppErrorData } from '../../../shared/errors';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { BlockingCheck } from '../../../shared/write/check-codes';
import type { LinkState } from '../../../shared/write/states';
import { nameCall } from '../call-names';
import { describeError, type TellCheck } from '../describe-error';
import { ErrorPanel } from '../error-panel';
import { useTimeFormat } from '../../format-time';
import { bringInSight } from '../in-sight';
import { SignInButton } from '../sign-in-button';
import { StateChip } from '../state-chip';
import { useText } from '../../text';
import { OutcomeChanges, type ShownValues } from './outcome-changes';
import { describeOutcome, findShownError, hasLinked, isRefusedButDone, stepOf } from './describe-outcome';
import { wasLookedAt } from './describe-write';
import type { Situation } from './submitter';

interface Props {
  situation: Situation;
  siteName: string;
  /** What is on the screen, for the names of list items. */
  getShown(): ShownValues;
  /** What is said on the way; by default it speaks of a link. */
  wayWords?: { sending: string; sent: string };
  /** The bar below shows the state: here it is only said. */
  isStateShown?: boolean;
  /** Shows in the activity what holds the record, where nothing else on the screen leads there. */
  onOpenEntry?(entryId: string): void;
  tellCheck?: TellCheck;
  onDismiss(): void;
  onReadAgain(): void;
}

/** What became of the last submit: its state, what is known, what to do next. */
export function Outcome(props: Props): ReactElement {
  const t = useText();
  const { situation } = props;
  const top = useShown(situation.kind);
  return (
    <Box
      ref={top}
      component="section"
      sx={{
        display: 'grid',
        gap: 1,
        '&:has(> :only-child:empty)': { display: 'none' },
      }}
    >
      <Box
        component="output"
        aria-label={t('link.outcome.region')}
        sx={{ display: 'block', '&:empty': { display: 'none' } }}
      >
        <StatusLine {...props} />
      </Box>
      {situation.kind === 'not-sent' && (
        <div data-refusal>
          <ErrorPanel
            error={situation.error}
            tellCheck={props.tellCheck}
            actions={<NotSentActions error={situation.error} {...props} />}
          />
        </div>
      )}
      {situation.kind === 'done' && <EntryDetails entry={situation.entry} getShown={props.getShown} />}
    </Box>
  );
}

/** Brings the outcome into sight: in a low window it would come to stand below the edge. */
function useShown(kind: Situation['kind']): RefObject<HTMLElement | null> {
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    if (kind === 'idle' || !top.current) return;
    bringInSight(top.current);
  }, [kind]);
  return top;
}

function StatusLine({ situation, siteName, wayWords, isStateShown = true }: Props): ReactElement | null {
  const isShown = isStateShown;
  const t = useText();
  const time = useTimeFormat();
  if (situation.kind === 'idle') return null;
  if (situation.kind === 'not-sent')
    return <Line state="Failed" text={t('link.outcome.notSent')} isShown={isShown} />;
  if (situation.kind === 'sending' && situation.isAsked)
    return <Line state="Unknown" text={t('link.outcome.asked')} isShown={isShown} />;
  if (situation.kind === 'sending') {
    const sent = wayWords?.sent ?? t('link.outcome.sent');
    const sending = wayWords?.sending ?? t('link.outcome.sending', { site: siteName });
    const step = stepOf(situation);
    const state = { reading: 'Ready', sending: 'Sending', sent: 'Sent', looking: situation.state } as const;
    const looking = t('link.outcome.looking');
    const text = { reading: t('link.outcome.reading'), sending, sent, looking }[step];
    return <Line state={state[step]} text={text} isShown={isShown} />;
  }
  const { entry } = situation;
  return <Line state={entry.state} text={describeOutcome(entry, t, time.short)} isShown={isShown} />;
}

function Line({ state, text, isShown }: { state: LinkState; text: string; isShown: boolean }): ReactElement {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      <Box component="span" sx={isShown ? {} : visuallyHidden}>
        <StateChip state={state} />
      </Box>
      <Typography sx={{ fontWeight: 600 }}>{text}</Typography>
    </Box>
  );
}

interface DetailsProps extends Pick<Props, 'getShown'> {
  entry: JournalEntry;
}

function EntryDetails({ entry, getShown }: DetailsProps): ReactElement {
  const t = useText();
  const { readBack } = entry;
  const error = findShownError(entry);
  const isRefused = isRefusedButDone(entry);
  return (
    <>
      {/* Once the link was seen, that no answer came is a matter of the past. */}
      {error && (!hasLinked({ kind: 'done', entry }) || isRefused) && (
        <ErrorPanel error={error} tellsChange={!wasLookedAt(entry)} siteId={entry.siteId} />
      )}
      {readBack && readBack.fields.length > 0 && (
        <OutcomeChanges
          fields={readBack.fields}
          sent={'values' in entry.write ? entry.write.values : []}
          shown={{ ...getShown(), words: entry.words }}
        />
      )}
      {readBack && readBack.missing.length > 0 && (
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
          {t('link.outcome.missing')}
          {readBack.missing.map(({ call, error: reason }) => (
            <div key={call}>
              {t('link.missing.call', { call: nameCall(call, t), reason: describeError(reason, t) })}
            </div>
          ))}
          <SignInButton
            codes={readBack.missing.map(({ error: reason }) => reason.code)}
            siteId={entry.siteId}
          />
        </Typography>
      )}
    </>
  );
}

/** What another reading may settle, or shows as it is by now. */
const readFirst: ReadonlySet<string> = new Set<BlockingCheck>([
  'holders-not-read',
  'actor-not-read',
  'record-not-read',
  'seen-not-read',
  'mandatory-not-read',
]);

function NotSentActions({
  error: { code, params },
  onReadAgain,
  onOpenEntry,
  onDismiss,
}: Props & { error: AppErrorData }): ReactElement {
  const t = useText();
  const isNotRead =
    code === 'values-not-read' ||
    (code === 'blocked-by-check' && ('because' in params || readFirst.has(String(params['check']))));
  return (
    <>
      {isNotRead && (
        <Button size="small" onClick={onReadAgain}>
          {t('link.fields.readAgain')}
        </Button>
      )}
      {onOpenEntry && code === 'held-after-silence' && (
        <Button size="small" onClick={() => onOpenEntry(String(params['entryId'] ?? ''))}>
          {t('link.outcome.openActivity')}
        </Button>
      )}
      <Button size="small" variant="text" color="inherit" onClick={onDismiss}>
        {t('link.outcome.dismiss')}
      </Button>
    </>
  );
}

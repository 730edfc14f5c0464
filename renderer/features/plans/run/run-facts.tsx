import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { memo, useId, type ReactElement, type ReactNode } from 'react';
import type { RowFilter } from '../../../../shared/link-plan/row-query';
import { countStands, nameStand, type RowStand } from '../../../../shared/link-plan/row-stand';
import { pilotRows, rampRows, runStages, stageOf, type Run } from '../../../../shared/link-plan/run';
import { signInNeedOf, useSignInHeard } from '../../../app-state/sign-in-heard';
import { describeError } from '../../../components/describe-error';
import { SignInButton } from '../../../components/sign-in-button';
import { useSecondsLeft } from '../../../components/use-seconds-left';
import { ToneIcon } from '../../../components/tone-chip';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { describeDuration } from '../duration';
import { statesTakenBy } from '../live-counts';
import { lookOfStand } from '../stand-chip';
import { describeStand, isAtWork, isNextToGoOn, standNow } from './run-stand';

interface Props {
  run: Run;
  /** The keyboard goes to the newest, and an earlier one waits beside it. */
  isNewest: boolean;
  /** What comes next is with this one. */
  isLead: boolean;
  /** What is known beyond its counts, where no other run could be meant. */
  rest: ReactNode;
  onFilter(filter: Partial<RowFilter>): void;
}

/** How far a run is, what became of its rows, and why it waits. The counts add up to the rows of the run. */
export function RunFacts({ run, isNewest, isLead, rest, onFilter }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const standId = useId();
  const left = run.counts.Ready + run.counts.Sending;
  // What another write holds, and what was cancelled, was not sent.
  const done = run.total - left - run.counts.Draft - run.counts.Cancelled;
  const stand = describeStand(run, t);
  const isWaiting = run.status === 'paused' || run.status === 'interrupted';
  const isHome = isNewest && !isNextToGoOn(run);
  const isSending = isAtWork(run);
  const heard = useSignInHeard(run.siteId);
  // Of one that is over nothing is to be mended, and a sign-in that was accepted since is mended.
  const isMended = run.error !== null && signInNeedOf(run.error.code) !== null && heard === 'accepted';
  // For how long it is to be left alone was said then; until when is said above.
  const isToldAbove = isWaiting && run.waitsUntil !== null;
  const isOutdated = run.status === 'ended' || isMended || isToldAbove;
  const facts = [
    t('plans.run.progress', { done, total: run.total }),
    isSending && run.rowsPerSecond !== null
      ? t('plans.run.rate', { rate: roundRate(run.rowsPerSecond) })
      : '',
    isSending && run.secondsLeft !== null
      ? t('plans.duration.left', { time: describeDuration(run.secondsLeft, t) })
      : '',
    run.permit && run.permit.endedAt === null
      ? t('plans.run.permit', {
          time: time.clock(run.permit.givenAt),
          ticket: run.permit.ticket === '' ? '' : t('plans.run.permitTicket', { ticket: run.permit.ticket }),
        })
      : '',
  ].filter((fact) => fact !== '');
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography
          component="output"
          sx={{ fontWeight: 650 }}
          {...(isHome && { 'data-focus-home': `run:${run.runId}`, tabIndex: -1 })}
          {...(isLead && isWaiting && !isNextToGoOn(run) && { 'data-next': true, tabIndex: -1 })}
          {...(stand !== '' && { 'aria-describedby': standId })}
        >
          {t(`plans.run.status.${run.isCancelled ? 'cancelled' : run.status}`)}
          {run.status === 'ended' ? '' : ` · ${t(`plans.run.stage.${stageOf(run)}`)}`}
        </Typography>
        <Stages stage={stageOf(run)} total={run.total} isOver={run.status === 'ended'} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {facts.join(' · ')}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>
          {run.retryOf === null ? '' : `${t('plans.run.retryOf')} · `}
          {t('plans.run.at', { time: time.short(run.startedAt), user: run.user })}
        </Typography>
      </Box>
      <LinearProgress
        variant="determinate"
        aria-label={t(`plans.run.status.${run.status}`)}
        value={run.total === 0 ? 100 : (100 * done) / run.total}
      />
      <Box sx={countsLook}>
        {countStands(standNow(run)).map(({ stand: one, count }) =>
          // At work it tells only how many are left of what it took: in the list each of them stands as it was.
          one === 'Ready' && run.unsent === null ? (
            <Count
              key={one}
              stand={one}
              text={t('plans.run.stillToSend', { count })}
              onPress={() => onFilter({ states: statesTakenBy(run) })}
            />
          ) : (
            <Count
              key={one}
              stand={one}
              text={t('plans.countOf', { count, state: nameStand(one, t) })}
              onPress={() => onFilter({ states: [one] })}
            />
          ),
        )}
      </Box>
      {stand !== '' && <Typography id={standId}>{stand}</Typography>}
      {run.waitsUntil !== null && <SiteWait until={run.waitsUntil} isOver={isWaiting} />}
      {run.leftOut > 0 && <Typography>{t('plans.run.leftOut', { count: run.leftOut })}</Typography>}
      {rest}
      {!isNewest && <Typography variant="body2">{t('plans.run.earlierStands')}</Typography>}
      {run.error && !isOutdated && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {describeError(run.error, t)} <SignInButton codes={[run.error.code]} />
        </Typography>
      )}
    </Box>
  );
}

/** Until when the site wants to be left alone; the run goes on by itself, unless it was stopped by that. */
function SiteWait({ until, isOver }: { until: string; isOver: boolean }): ReactElement {
  const t = useText();
  const times = useTimeFormat();
  const time = isOver ? times.short(until) : times.clock(until);
  const seconds = useSecondsLeft(until);
  if (isOver) {
    return (
      <Typography>{t(seconds === 0 ? 'plans.run.restsNoMore' : 'plans.run.restsUntil', { time })}</Typography>
    );
  }
  return (
    <Typography>
      {seconds === 0 ? t('plans.run.waitsNoMore', { time }) : t('plans.run.waits', { time, seconds })}
    </Typography>
  );
}

/** Two digits say what can be known of it. */
function roundRate(perSecond: number): number {
  return Number(perSecond.toPrecision(2));
}

interface StagesProps {
  stage: Run['stage'];
  total: number;
  isOver: boolean;
}

/** Drawn by itself: it stays the same while the numbers beside it change several times a second. */
const Stages = memo(function Stages({ stage: current, total, isOver }: StagesProps): ReactElement {
  const t = useText();
  const at = runStages.indexOf(current);
  // What so few rows never come to is no stage of theirs.
  const reached = total <= pilotRows ? 1 : total <= pilotRows + rampRows ? 2 : runStages.length;
  const stages = runStages.slice(0, Math.max(reached, at + 1));
  return (
    <Box
      component="ol"
      sx={{ display: 'flex', gap: 1, m: 0, p: 0, listStyle: 'none', fontSize: '0.8125rem' }}
    >
      {stages.map((stage, index) => (
        <Box
          component="li"
          key={stage}
          aria-current={!isOver && index === at ? 'step' : undefined}
          sx={{
            px: 1,
            borderRadius: 4,
            border: '1px solid',
            borderColor: index === at && !isOver ? 'primary.main' : 'divider',
            color: index <= at || isOver ? 'text.primary' : 'text.secondary',
          }}
        >
          {t(`plans.run.stage.${stage}`)}
        </Box>
      ))}
    </Box>
  );
});

const countsLook = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 0.5,
  '& > button': {
    border: 0,
    fontFamily: 'inherit',
    lineHeight: 'inherit',
    cursor: 'pointer',
    '@media (forced-colors: active)': { border: '1px solid' },
  },
} as const;

/** A bare button in the look of a chip: four of them are drawn for each word of the run. */
function Count(props: { stand: RowStand; text: string; onPress(): void }): ReactElement {
  const { stand, text, onPress } = props;
  return (
    <button type="button" className="tone-chip" data-tone={lookOfStand(stand).tone} onClick={onPress}>
      <ToneIcon look={lookOfStand(stand)} />
      {text}
    </button>
  );
}

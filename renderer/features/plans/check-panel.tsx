import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Plan, PlanElsewhere } from '../../../shared/link-plan/plan';
import { isBeforeSending, rowStates } from '../../../shared/link-plan/row-state';
import type { CheckCost } from '../../../shared/link-plan/run';
import { isSameInstallation } from '../../../shared/same-installation';
import { useCheckCost, useCheckProgress, usePlanChange } from '../../api/plans';
import { ErrorPanel } from '../../components/error-panel';
import { isFocusLost } from '../../components/focusable';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { describeDuration } from './duration';
import { describeCounts } from './plan-list';

/**
 * Whether every row has been judged, what that costs, and how far it is. Nothing here writes. `onEnd` = a check has ended, and
 * the keyboard is nowhere.
 */
export function CheckPanel({ plan, onEnd }: { plan: Plan; onEnd(): void }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const check = usePlanChange('plans.check');
  const { planId, checkedAt, busy, elsewhere } = plan;
  const isForeign = elsewhere?.kind === 'belongs';
  const unsent = rowStates.filter(isBeforeSending).reduce((sum, state) => sum + plan.counts[state], 0);
  const { data: cost } = useCheckCost(plan, checkedAt === null && busy === null && unsent > 0 && !isForeign);
  const stands =
    elsewhere !== null
      ? describeElsewhere(elsewhere, t)
      : checkedAt === null
        ? t(plan.wasChecked ? 'plans.check.edited' : 'plans.check.never')
        : t('plans.check.at', { time: time.short(checkedAt) });
  const isUnderWay = busy?.with === 'check' || check.isPending;
  useFocusOnEnd(isUnderWay, onEnd);
  if (isUnderWay) return <CheckUnderWay planId={planId} />;
  // Everything was sent: a check would look at no row.
  if (unsent === 0 && checkedAt === null) return <></>;
  return (
    <Box data-check sx={{ display: 'grid', gap: 0.5, flex: '1 1 420px', minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {unsent > 0 && !isForeign && (
          <Button
            {...(checkedAt === null ? { 'data-next': true } : {})}
            size="small"
            variant={checkedAt === null ? 'contained' : 'outlined'}
            startIcon={<FactCheckOutlined />}
            disabled={busy !== null}
            onClick={() => check.mutate({ planId })}
          >
            {checkedAt === null ? t('plans.check.button', { count: unsent }) : t('plans.check.again')}
          </Button>
        )}
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {stands} {checkedAt === null || busy !== null || isForeign ? '' : describeCounts(plan, t)}
        </Typography>
        {checkedAt === null && cost && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {describeCost(cost, t)}
          </Typography>
        )}
      </Box>
      {check.error && <ErrorPanel error={check.error} />}
    </Box>
  );
}

/** At which installation it was checked, or what it puts back was written, and what follows from that. */
function describeElsewhere({ kind, address, now }: PlanElsewhere, t: ReturnType<typeof useText>): string {
  if (kind === 'belongs') return t('plans.check.belongs', { address, now });
  if (address === '') return t('plans.check.notNoted');
  // It may have its old address again.
  const isKnown = now !== '' && !isSameInstallation(address, now);
  return isKnown ? t('plans.check.elsewhere', { address, now }) : t('plans.check.wasElsewhere', { address });
}

/** The button that stopped it is gone with it. */
function useFocusOnEnd(isUnderWay: boolean, onEnd: () => void): void {
  const before = useRef(isUnderWay);
  useEffect(() => {
    if (before.current && !isUnderWay && isFocusLost()) onEnd();
    before.current = isUnderWay;
  }, [isUnderWay, onEnd]);
}

function describeCost({ requests, seconds, single }: CheckCost, t: ReturnType<typeof useText>): string {
  const told = t('plans.check.estimate', { count: requests, time: describeDuration(seconds, t) });
  return single.length === 0 ? told : `${told} ${describeSingle(single, t)}`;
}

function describeSingle(single: CheckCost['single'], t: ReturnType<typeof useText>): string {
  return t('plans.check.single', { what: single.map((one) => t(`plans.check.singleOf.${one}`)).join(', ') });
}

function CheckUnderWay({ planId }: { planId: string }): ReactElement {
  const t = useText();
  const { data: progress } = useCheckProgress(planId);
  const cancel = usePlanChange('plans.cancelCheck');
  // What is with the site is waited for.
  const isStopping = cancel.isPending || cancel.isSuccess;
  const stop = useRef<HTMLButtonElement>(null);
  // The button that began it is gone.
  useEffect(() => {
    if (isFocusLost()) stop.current?.focus();
  }, []);
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : null;
  return (
    <Box
      data-check
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, flex: '1 1 420px' }}
    >
      <Box sx={{ flex: '1 1 240px' }}>
        <LinearProgress
          aria-label={t('plans.busy.check')}
          {...(share === null ? {} : { variant: 'determinate', value: share })}
        />
      </Box>
      <Typography variant="body2" component="output">
        {progress
          ? [
              t(`plans.check.step.${progress.step}`),
              t('plans.check.progress', { done: progress.done, total: progress.total }),
              t('plans.check.requests', { count: progress.requests }),
              progress.secondsLeft === null
                ? ''
                : t('plans.duration.left', { time: describeDuration(progress.secondsLeft, t) }),
            ]
              .filter((part) => part !== '')
              .join(' · ')
          : t('plans.busy.check')}
      </Typography>
      {progress && progress.atMost !== null && (
        <Typography variant="body2" component="output" sx={{ flexBasis: '100%', order: 1 }}>
          {describeSingle(progress.single, t)} {t('plans.check.atMost', { count: progress.atMost })}
        </Typography>
      )}
      <Button
        ref={stop}
        data-next
        size="small"
        aria-disabled={isStopping}
        onClick={() => !isStopping && cancel.mutate({ planId })}
      >
        {t(isStopping ? 'plans.check.stopping' : 'plans.check.cancel')}
      </Button>
    </Box>
  );
}

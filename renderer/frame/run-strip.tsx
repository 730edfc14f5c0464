import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import type { Run } from '../../shared/link-plan/run';
import { useActiveRuns, useFollowActiveRuns, useRunChange } from '../api/plans';
import { useSiteChoice } from '../app-state/current-site';
import { useNavigation, useScreenParams } from '../app-state/navigation';
import { EnvironmentIcon } from '../components/environment-mark';
import { useTimeFormat } from '../format-time';
import { useText } from '../text';

/**
 * Runs of whatever site that are at work, wait for somebody or were interrupted, in the colours of the site that they
 * write to. One that may write to production is told on every screen, with the way to take that back.
 */
export function RunStrip(): ReactElement | null {
  const t = useText();
  const { screen } = useNavigation();
  const { planId } = useScreenParams('plans');
  const { site } = useSiteChoice();
  useFollowActiveRuns();
  const runs = useActiveRuns().data ?? [];
  const isInSight = (run: Run) => screen === 'plans' && run.planId === planId && run.siteId === site.id;
  const told = runs.filter((run) => hasPermit(run) || !isInSight(run));
  if (told.length === 0) return null;
  return (
    <Box component="section" aria-label={t('common.runs.label')}>
      {told.map((run) => (
        <RunLine key={run.runId} run={run} isInSight={isInSight(run)} />
      ))}
    </Box>
  );
}

function hasPermit({ permit }: Run): boolean {
  return permit !== null && permit.endedAt === null;
}

function RunLine({ run, isInSight }: { run: Run; isInSight: boolean }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { open } = useNavigation();
  const { site, switchSite } = useSiteChoice();
  const revoke = useRunChange(run.planId, 'plans.revokePermit');
  const { environment, planName, permit } = run;
  const show = () => {
    if (run.siteId !== site.id) switchSite(run.siteId);
    open('plans', { planId: run.planId, siteId: run.siteId });
  };
  const stand = run.status === 'paused' || run.status === 'interrupted' ? run.status : 'sending';
  const about = {
    plan: planName,
    site: run.siteName,
    done: run.total - run.counts.Ready - run.counts.Sending,
    total: run.total,
  };
  const told = [
    t(`common.runs.${stand}`, about),
    permit && hasPermit(run)
      ? t('common.runs.permit', {
          time: time.clock(permit.givenAt),
          ticket: permit.ticket === '' ? '' : ` (${permit.ticket})`,
        })
      : '',
  ];
  return (
    <Box
      data-focus-subject={`run:${run.runId}`}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 0.25,
        fontSize: '0.8125rem',
        color: `${environment}.onBand`,
        bgcolor: `${environment}.band`,
        borderTop: '1px solid currentColor',
        '& button': { minHeight: 24, py: 0, px: 1, flexShrink: 0, whiteSpace: 'nowrap' },
      }}
    >
      <EnvironmentIcon environment={environment} sx={{ fontSize: '1.125rem' }} aria-hidden />
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {told.filter((part) => part !== '').join(' · ')}
      </Box>
      {hasPermit(run) && (
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          aria-label={t('common.runs.revokeOf', { plan: planName })}
          onClick={() => revoke.mutate({ runId: run.runId })}
        >
          {t('common.runs.revoke')}
        </Button>
      )}
      {!isInSight && (
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          aria-label={t('common.runs.showOf', { plan: planName })}
          onClick={show}
        >
          {t('common.runs.show')}
        </Button>
      )}
    </Box>
  );
}

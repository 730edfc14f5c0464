import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import { findSite } from './find-site';
import type { Plan } from '../../../../shared/link-plan/plan';
import { everyRow, type RowFilter } from '../../../../shared/link-plan/row-query';
import { useSiteChoice } from '../../../app-state/current-site';
import { usePlanRuns } from '../../../api/plans';
import { ErrorPanel } from '../../../components/error-panel';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { RunActions } from './run-actions';
import { RunFacts } from './run-facts';
import { StartRunDialog } from './start-run-dialog';

interface Props {
  plan: Plan;
  onOpenRow(row: { rowId: string }): void;
  onOpenPlan(planId: string): void;
  onFilter(filter: RowFilter): void;
}

/** Carrying the plan out: the button that says how many, what and where; then how far the newest run is and what it waits for. */
export function RunPanel({ plan, onOpenRow, onOpenPlan, onFilter }: Props): ReactElement | null {
  const t = useText();
  const { sites } = useSiteChoice();
  const site = findSite(sites, plan.siteId);
  const runs = usePlanRuns(plan.planId);
  const [start, setStart] = useState<{ retryOf: string | null; count: number } | null>(null);
  const newest = runs.data?.[0] ?? null;
  const isOver = newest === null || newest.status === 'ended';
  const { toBeSent, kind } = plan;
  if (!site) return null;
  const label = t(kind === 'restore' ? 'plans.run.startRestore' : 'plans.run.start', {
    count: toBeSent,
    site: nameSiteAndEnvironment(site, t),
  });
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {runs.error && <ErrorPanel error={runs.error} onRetry={() => void runs.refetch()} />}
      {newest && (
        <Paper variant="outlined" component="section" aria-label={t('plans.run.runs')} sx={{ p: 1.5 }}>
          <RunFacts run={newest} onFilter={(states) => onFilter({ ...everyRow, states })} />
          <RunActions
            run={newest}
            site={site}
            onOpenRow={onOpenRow}
            onOpenPlan={onOpenPlan}
            onRetry={() => setStart({ retryOf: newest.runId, count: newest.retryable })}
          />
        </Paper>
      )}
      {isOver && plan.checkedAt !== null && plan.busy === null && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          {toBeSent > 0 ? (
            <WriteButton
              site={site}
              label={label}
              isSending={false}
              onPress={() => setStart({ retryOf: null, count: toBeSent })}
            />
          ) : (
            newest === null && <Typography variant="body2">{t('plans.run.nothing')}</Typography>
          )}
        </Box>
      )}
      {start && <StartRunDialog plan={plan} site={site} {...start} onClose={() => setStart(null)} />}
    </Box>
  );
}

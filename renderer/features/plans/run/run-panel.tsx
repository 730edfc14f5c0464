import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Plan } from '../../../../shared/link-plan/plan';
import { everyRow, type RowFilter } from '../../../../shared/link-plan/row-query';
import { useAllSites } from '../../../app-state/current-site';
import { usePlanRuns } from '../../../api/plans';
import { ErrorPanel } from '../../../components/error-panel';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { takeFocus } from '../take-focus';
import { findSite } from './find-site';
import { RunActions } from './run-actions';
import { RunFacts } from './run-facts';
import { StartRunDialog } from './start-run-dialog';

interface Props {
  plan: Plan;
  /** What stands before the button: whether the rows are checked. */
  check: ReactNode;
  onOpenRow(row: { rowId: string; offset: number }): void;
  onOpenPlan(planId: string): void;
  onFilter(filter: RowFilter): void;
}

/** Carrying the plan out: the button that says how many, what and where; then how far the newest run is and what it waits for. */
export function RunPanel({ plan, check, onOpenRow, onOpenPlan, onFilter }: Props): ReactElement | null {
  const t = useText();
  const { sites } = useAllSites();
  const site = findSite(sites, plan.siteId);
  const runs = usePlanRuns(plan.planId);
  const [start, setStart] = useState<{ retryOf: string | null; count: number } | null>(null);
  const newest = runs.data?.[0] ?? null;
  const { section, noteStarted } = useFocusOnRun(newest?.runId ?? null, start === null);
  const isOver = newest === null || newest.status === 'ended';
  const { toBeSent, kind } = plan;
  if (!site) return null;
  const label = t(kind === 'restore' ? 'plans.run.startRestore' : 'plans.run.start', {
    count: toBeSent,
    site: nameSiteAndEnvironment(site, t),
  });
  const mayStart = isOver && plan.checkedAt !== null && plan.busy === null;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {check}
        {mayStart && toBeSent > 0 && (
          <Box data-next>
            <WriteButton
              site={site}
              label={label}
              isSending={false}
              onPress={() => setStart({ retryOf: null, count: toBeSent })}
            />
          </Box>
        )}
        {mayStart && toBeSent === 0 && newest === null && (
          <Typography variant="body2">
            {t(plan.counts.Skipped === plan.rowCount ? 'plans.run.nothingToDo' : 'plans.run.nothing')}
          </Typography>
        )}
      </Box>
      {runs.error && <ErrorPanel error={runs.error} onRetry={() => void runs.refetch()} />}
      {newest && (
        <Paper
          ref={section}
          variant="outlined"
          component="section"
          data-focus-subject={`run:${newest.runId}`}
          aria-label={t('plans.run.newest')}
          sx={{ px: 1.5, py: 1 }}
        >
          <RunFacts run={newest} onFilter={(states) => onFilter({ ...everyRow, states })} />
          <RunActions
            // What was said of one run is not said of the next.
            key={newest.runId}
            run={newest}
            plan={plan}
            site={site}
            onOpenRow={onOpenRow}
            onOpenPlan={onOpenPlan}
            onRetry={() => setStart({ retryOf: newest.runId, count: newest.retryable })}
          />
        </Paper>
      )}
      {start && (
        <StartRunDialog
          plan={plan}
          site={site}
          {...start}
          onStarted={noteStarted}
          onClose={() => setStart(null)}
        />
      )}
    </>
  );
}

/** A run that was just started has the keyboard: the button that started it is gone. */
function useFocusOnRun(runId: string | null, isClosed: boolean) {
  const section = useRef<HTMLDivElement>(null);
  const started = useRef(false);
  useEffect(() => {
    if (!started.current || !isClosed || runId === null) return;
    started.current = false;
    takeFocus(section.current);
  }, [runId, isClosed]);
  return {
    section,
    noteStarted: () => {
      started.current = true;
    },
  };
}

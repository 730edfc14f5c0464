import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import {
  memo,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { Plan } from '../../../../shared/link-plan/plan';
import { everyRow, type RowFilter } from '../../../../shared/link-plan/row-query';
import type { Run } from '../../../../shared/link-plan/run';
import { useAllSites } from '../../../app-state/current-site';
import { usePlanRuns } from '../../../api/plans';
import { ErrorPanel } from '../../../components/error-panel';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { takeFocus } from '../take-focus';
import { RunActions } from './run-actions';
import { RunFacts } from './run-facts';
import { AgainSentence, RowsAgain } from './rows-again';
import { isAtWork } from './run-stand';
import { StartRunDialog } from './start-run-dialog';

interface Props {
  plan: Plan;
  /** What stands before the button: whether the rows are checked. */
  check: ReactNode;
  onOpenRow(row: { rowId: string; offset: number }): void;
  onOpenPlan(planId: string): void;
  onFilter(filter: RowFilter): void;
  /** Before anything is sent; true = something is in the way, and shown. */
  onSend(): boolean;
}

interface StartOf {
  retryOf: string | null;
  count: number;
  /** How many of them have no link now that could be broken. */
  linkless: number;
}

/** Carrying the plan out: the button that says how many, what and where; then how far the newest run is, and any other that waits. */
export const RunPanel = memo(function RunPanel(props: Props): ReactElement {
  const { data, error, refetch } = usePlanRuns(props.plan.planId);
  // A run tells of itself several times a second; keys go first.
  return <ShownRuns {...props} runs={useDeferredValue(data) ?? data} error={error} onReadAgain={refetch} />;
});

interface ShownProps extends Props {
  /** Newest first; undefined = on their way. */
  runs: readonly Run[] | undefined;
  error: Error | null;
  onReadAgain(): void;
}

const ShownRuns = memo(function ShownRuns(props: ShownProps): ReactElement | null {
  const { plan, check, runs = [], error, onReadAgain, onOpenRow, onOpenPlan, onFilter, onSend } = props;
  const t = useText();
  const againId = useId();
  const { sites } = useAllSites();
  // Also while another one is in use; undefined where it was removed.
  const site = sites.find(({ id }) => id === plan.siteId);
  const [start, setStart] = useState<StartOf | null>(null);
  const newest = runs[0] ?? null;
  const shown = chooseRuns(runs);
  const atWork = shown.find(isAtWork) ?? null;
  // What comes next is with the one that is not over.
  const lead = shown.find(({ status }) => status !== 'ended') ?? newest;
  // Report, plan file and the values before are of the whole plan: one place for them.
  const handsOver = shown.find(({ status }) => status === 'ended');
  const { section, noteStarted } = useFocusOnRun(newest?.runId ?? null, start === null);
  const begin = (of: StartOf) => {
    if (!onSend()) setStart(of);
  };
  const retry = (run: Run) => begin({ retryOf: run.runId, count: run.retryable, linkless: run.linkless });
  const again = newest && <RowsAgain run={newest} isHeld={atWork !== null} onRetry={() => retry(newest)} />;
  const rest = newest && <AgainSentence run={newest} />;
  // Beside another run nobody could say whose rows are meant.
  const isAlone = shown.length === 1;
  const hasAgain = newest !== null && (newest.retryable > 0 || newest.toLookAt > 0 || newest.unlinked > 0);
  const isOver = shown.every(({ status }) => status === 'ended');
  const { toBeSent, kind } = plan;
  if (!site) return null;
  const label = t(kind === 'restore' ? 'plans.run.startRestore' : 'plans.run.start', {
    count: toBeSent,
    site: nameSiteAndEnvironment(site, t),
  });
  const mayStart = isOver && plan.checkedAt !== null && plan.busy === null && plan.elsewhere === null;
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
              onPress={() => begin({ retryOf: null, count: toBeSent, linkless: 0 })}
            />
          </Box>
        )}
        {mayStart && toBeSent === 0 && newest === null && (
          <Typography variant="body2">
            {t(plan.counts.Skipped === plan.rowCount ? 'plans.run.nothingToDo' : 'plans.run.nothing')}
          </Typography>
        )}
      </Box>
      {error && <ErrorPanel error={error} onRetry={onReadAgain} />}
      {shown.map((run) => (
        <Paper
          // What was said of one run is not said of the next.
          key={run.runId}
          ref={run === newest ? section : undefined}
          variant="outlined"
          component="section"
          data-focus-subject={`run:${run.runId}`}
          aria-label={t(nameRun(run, newest))}
          sx={{ px: 1.5, py: 1 }}
        >
          <RunFacts
            run={run}
            isNewest={run === newest}
            isLead={run === lead}
            rest={isAlone && rest}
            onFilter={(narrow) => onFilter({ ...everyRow, ...narrow })}
          />
          <RunActions
            run={run}
            plan={plan}
            site={site}
            isLead={run === lead}
            isHeld={atWork !== null && atWork !== run}
            handsOver={run === handsOver}
            onOpenRow={onOpenRow}
            onOpenPlan={onOpenPlan}
            onSend={onSend}
            again={isAlone && again}
          />
        </Paper>
      ))}
      {!isAlone && hasAgain && atWork === null && (
        <Paper
          variant="outlined"
          component="section"
          aria-labelledby={againId}
          sx={{ px: 1.5, py: 1, display: 'grid', gap: 1 }}
        >
          <Typography id={againId} sx={{ fontWeight: 650 }}>
            {t('plans.run.rowsOfAll')}
          </Typography>
          {rest}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{again}</Box>
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
});

/** The newest with the runs that it tries again, which say how the others of their rows ended; and whatever waits beside it. */
function chooseRuns(runs: readonly Run[]): Run[] {
  const chain = new Set<string>();
  for (let next = runs[0]; next;) {
    chain.add(next.runId);
    const { retryOf } = next;
    next = retryOf === null || chain.has(retryOf) ? undefined : runs.find(({ runId }) => runId === retryOf);
  }
  return runs.filter((run) => chain.has(run.runId) || run.status !== 'ended');
}

function nameRun(run: Run, newest: Run | null) {
  if (run === newest) return 'plans.run.newest';
  return run.status === 'ended' ? 'plans.run.earlierEnded' : 'plans.run.earlier';
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

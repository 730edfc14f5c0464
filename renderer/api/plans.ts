import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input } from '../../shared/ipc/contract';
import type { Plan } from '../../shared/link-plan/plan';
import type { CheckProgress, Run } from '../../shared/link-plan/run';
import type { RowFilter } from '../../shared/link-plan/row-query';
import { createAfterKeys } from './after-keys';
import { callBridge, subscribe, tellSite, toErrorData } from './client';
import { followRunNews } from './run-news';

const refreshEveryMs = 1_000;

/** Plans belong to a site, but are listed and followed over all of them. */
const listKey = ['app', 'plans', 'list'];
export const planKey = (planId: string) => ['app', 'plans', 'plan', planId] as const;
const runsKey = (planId: string) => [...planKey(planId), 'runs'];
const activeRunsKey = ['app', 'plans', 'active-runs'];

export function usePlans(siteId: string) {
  return useQuery({
    queryKey: [...listKey, siteId],
    queryFn: () => callBridge('plans.list', { siteId }),
    staleTime: 0,
  });
}

export function usePlan(planId: string) {
  return useQuery({
    queryKey: [...planKey(planId), 'head'],
    queryFn: () => callBridge('plans.get', { planId }),
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
}

export function usePlanFacets(planId: string, filter: RowFilter) {
  return useQuery({
    queryKey: [...planKey(planId), 'facets', filter],
    queryFn: () => callBridge('plans.facets', { planId, filter }),
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
}

/** Which fields rows of a plan write, where it writes any: all rows, or those that a run would send now. */
export function usePlanValueFields(planId: string, of: Input<'plans.valueFields'>['of'], isWanted: boolean) {
  return useQuery({
    queryKey: [...planKey(planId), 'value-fields', of],
    queryFn: () => callBridge('plans.valueFields', { planId, of }),
    enabled: isWanted,
    staleTime: 0,
  });
}

/** What it costs depends on what the site grants. */
export const checkCost = 'check-cost';

/** What a check would cost, while one is due. */
export function useCheckCost({ planId, rowCount }: Plan, isDue: boolean) {
  return useQuery({
    queryKey: [...planKey(planId), checkCost, rowCount],
    queryFn: () => callBridge('plans.estimateCheck', { planId }),
    enabled: isDue,
    staleTime: 0,
    // What was refused may have been granted elsewhere meanwhile.
    refetchOnWindowFocus: ({ state }) => (state.data?.single.length ?? 0) > 0,
  });
}

/** The runs of a plan, newest first. */
export function usePlanRuns(planId: string) {
  return useQuery({
    queryKey: runsKey(planId),
    queryFn: () => callBridge('plans.listRuns', { planId }),
    staleTime: 0,
  });
}

/** Runs of all sites that are at work, wait for somebody, or were interrupted. */
export function useActiveRuns() {
  return useQuery({
    queryKey: activeRunsKey,
    queryFn: () => callBridge('plans.activeRuns'),
    staleTime: 0,
    // Nothing that was asked for: where it cannot be told, the screen Plans says why.
    retry: false,
  });
}

/** How far the check of a plan is; null while none was heard of. */
export function useCheckProgress(planId: string) {
  return useQuery<CheckProgress | null>({
    queryKey: [...planKey(planId), 'check'],
    queryFn: () => null,
    staleTime: Infinity,
  });
}

/** Keeps what is shown of plans and runs as it is in the main process. Once on the page. */
export function useFollowPlans(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const rows = followRows(queryClient);
    const ends = [
      subscribe('plans.changed', ({ planId }) => {
        void queryClient.invalidateQueries({ queryKey: planKey(planId) });
        void queryClient.invalidateQueries({ queryKey: listKey });
      }),
      // One whose site is another installation by now is not as it was.
      subscribe('sites.changed', () => {
        void queryClient.invalidateQueries({ queryKey: ['app', 'plans', 'plan'] });
        void queryClient.invalidateQueries({ queryKey: listKey });
      }),
      subscribe('plans.checkProgress', (progress) =>
        queryClient.setQueryData([...planKey(progress.planId), 'check'], progress),
      ),
      followRunNews((run) => {
        queryClient.setQueryData<Run[]>(runsKey(run.planId), (runs) => putRun(runs ?? [], run));
        rows.note(run);
      }),
      rows.end,
    ];
    return () => ends.forEach((end) => end());
  }, [queryClient]);
}

/**
 * What is shown of the rows follows a run: at once where it stands otherwise, else about once a second, and once more
 * after the last word. Returns what ends it.
 */
function followRows(queryClient: QueryClient): { note(run: Run): void; end(): void } {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const afterKeys = createAfterKeys();
  const statuses = new Map<string, Run['status']>();
  const refresh = (planId: string, isEnd: boolean) => {
    void queryClient.invalidateQueries({
      queryKey: planKey(planId),
      // What the event brought is newer than any answer. Its end changes what is told of the runs before it.
      predicate: ({ queryKey }) => isEnd || queryKey.at(-1) !== 'runs',
    });
    void queryClient.invalidateQueries({ queryKey: listKey });
  };
  return {
    note: ({ runId, planId, status }) => {
      if (statuses.get(runId) !== status) {
        // What came to nothing is told with each run of the plan, and has changed for all of them.
        const known = queryClient.getQueryData<Run[]>(runsKey(planId)) ?? [];
        const isStill = status !== 'sending' && status !== 'reading-back';
        refresh(planId, status === 'ended' || (isStill && known.length > 1));
      }
      statuses.set(runId, status);
      if (timers.has(runId)) return;
      const late = () => {
        timers.delete(runId);
        afterKeys.run(runId, () => refresh(planId, false));
      };
      timers.set(runId, setTimeout(late, refreshEveryMs));
    },
    end: () => {
      timers.forEach((timer) => clearTimeout(timer));
      afterKeys.end();
    },
  };
}

/** Keeps the runs that are at work, wait or were interrupted as they are in the main process, and tells what each has met of its site. */
export function useFollowActiveRuns(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const tellMet = createRunTeller();
    return followRunNews((run) => {
      queryClient.setQueryData<Run[]>(activeRunsKey, (runs) =>
        putRun(runs ?? [], run).filter(({ status }) => status !== 'ended'),
      );
      tellMet(run);
    });
  }, [queryClient]);
}

/** What a run has met is news as it comes to a stand, and none when that is told once more. */
function createRunTeller(): (run: Run) => void {
  const stands = new Map<string, string>();
  return ({ runId, siteId, status, error, counts }) => {
    const stand = JSON.stringify([status, error?.code, counts]);
    const isKnown = stands.get(runId) === stand;
    stands.set(runId, stand);
    if (isKnown || status === 'sending' || status === 'reading-back') return;
    if (status === 'paused' && error) tellSite(siteId, [error.code]);
    // What was read back, the site has told to this sign-in.
    else if (error === null && counts.Verified > 0 && status !== 'interrupted') tellSite(siteId, []);
  };
}

function putRun(runs: readonly Run[], run: Run): Run[] {
  const isKnown = runs.some(({ runId }) => runId === run.runId);
  return isKnown ? runs.map((one) => (one.runId === run.runId ? run : one)) : [run, ...runs];
}

type PlanCall =
  | 'plans.rename'
  | 'plans.setConstants'
  | 'plans.delete'
  | 'plans.editRow'
  | 'plans.decide'
  | 'plans.undo'
  | 'plans.check'
  | 'plans.cancelCheck'
  | 'plans.startRun'
  | 'plans.takeReturned';

/** Changes a plan, after which all that is shown of it is asked for again. */
export function usePlanChange<M extends PlanCall>(method: M) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<M>) => call(method, input),
    onSuccess: (_output, { planId }) => {
      if (method === 'plans.check') tellSiteOf(queryClient, planId, null);
    },
    onError: (error, { planId }) => tellSiteOf(queryClient, planId, error),
    onSettled: async (_output, _error, input) => {
      await queryClient.invalidateQueries({ queryKey: planKey(input.planId) });
      await queryClient.invalidateQueries({ queryKey: listKey });
      await queryClient.invalidateQueries({ queryKey: activeRunsKey });
    },
  });
}

type RunCall =
  | 'plans.pauseRun'
  | 'plans.continueRun'
  | 'plans.cancelRun'
  | 'plans.revokePermit'
  | 'plans.lookAgain'
  | 'plans.restorePlan';

/** Something about a run of a plan. */
export function useRunChange<M extends RunCall>(planId: string, method: M) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<M>) => call(method, input),
    onSuccess: () => {
      if (method === 'plans.lookAgain') tellSiteOf(queryClient, planId, null);
    },
    onError: (error) => tellSiteOf(queryClient, planId, error),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: planKey(planId) });
      await queryClient.invalidateQueries({ queryKey: listKey });
      await queryClient.invalidateQueries({ queryKey: activeRunsKey });
    },
  });
}

/** What asks for a new sign-in watches calls by their site; these are about a plan. */
function tellSiteOf(queryClient: QueryClient, planId: string, error: Error | null): void {
  const plan = queryClient.getQueryData<Plan>([...planKey(planId), 'head']);
  if (plan) tellSite(plan.siteId, error === null ? [] : [toErrorData(error).code]);
}

type FileCall = 'plans.exportFile' | 'plans.saveReport' | 'plans.openReturned' | 'plans.previewDecision';

/** Something that only reads, or writes to a file that the person chooses. */
export function usePlanCall<M extends FileCall | 'plans.findRow'>(method: M) {
  return useMutation({ mutationFn: (input: Input<M>) => call(method, input) });
}

async function call<M extends PlanCall | RunCall | FileCall | 'plans.findRow'>(method: M, input: Input<M>) {
  // The compiler cannot see that none of these methods goes without an input.
  return (callBridge as (method: M, input: Input<M>) => ReturnType<typeof callBridge<M>>)(method, input);
}

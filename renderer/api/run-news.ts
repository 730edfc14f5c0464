import type { Run } from '../../shared/link-plan/run';
import { createAfterKeys } from './after-keys';
import { subscribe } from './client';

/**
 * Tells of each run how it stands, several times a second while it is at work. What only counts on goes behind keys.
 * Gives back what ends it.
 */
export function followRunNews(tell: (run: Run) => void): () => void {
  const told = new Map<string, Run>();
  const afterKeys = createAfterKeys();
  const tellNow = (run: Run) => {
    told.set(run.runId, run);
    tell(run);
  };
  const end = subscribe('plans.runProgress', (run) => {
    const before = told.get(run.runId);
    if (before && isSameButCounts(before, run)) return afterKeys.run(run.runId, () => tellNow(run));
    afterKeys.drop(run.runId);
    tellNow(run);
  });
  return () => {
    end();
    afterKeys.end();
  };
}

function isSameButCounts(before: Run, run: Run): boolean {
  return (
    before.status === run.status &&
    before.stage === run.stage &&
    before.isCancelled === run.isCancelled &&
    before.permit?.endedAt === run.permit?.endedAt
  );
}

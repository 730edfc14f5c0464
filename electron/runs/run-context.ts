import type { RunStage, RunStatus } from '../../shared/link-plan/run';
import type { KeptPlan } from '../plans/kept-plan';
import type { PlanStore } from '../plans/plan-store';
import type { SiteConnection } from '../sites/site-connection';
import type { WritePermit } from '../writes/permit';
import type { WriteTools } from '../writes/run-write';
import type { Results } from './results';
import type { KeptRun } from './kept-run';
import type { RunStore } from './run-store';
import type { SiteWaits } from './site-waits';
import type { Stopping } from './stopping';

/** Rows that are read together before they are sent, and looked at together afterwards: a page of an archive. */
export const blockSize = 200;

/** What a run stands on while it is carried out. */
export interface RunContext {
  run: Pick<KeptRun, 'runId' | 'settings' | 'stage' | 'status' | 'told'>;
  total: number;
  plan: Pick<KeptPlan, 'kind' | 'constants'>;
  site: SiteConnection;
  permit: WritePermit;
  store: RunStore;
  plans: Pick<PlanStore, 'readBySeq' | 'saveRows'>;
  tools: WriteTools;
  results: Results;
  /** How long the site wants to be left alone. */
  siteWaits: SiteWaits;
  /** Asked before each row, and heard by those that are ready to leave. */
  stopping: Stopping;
  /** Throws where the site is not any more what the run was begun for. */
  requireSameSite: () => Promise<void>;
  onStage: (stage: RunStage, status: Extract<RunStatus, 'sending' | 'reading-back'>) => void;
}

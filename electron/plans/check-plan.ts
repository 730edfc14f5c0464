import { AppError } from '../../shared/errors';
import type { WriteHead } from '../../shared/journal/entry';
import { judgeRow, type RowJudgement } from '../../shared/link-plan/judge-row';
import { because } from '../../shared/link-plan/row-reason';
import { writeOfRow } from '../../shared/link-plan/row-write';
import { holdsOf, holdsOfKept } from '../../shared/write/holds';
import { stateOf, type RowState } from '../../shared/link-plan/row-state';
import type { CheckProgress } from '../../shared/link-plan/run';
import type { SiteConnection } from '../sites/site-connection';
import { createAsked, GivenUp } from './look-ups/asked';
import { gatherKnown, type KnownRows } from './gather-known';
import type { KeptPlan, PlanStore } from './plan-store';
import { readLeanRows } from './lean-rows';
import type { StoredRow } from './stored-row';

export interface CheckContext {
  plans: PlanStore;
  /** What writes of this site got no answer, and hold their record and key for a while. */
  listHolding: () => Promise<readonly WriteHead[]>;
  clock: () => Date;
  signal: AbortSignal;
  onProgress: (progress: CheckProgress) => void;
}

/** So many rows are judged and kept at a time: a few milliseconds of this thread. */
const judgedTogether = 500;
const checkedStates: readonly RowState[] = ['Draft', 'Ready', 'Warning', 'Blocked', 'Skipped'];

/**
 * Finds out about every row that was not sent yet what speaks against it, and keeps it. Only reads from the site. Throws
 * `cancelled`, `not-found`, and what failed where the way to the site broke: then no row is judged.
 */
export async function checkPlan(site: SiteConnection, planId: string, context: CheckContext): Promise<void> {
  const { plans, clock, signal } = context;
  const plan = await plans.get(planId);
  const tell = createTeller(planId, context);
  const asked = createAsked(site, signal, tell.asked);
  const rows = await readLeanRows(plans, planId, checkedStates, signal);
  const known = await gather();
  const holding = indexHolds(await context.listHolding());
  tell.step('judging', rows.length);
  const checkedAt = clock().toISOString();
  let position = 0;
  for (;;) {
    if (signal.aborted) throw new AppError('cancelled');
    const piece = await plans.readFrom(planId, position, judgedTogether);
    position = piece.at(-1)?.position ?? 0;
    if (piece.length === 0) break;
    const toJudge = piece.filter(({ state }) => checkedStates.includes(state));
    await plans.saveRows(
      planId,
      toJudge.map((row) => withJudgement(row, addHold(judge(row, known), row, plan, holding), checkedAt)),
    );
    tell.done(toJudge.length);
  }
  await plans.noteChecked(planId, checkedAt);

  async function gather(): Promise<KnownRows> {
    try {
      return await gatherKnown(asked, plan, rows, tell);
    } catch (error) {
      throw error instanceof GivenUp ? error.error : error;
    }
  }
}

function judge(row: StoredRow, known: KnownRows): RowJudgement {
  const { body, erpKey, decision, note } = row;
  return judgeRow({ ...body, erpKey, decision, note }, known.ofRow(row));
}

function indexHolds(entries: readonly WriteHead[]): Map<string, WriteHead> {
  return new Map(entries.flatMap((entry) => holdsOfKept(entry).map((hold) => [hold, entry] as const)));
}

/** Of a row that a run would not send yet: nobody knows what became of an earlier write of its record or key. */
function addHold(
  judgement: RowJudgement,
  { body, erpKey }: StoredRow,
  plan: Pick<KeptPlan, 'kind' | 'constants'>,
  holding: ReadonlyMap<string, WriteHead>,
): RowJudgement {
  if (holding.size === 0 || ['Blocked', 'Skipped'].includes(stateOf(judgement.reasons))) return judgement;
  const row = { ...body, erpKey, found: judgement.found, entryId: body.restores };
  const write = writeOfRow(row, plan, null);
  const entry = write && holdsOf(write).flatMap((hold) => holding.get(hold) ?? [])[0];
  if (!entry) return judgement;
  const { id, at, holdUntil = at } = entry;
  const held = because('held-by-earlier', { entryId: id, until: holdUntil });
  return { ...judgement, reasons: [...judgement.reasons, held] };
}

function withJudgement(row: StoredRow, { reasons, found }: RowJudgement, checkedAt: string): StoredRow {
  return { ...row, state: stateOf(reasons), body: { ...row.body, reasons, found, checkedAt } };
}

/** How a check says how far it is. */
export interface Teller {
  step: (step: CheckProgress['step'], total: number) => void;
  done: (more: number) => void;
  asked: () => void;
}

function createTeller(planId: string, { onProgress }: CheckContext): Teller {
  let progress: CheckProgress = { planId, step: 'rows', done: 0, total: 0, requests: 0, secondsLeft: null };
  const change = (changes: Partial<CheckProgress>) => {
    progress = { ...progress, ...changes };
    onProgress(progress);
  };
  return {
    step: (step, total) => change({ step, total, done: 0 }),
    done: (more) => change({ done: progress.done + more }),
    asked: () => change({ requests: progress.requests + 1 }),
  };
}

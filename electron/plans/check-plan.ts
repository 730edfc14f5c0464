import { AppError } from '../../shared/errors';
import type { JournalEntry, WriteHead } from '../../shared/journal/entry';
import { isBeyondApproval, withApprovalEnded } from '../../shared/link-plan/approved-for';
import { judgeRow, type RowJudgement } from '../../shared/link-plan/judge-row';
import type { LeftValue, PlanValue } from '../../shared/link-plan/plan-row';
import { because } from '../../shared/link-plan/row-reason';
import { writeOfRow } from '../../shared/link-plan/row-write';
import { planValuesBack } from '../../shared/link-plan/values-back';
import { holdsOf, holdsOfKept } from '../../shared/write/holds';
import { stateOf, type RowState } from '../../shared/link-plan/row-state';
import type { CheckProgress } from '../../shared/link-plan/run';
import { mapLimited } from '../records/limited';
import { orNull } from '../records/try-call';
import type { SiteConnection } from '../sites/site-connection';
import { countMostRequests } from './most-requests';
import { createAsked, GivenUp, type AskedTeller } from './look-ups/asked';
import { describeKnown, type RowValues } from './describe-known';
import { gatherKnown } from './gather-known';
import { readLeanRows } from './lean-rows';
import type { PlacedRow } from './place-rows';
import { readSidesNow } from './read-sides-now';
import type { KeptPlan } from './kept-plan';
import type { PlanStore } from './plan-store';
import { inPieces, type JudgedRow } from './row-statements';
import { nameRecord, searchTextOf } from './stored-row';
import { forEachUnhurried } from './unhurried';

export interface CheckContext {
  plans: PlanStore;
  /** What writes of this site got no answer, and hold their record and key for a while. */
  listHolding: () => Promise<readonly WriteHead[]>;
  /** What a write of this computer was and left. Throws `not-found`. */
  getWrite: (entryId: string) => Promise<JournalEntry>;
  clock: () => Date;
  signal: AbortSignal;
  onProgress: (progress: CheckProgress) => void;
}

/**
 * So many rows are judged, then kept while the next are judged. They share a commit: as many as the writes of another
 * plan's run may wait for, because in smaller pieces the same pages of the database are written again and again.
 */
const judgedTogether = 2_000;
const checkedStates: readonly RowState[] = ['Draft', 'Ready', 'Warning', 'Blocked', 'Skipped'];

/**
 * Finds out about every row that was not sent yet what speaks against it, and keeps it. Only reads from the site. Throws
 * `cancelled`, `not-found`, and what failed where the way to the site broke: then no row is judged.
 */
export async function checkPlan(site: SiteConnection, planId: string, context: CheckContext): Promise<void> {
  const { plans, clock, signal } = context;
  const plan = await plans.get(planId);
  const tell = createTeller(plan, context);
  const asked = createAsked(site, signal, tell);
  const rows = await readLeanRows(plans, planId, checkedStates, signal);
  const known = await orWhy(() => gatherKnown(asked, plan, rows, tell));
  const holding = indexHolds(await context.listHolding());
  tell.step('judging', known.rows.length);
  const checkedAt = clock().toISOString();
  let keeping = Promise.resolve();
  for (const piece of inPieces(known.rows, judgedTogether)) {
    const [values, now] = await orWhy(() =>
      Promise.all([readValues(context, piece), readSidesNow(asked, piece)]),
    );
    const judged: JudgedRow[] = [];
    await forEachUnhurried(piece, signal, (row) => {
      const ofRow = { ...(values.get(row.row.seq) ?? noValues), now: now.get(row) ?? null };
      judged.push(
        toJudged(row, addHold(judgeRow(row.row, describeKnown(row, ofRow, known)), row, plan, holding)),
      );
    });
    await keeping;
    if (signal.aborted) throw new AppError('cancelled');
    keeping = plans.saveJudged(planId, judged, checkedAt).then(() => tell.done(judged.length));
    // Whoever waits for it is told.
    keeping.catch(() => undefined);
  }
  await keeping;
  await plans.noteChecked(planId, checkedAt);
}

async function orWhy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof GivenUp ? error.error : error;
  }
}

const noValues: Omit<RowValues, 'now'> = { values: [], left: [] };

/** The values of rows, which are many and long: they are read again as their turn comes. */
async function readValues(
  { plans, getWrite }: Pick<CheckContext, 'plans' | 'getWrite'>,
  rows: readonly PlacedRow[],
): Promise<Map<number, Omit<RowValues, 'now'>>> {
  const seqs = rows.flatMap(({ row }) => (row.hasValues ? [row.seq] : []));
  const stored = seqs.length === 0 ? [] : await plans.readBySeq(seqs);
  const told = await mapLimited(stored, readTogether, async ({ seq, body }) => {
    const { values, restores, left } = body;
    return [
      seq,
      { values, left: left ?? (restores === null ? [] : await readLeft(restores, values, getWrite)) },
    ] as const;
  });
  return new Map(told);
}

const readTogether = 32;

/**
 * A plan that puts values back and was made before its rows kept what the run left: its entry tells it. Where that is gone,
 * nothing is known of any field, which is said of each.
 */
async function readLeft(
  entryId: string,
  values: readonly PlanValue[],
  getWrite: CheckContext['getWrite'],
): Promise<readonly LeftValue[]> {
  const entry = await orNull(() => getWrite(entryId));
  if (entry) return planValuesBack(entry).left;
  return values.map(({ crmFieldKey }) => ({ crmFieldKey, crm: null, erp: null }));
}

function indexHolds(entries: readonly WriteHead[]): Map<string, WriteHead> {
  return new Map(entries.flatMap((entry) => holdsOfKept(entry).map((hold) => [hold, entry] as const)));
}

/** Of a row that a run would not send yet: nobody knows what became of an earlier write of its record or key. */
function addHold(
  judgement: RowJudgement,
  { row: { erpKey, restores }, erpActorType }: PlacedRow,
  plan: Pick<KeptPlan, 'kind' | 'constants'>,
  holding: ReadonlyMap<string, WriteHead>,
): RowJudgement {
  if (holding.size === 0 || ['Blocked', 'Skipped'].includes(stateOf(judgement.reasons))) return judgement;
  // Whatever its values are: what it holds are its two ends.
  const row = { erpKey, erpActorType, values: [], found: judgement.found, entryId: restores };
  const write = writeOfRow(row, plan, null);
  const entry = write && holdsOf(write).flatMap((hold) => holding.get(hold) ?? [])[0];
  if (!entry) return judgement;
  const { id, at, holdUntil = at } = entry;
  const held = because('held-by-earlier', { entryId: id, until: holdUntil });
  return { ...judgement, reasons: [...judgement.reasons, held] };
}

function toJudged({ row }: PlacedRow, judgement: RowJudgement): JudgedRow {
  const { seq, erpKey, note, record, alsoNamed } = row;
  const { found } = judgement;
  const body = { record, alsoNamed, found };
  const endsApproval = isBeyondApproval(judgement.reasons, row.approvedFor);
  const reasons = endsApproval && row.isApproved ? withApprovalEnded(judgement.reasons) : judgement.reasons;
  return {
    seq,
    endsApproval,
    state: stateOf(reasons),
    reasons,
    found,
    record: nameRecord(body),
    search: searchTextOf({ erpKey, note, body }),
  };
}

/** How a check says how far it is. */
export interface Teller extends AskedTeller {
  step: (step: CheckProgress['step'], total: number) => void;
}

function createTeller(plan: KeptPlan, { plans, onProgress }: CheckContext): Teller {
  const { planId } = plan;
  let progress: CheckProgress = {
    planId,
    step: 'rows',
    done: 0,
    total: 0,
    requests: 0,
    secondsLeft: null,
    single: [],
    atMost: null,
  };
  const change = (changes: Partial<CheckProgress>) => {
    progress = { ...progress, ...changes };
    onProgress(progress);
  };
  return {
    step: (step, total) => change({ step, total, done: 0 }),
    done: (more) => change({ done: Math.min(progress.done + more, progress.total) }),
    asked: () => change({ requests: progress.requests + 1 }),
    singly: async (what, count) => {
      const single = [...new Set([...progress.single, what])];
      change({ single, done: 0, total: count });
      // What was told before the check is wrong by now.
      const wanted = await plans.countAsked(planId);
      change({ atMost: countMostRequests(wanted, { ...plan, single, hasFewLinks: false }) });
    },
  };
}

import { standingOf } from '../../shared/journal/standing';
import { mayStillBeSent } from '../../shared/link-plan/row-state';
import { writeOfRow } from '../../shared/link-plan/row-write';
import { isLinkedIn } from '../../shared/record/record-state';
import type { WriteOf } from '../../shared/write/write';
import { readPlan } from '../records/read-plan';
import { readRecord } from '../records/read-record';
import { orNull } from '../records/try-call';
import type { StoredRow } from '../plans/stored-row';
import type { SiteConnection } from '../sites/site-connection';
import type { SendableRow } from './sendable-row';
import type { RunContext } from './run-context';
import type { RowResult, RunRow } from './run-store';

type DescribeContext = Pick<RunContext, 'plan' | 'plans' | 'site' | 'tools' | 'results'>;

/** Rows with what they write. One that is not to be sent any more, or whose ends are not known any more, is left out. */
export async function describeRows(
  context: DescribeContext,
  rows: readonly RunRow[],
): Promise<SendableRow[]> {
  const { plans, results } = context;
  const stored = await plans.readBySeq(rows.map(({ seq }) => seq));
  const bySeq = new Map(stored.map((row) => [row.seq, row]));
  const sendable: SendableRow[] = [];
  for (const row of rows) {
    const kept = bySeq.get(row.seq);
    // While a run waits, a person may decide otherwise, and a check may find something.
    const isLeft = row.state === 'Ready' && !(kept && mayStillBeSent(kept));
    const described = kept && !isLeft ? await describeRow(context, row, kept) : null;
    if (described) sendable.push(described);
    else if (row.state === 'Ready') results.note(leaveOut(row, kept), 'Ready');
  }
  return sendable;
}

function leaveOut(row: RunRow, kept: StoredRow | undefined): RowResult {
  const nothing = { ...row, entryId: null, at: null, mayRetry: true, onlyInRun: true } as const;
  // A draft of a run is what another write holds; this one was edited, or waits for a decision. What an earlier try came to is not what this run did.
  const speaksAgainst = kept?.state === 'Blocked' || kept?.state === 'Skipped';
  return { ...nothing, state: speaksAgainst ? kept.state : 'Cancelled' };
}

async function describeRow(
  { site, plan, tools }: DescribeContext,
  row: RunRow,
  { rowId, erpKey, entryId, body }: StoredRow,
): Promise<SendableRow | null> {
  const erpActorType = body.erpActorType ?? plan.constants.erpActorType;
  const { connection, record, erpName } = body.found;
  if (!connection || erpActorType === null) return null;
  const known =
    body.values.length === 0
      ? null
      : await orNull(() =>
          readPlan(site, connection.erpConnectionId, erpActorType, { asFullAsPossible: false }),
        );
  const write = writeOfRow({ ...body, erpKey, entryId: body.restores }, plan, known?.plan ?? null);
  if (!write) return null;
  const isBroken =
    row.state === 'Ready' &&
    write.kind === 'restore' &&
    entryId !== null &&
    (await hasBroken(site, entryId, write, tools));
  return {
    row,
    rowId,
    write: isBroken ? finishMove(write) : write,
    names: { record: record?.name ?? '', erpConnection: connection.name, erpActor: erpName },
  };
}

/**
 * Did an earlier try of the row break its link, and is it still not there? The entry says the one, the site the other:
 * somebody may have linked the record meanwhile.
 */
async function hasBroken(
  site: SiteConnection,
  entryId: string,
  { record, actor }: WriteOf<'restore'>,
  { journal, clock }: RunContext['tools'],
): Promise<boolean> {
  const entry = await journal.getWrite(entryId);
  if (entry.write.kind !== 'link' && standingOf(entry) !== 'no-link') return false;
  const now = await readRecord(site, { record, ...actor }, ['links'], { clock });
  return isLinkedIn(now, actor.erpConnectionId) === false;
}

/** The half that is missing: the link that was broken is made again, with the values that were to go onto it. */
function finishMove({ record, actor, values, seen }: WriteOf<'restore'>): WriteOf<'link'> {
  return { kind: 'link', record, actor, values, seen };
}

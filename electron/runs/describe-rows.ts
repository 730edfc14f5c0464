import { writeOfRow } from '../../shared/link-plan/row-write';
import { readPlan } from '../records/read-plan';
import { orNull } from '../records/try-call';
import type { StoredRow } from '../plans/stored-row';
import type { SiteConnection } from '../sites/site-connection';
import type { SendableRow } from './block';
import type { RunContext } from './run-context';
import type { RunRow } from './run-store';

/** Rows with what they write. One whose ends are not known any more is left out: it has to be checked again. */
export async function describeRows(
  { plans, plan, site, results }: RunContext,
  rows: readonly RunRow[],
): Promise<SendableRow[]> {
  const stored = await plans.readBySeq(rows.map(({ seq }) => seq));
  const bySeq = new Map(stored.map((row) => [row.seq, row]));
  const sendable: SendableRow[] = [];
  for (const row of rows) {
    const kept = bySeq.get(row.seq);
    const described = kept && (await describeRow(site, plan, row, kept));
    if (described) sendable.push(described);
    else if (row.state === 'Ready')
      results.note({ ...row, state: 'Draft', entryId: null, at: null, mayRetry: false }, 'Ready');
  }
  return sendable;
}

async function describeRow(
  site: SiteConnection,
  plan: RunContext['plan'],
  row: RunRow,
  { erpKey, body }: StoredRow,
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
  return {
    row,
    write,
    names: { record: record?.name ?? '', erpConnection: connection.name, erpActor: erpName },
  };
}

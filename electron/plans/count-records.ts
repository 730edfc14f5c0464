import type { RecordKeyKind } from '../../shared/link-plan/record-as-given';
import type { PlanDatabase } from './plan-database';
import { unsent } from './row-statements';

/** How many different records the rows that were not sent yet name, by what names them. */
export async function countRecords(
  database: PlanDatabase,
  planId: string,
): Promise<Partial<Record<RecordKeyKind, number>>> {
  const [found = []] = await database.read([
    {
      sql: `SELECT body ->> '$.record.by' AS kind, count(DISTINCT body ->> '$.record.text') AS records
        FROM plan_row JOIN plan_body USING (seq) WHERE ${unsent} AND body ->> '$.record.by' IS NOT NULL GROUP BY kind`,
      values: [planId],
    },
  ]);
  return Object.fromEntries(found.map(({ kind, records }) => [String(kind), Number(records)]));
}

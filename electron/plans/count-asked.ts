import type { RecordKeyKind } from '../../shared/link-plan/record-as-given';
import type { PlanDatabase } from './plan-database';
import { unsent } from './row-statements';

/** What the rows that were not sent yet ask a site for. */
export interface AskedFor {
  /** How many different records, by what names them and of which type; null = the plan's. */
  records: { by: RecordKeyKind; crmActorType: string | null; count: number }[];
  /** How many rows and different keys, by the connection as the rows have it, and the ERP actor type. */
  places: { connection: string | null; rows: number; keys: number }[];
  /** Rows that would empty something: what is there is read first. */
  clearing: number;
}

export async function countAsked(database: PlanDatabase, planId: string): Promise<AskedFor> {
  const rows = `FROM plan_row JOIN plan_body USING (seq) WHERE ${unsent}`;
  const [records = [], places = [], clearing = []] = await database.read(
    [
      `SELECT body ->> '$.record.by' AS kind, body ->> '$.crmActorType' AS type,
        count(DISTINCT coalesce(body ->> '$.record.postcode', '') || ' ' || (body ->> '$.record.text')) AS count
        ${rows} AND body ->> '$.record.by' IS NOT NULL GROUP BY kind, type`,
      `SELECT body ->> '$.connection' AS connection, body ->> '$.erpActorType' AS type,
        count(*) AS count, count(DISTINCT erp_key) AS keys ${rows} GROUP BY connection, type`,
      `SELECT count(*) AS count ${rows} AND EXISTS (
        SELECT 1 FROM json_each(body, '$.values') AS given WHERE given.value ->> '$.value' = '')`,
    ].map((sql) => ({ sql, values: [planId] })),
  );
  return {
    records: records.map(({ kind, type, count }) => ({
      by: String(kind) as RecordKeyKind,
      crmActorType: type === null ? null : String(type),
      count: Number(count),
    })),
    places: places.map(({ connection, count, keys }) => ({
      connection: connection === null ? null : String(connection),
      rows: Number(count),
      keys: Number(keys),
    })),
    clearing: Number(clearing[0]?.['count'] ?? 0),
  };
}

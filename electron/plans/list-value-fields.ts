import type { PlanValueField } from '../../shared/link-plan/plan';
import { leftOutSides } from '../../shared/link-plan/values-back';
import type { PlanDatabase } from './plan-database';

/**
 * Every field that some of these rows (null = of all of the plan) has a value for, with the sides that it is written to, and
 * those that do not go back. Throws the database's errors.
 */
export async function listValueFields(
  database: PlanDatabase,
  planId: string,
  seqs: readonly number[] | null,
): Promise<PlanValueField[]> {
  const rowsOf = `plan_id = ?${seqs === null ? '' : ' AND seq IN (SELECT value FROM json_each(?))'}`;
  const bound = seqs === null ? [planId] : [planId, JSON.stringify(seqs)];
  const [rows = [], leftOut = []] = await database.read([
    {
      sql: `SELECT DISTINCT field.value ->> '$.crmFieldKey' AS name, field.value ->> '$.direction' AS direction
        FROM plan_row JOIN plan_body USING (seq) JOIN json_each(body -> '$.values') AS field WHERE ${rowsOf}`,
      values: bound,
    },
    {
      sql: `SELECT reason.value ->> '$.params.key' AS name, side.value AS side, count(DISTINCT seq) AS rows
        FROM plan_row JOIN plan_body USING (seq) JOIN json_each(body -> '$.sheetReasons') AS reason
          JOIN json_each(?) AS side ON side.key = reason.value ->> '$.code' WHERE ${rowsOf} GROUP BY 1, 2`,
      values: [JSON.stringify(leftOutSides), ...bound],
    },
  ]);
  return [
    ...rows.map((row) => ({
      crmFieldKey: String(row['name']),
      direction: String(row['direction']) as PlanValueField['direction'],
    })),
    ...leftOut.map((row) => ({
      crmFieldKey: String(row['name']),
      direction: 'leave' as const,
      leftOut: {
        side: row['side'] === 'crm' ? ('crm' as const) : ('erp' as const),
        rows: Number(row['rows']),
      },
    })),
  ];
}

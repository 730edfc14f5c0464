import type { PlanValueField } from '../../shared/link-plan/plan';
import { leftOutSides } from '../../shared/link-plan/values-back';
import type { PlanDatabase } from './plan-database';

/**
 * Every field that some row of a plan has a value for, with the sides that it is written to, and those that do not go
 * back. Throws the database's errors.
 */
export async function listValueFields(database: PlanDatabase, planId: string): Promise<PlanValueField[]> {
  const [rows = [], leftOut = []] = await database.read([
    {
      sql: `SELECT DISTINCT field.value ->> '$.crmFieldKey' AS name, field.value ->> '$.direction' AS direction
        FROM plan_row JOIN plan_body USING (seq) JOIN json_each(body -> '$.values') AS field WHERE plan_id = ?`,
      values: [planId],
    },
    {
      sql: `SELECT reason.value ->> '$.params.key' AS name, side.value AS side, count(DISTINCT seq) AS rows
        FROM plan_row JOIN plan_body USING (seq) JOIN json_each(body -> '$.sheetReasons') AS reason
          JOIN json_each(?) AS side ON side.key = reason.value ->> '$.code' WHERE plan_id = ? GROUP BY 1, 2`,
      values: [JSON.stringify(leftOutSides), planId],
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

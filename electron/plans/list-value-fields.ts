import type { PlanValueField } from '../../shared/link-plan/plan';
import type { PlanDatabase } from './plan-database';

/** Every field that some row of a plan has a value for, with the sides that it is written to. Throws the database's errors. */
export async function listValueFields(database: PlanDatabase, planId: string): Promise<PlanValueField[]> {
  const [rows = []] = await database.read([
    {
      sql: `SELECT DISTINCT field.value ->> '$.crmFieldKey' AS name, field.value ->> '$.direction' AS direction
        FROM plan_row JOIN plan_body USING (seq) JOIN json_each(body -> '$.values') AS field WHERE plan_id = ?`,
      values: [planId],
    },
  ]);
  return rows.map((row) => ({
    crmFieldKey: String(row['name']),
    direction: String(row['direction']) as PlanValueField['direction'],
  }));
}

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

/** In which form the site has the values of a field, by one of them: of each field whose values of a plan all have a marker. */
export async function listValueForms(database: PlanDatabase, planId: string): Promise<[string, string][]> {
  const [rows = []] = await database.read([
    {
      sql: `SELECT field.value ->> '$.crmFieldKey' AS name, min(field.value ->> '$.value') AS form
        FROM plan_row JOIN plan_body USING (seq) JOIN json_each(body -> '$.values') AS field
        WHERE plan_id = ? AND field.value ->> '$.value' <> '' GROUP BY 1 HAVING min(field.value ->> '$.value' LIKE '[%:%]')`,
      values: [planId],
    },
  ]);
  return rows.map((row) => [String(row['name']), String(row['form'])]);
}

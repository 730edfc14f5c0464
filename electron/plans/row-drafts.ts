import {
  isOtherThan,
  rowEditsSchema,
  type KeptRowDraft,
  type RowEdits,
} from '../../shared/link-plan/row-draft';
import type { PlanDatabase } from './plan-database';
import { decodeRow, rowColumns } from './stored-row';

/** What was typed into rows of plans and not saved. Every call throws the database's errors. */
export interface RowDrafts {
  /** In the order of the sheet, without what its row says by now. */
  list: (planId: string) => Promise<KeptRowDraft[]>;
  /** `edits` null forgets it. Of rows that are not in the plan nothing is kept. */
  keep: (planId: string, drafts: readonly KeptEdits[]) => Promise<void>;
}

export interface KeptEdits {
  rowId: string;
  edits: RowEdits | null;
}

export function createRowDrafts(database: PlanDatabase): RowDrafts {
  return {
    list: async (planId) => {
      const [rows = []] = await database.read([
        {
          sql: `SELECT ${rowColumns}, edits FROM plan_row JOIN plan_body USING (seq) JOIN row_draft USING (plan_id, row_id)
            WHERE plan_id = ? ORDER BY position`,
          values: [planId],
        },
      ]);
      return rows.flatMap((row) => {
        const edits = readEdits(String(row['edits']));
        const { rowId, erpKey, note, body } = decodeRow(row);
        // Saved, and the program ended before it was forgotten; or the row came to say so in another way.
        if (edits === null || !isOtherThan({ erpKey, note, record: body.record }, edits)) return [];
        return [{ rowId, sheetRow: body.sheetRow, edits }];
      });
    },
    keep: async (planId, drafts) => {
      const list = JSON.stringify(drafts);
      await database.write([
        {
          sql: `DELETE FROM row_draft WHERE plan_id = ?
            AND row_id IN (SELECT value ->> '$.rowId' FROM json_each(?))`,
          values: [planId, list],
        },
        {
          sql: `INSERT OR REPLACE INTO row_draft (plan_id, row_id, edits)
            SELECT plan_id, row_id, given.value -> '$.edits' FROM json_each(?) AS given
            JOIN plan_row ON plan_id = ? AND row_id = given.value ->> '$.rowId'
            WHERE given.value ->> '$.edits' IS NOT NULL`,
          values: [list, planId],
        },
      ]);
    },
  };
}

/** Of an older form it is not worth a migration: whoever cannot be read is typed again. */
function readEdits(text: string): RowEdits | null {
  try {
    const parsed = rowEditsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

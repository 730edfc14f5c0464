import type { NewPlan } from '../../shared/link-plan/plan';
import { toPlanColumns, toPlanRow, type ColumnNames } from '../../shared/link-plan/row-from-sheet';
import { recordUses, type SheetMapping } from '../../shared/sheet/column-use';
import type { MappedRow } from '../../shared/sheet/map-row';
import type { LinkPlan } from '../../shared/write/plan';
import type { KeptPlan, PlanSite, PlanStore } from './plan-store';

export interface SheetOfPlan {
  siteId: string;
  name: string;
  /** Without its folder; empty for what was pasted. */
  fileName: string;
  mapping: SheetMapping;
  /** As the site names the connection of the mapping; empty where rows name their own. */
  connectionName: string;
  site: PlanSite;
  /** What the connection maps; null where rows go into different ones, or it could not be read. */
  fields: LinkPlan | null;
  /** The rows in the order of the sheet, some at a time. */
  rows: AsyncIterable<readonly MappedRow[]>;
}

/**
 * Makes a plan of all rows of a sheet. A sheet that cannot be read to its end leaves no plan behind: half of one would
 * pass for the whole. Throws what reading and the database throw.
 */
export async function makePlanFromSheet(store: PlanStore, sheet: SheetOfPlan): Promise<KeptPlan> {
  const { mapping, fields, site, rows } = sheet;
  const names = nameColumns(mapping);
  const { planId } = await store.create({ ...describePlan(sheet), ...site }, []);
  try {
    for await (const some of rows)
      await store.addRows(
        planId,
        some.map((row) => toPlanRow(row, { rowId: `R${row.number}`, names, mapping: fields })),
      );
    return await store.get(planId);
  } catch (error) {
    await store.delete(planId);
    throw error;
  }
}

function describePlan({ siteId, name, fileName, mapping, connectionName }: SheetOfPlan): NewPlan {
  return {
    siteId,
    name,
    kind: 'link',
    fileName,
    constants: {
      erpConnectionId: mapping.erpConnectionId,
      connectionName,
      crmActorType: mapping.crmActorType ?? 'Contact',
      erpActorType: mapping.erpActorType,
    },
    columns: toPlanColumns(mapping),
    ofRunId: null,
  };
}

function nameColumns({ columns }: SheetMapping): ColumnNames {
  const headerOf = (use: string) => columns.find((column) => column.use === use)?.header ?? '';
  return {
    erpKey: headerOf('erp-key'),
    record: recordUses.map(headerOf).find((header) => header !== '') ?? '',
    values: new Map(
      columns.flatMap((column) => (column.use === 'field' ? [[column.crmFieldKey, column.header]] : [])),
    ),
  };
}

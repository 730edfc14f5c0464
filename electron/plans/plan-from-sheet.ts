import type { NewPlan } from '../../shared/link-plan/plan';
import type { NewRow } from '../../shared/link-plan/plan-row';
import { toPlanRow, type ColumnNames } from '../../shared/link-plan/row-from-sheet';
import { findKeptColumns, recordUses, type SheetMapping } from '../../shared/sheet/column-use';
import type { MappedRow } from '../../shared/sheet/map-row';
import type { PreviewColumn } from '../../shared/sheet/sheet-preview';
import { readPlan } from '../records/read-plan';
import type { SiteConnection } from '../sites/site-connection';
import type { KeptPlan, PlanSite } from './kept-plan';
import type { PlanStore } from './plan-store';

/** The rows of an opened sheet in their order, some at a time. */
export interface MappedSheet {
  /** Waits until it was read to its end. */
  readColumns: (sheetId: string) => Promise<PreviewColumn[]>;
  mapRows: (
    sheetId: string,
    mapping: SheetMapping,
    keep: readonly number[],
  ) => AsyncIterable<readonly MappedRow[]>;
}

/** A plan as a sheet and its mapping make it. */
export interface SheetAsPlan {
  plan: Pick<NewPlan, 'constants' | 'columns'>;
  rows: () => AsyncIterable<NewRow[]>;
}

/**
 * Reads what a sheet itself cannot say: what the connection is called, and what it maps. Only reads. Throws where the site
 * does not tell: nobody would know which way a value goes.
 */
export async function takeSheet(
  site: SiteConnection,
  sheets: MappedSheet,
  sheetId: string,
  mapping: SheetMapping,
  { isListed = false }: { isListed?: boolean } = {},
): Promise<SheetAsPlan> {
  const { erpConnectionId, erpActorType, crmActorType } = mapping;
  const connections = erpConnectionId === null ? [] : await site.erpSync.getAllConnections();
  const hasFields = mapping.columns.some(({ use }) => use === 'field');
  const known =
    erpConnectionId === null || erpActorType === null || !hasFields
      ? null
      : await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false });
  const kept = findKeptColumns(await sheets.readColumns(sheetId), mapping);
  const names = nameColumns(mapping);
  const connectionName = connections.find((one) => one.erpConnectionId === erpConnectionId)?.name ?? '';
  return {
    plan: {
      constants: { erpConnectionId, connectionName, crmActorType: crmActorType ?? 'Contact', erpActorType },
      columns: [...mapping.columns, ...kept],
    },
    rows: async function* () {
      const keep = kept.map(({ column }) => column);
      for await (const some of sheets.mapRows(sheetId, mapping, keep))
        yield some.map((row) =>
          toPlanRow(row, { rowId: `R${row.number}`, names, mapping: known?.plan ?? null, isListed }),
        );
    },
  };
}

/**
 * Makes a plan of all rows of a sheet. A sheet that cannot be read to its end leaves no plan behind: half of one would
 * pass for the whole. Throws what reading and the database throw.
 */
export async function makePlanFromSheet(
  store: PlanStore,
  about: PlanSite & Pick<NewPlan, 'siteId' | 'name' | 'fileName'>,
  sheet: SheetAsPlan,
): Promise<KeptPlan> {
  const { planId } = await store.create({ ...about, ...sheet.plan, kind: 'link', ofRunId: null }, []);
  try {
    for await (const rows of sheet.rows()) await store.addRows(planId, rows);
    return await store.get(planId);
  } catch (error) {
    await store.delete(planId);
    throw error;
  }
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

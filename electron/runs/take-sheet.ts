import { randomUUID } from 'node:crypto';
import type { NewRow } from '../../shared/link-plan/plan-row';
import type { ColumnUse, NewPlan, PlanColumn } from '../../shared/link-plan/plan';
import type { RecordKeyKind } from '../../shared/link-plan/record-as-given';
import { makePlanRow } from '../../shared/plan-file/row-of-sheet';
import type { MappedColumn, SheetMapping } from '../../shared/sheet/column-use';
import { directionOf, type Direction } from '../../shared/value/direction';
import { readPlan } from '../records/read-plan';
import { orNull } from '../records/try-call';
import type { Sheets } from '../sheets/sheets';
import type { SiteConnection } from '../sites/site-connection';

/** A plan as a sheet and its mapping make it: the head, and its rows some at a time. */
export interface SheetAsPlan {
  plan: Pick<NewPlan, 'constants' | 'columns'>;
  rows: () => AsyncIterable<NewRow[]>;
}

/** Reads what the sheet itself cannot say: what the connection is called, and where it sends each field. Only reads. */
export async function takeSheet(
  site: SiteConnection,
  sheets: Pick<Sheets, 'mapRows'>,
  sheetId: string,
  mapping: SheetMapping,
): Promise<SheetAsPlan> {
  const { erpConnectionId, erpActorType, crmActorType } = mapping;
  const connections = erpConnectionId === null ? null : await orNull(() => site.erpSync.getAllConnections());
  const connection = connections?.find((one) => one.erpConnectionId === erpConnectionId);
  const hasFields = mapping.columns.some(({ use }) => use === 'field');
  const known =
    erpConnectionId === null || erpActorType === null || !hasFields
      ? null
      : await orNull(() => readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false }));
  // A field whose direction nobody knows goes nowhere, until a person says where.
  const directionIn = (crmFieldKey: string): Direction => {
    const field = known?.plan.find(crmFieldKey);
    return field ? directionOf(field) : 'leave';
  };
  return {
    plan: {
      constants: {
        erpConnectionId,
        connectionName: connection?.name ?? '',
        crmActorType: crmActorType ?? 'Contact',
        erpActorType,
      },
      columns: mapping.columns.map(toPlanColumn),
    },
    rows: async function* () {
      for await (const rows of sheets.mapRows(sheetId, mapping)) {
        yield rows.map((row) => makePlanRow(row, mapping, randomUUID(), directionIn));
      }
    },
  };
}

const recordBy: Partial<Record<MappedColumn['use'], RecordKeyKind>> = {
  'crm-record': 'id',
  'crm-number': 'number',
  'org-number': 'org-number',
  email: 'email',
  name: 'name-postcode',
};

function toPlanColumn(column: MappedColumn): PlanColumn {
  return { header: column.header, purpose: purposeOf(column) };
}

function purposeOf(column: MappedColumn): ColumnUse {
  const { use } = column;
  if (use === 'field') {
    const direction = column.direction === 'as-mapped' ? 'both' : column.direction;
    return { use: 'value', crmFieldKey: column.crmFieldKey, direction };
  }
  const by = recordBy[use];
  if (by) return { use: 'record', by };
  switch (use) {
    case 'erp-key':
    case 'postcode':
    case 'connection':
    case 'crm-actor-type':
    case 'erp-actor-type':
    case 'decision':
    case 'note':
      return { use };
    default:
      return { use: 'ignore' };
  }
}

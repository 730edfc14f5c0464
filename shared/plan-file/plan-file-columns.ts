import type { Plan } from '../link-plan/plan';
import type { PlanRow } from '../link-plan/plan-row';
import { normalizeHeader } from '../sheet/header-names';
import { planFile } from '../text/en/plan-file';
import { markRow } from './row-mark';

const names = planFile.columns;
export type PlanFileColumn = Exclude<keyof typeof names, 'value'>;

/** In the order of the file; the values stand before the note, what was kept of the sheet behind everything. */
const before: readonly PlanFileColumn[] = [
  'rowId',
  'state',
  'decision',
  'reason',
  'crmActorType',
  'recordBy',
  'record',
  'postcode',
  'connection',
  'erpActorType',
  'erpKey',
];
const behind: readonly PlanFileColumn[] = ['note', 'at', 'entryId', 'mark'];

/** What the columns of one plan's file are. */
export interface PlanFileLayout {
  crmFieldKeys: readonly string[];
  headers: string[];
}

/** `crmFieldKeys`: every field that any row of the plan has a value for, in the order of their columns. */
export function describePlanFile(
  plan: Pick<Plan, 'columns'>,
  crmFieldKeys: readonly string[],
): PlanFileLayout {
  const kept = plan.columns.flatMap(({ use, header }) => (use === 'keep' ? [nameKept(header)] : []));
  return {
    crmFieldKeys,
    headers: [
      ...before.map((column) => names[column]),
      ...crmFieldKeys.map(nameValueColumn),
      ...behind.map((column) => names[column]),
      ...kept,
    ],
  };
}

const valueName = /^\s*value\s+(.+?)\s*$/i;
const ownNames: ReadonlySet<string> = new Set(Object.values(names).map(normalizeHeader));

/** A column of the customer that is called as one of ours is told from it, or it would be read as ours when it comes back. */
function nameKept(header: string): string {
  const isOurs = ownNames.has(normalizeHeader(header)) || valueName.test(header);
  return isOurs ? planFile.keptAs.replace('{{header}}', header) : header;
}

function nameValueColumn(crmFieldKey: string): string {
  return names.value.replace('{{crmFieldKey}}', crmFieldKey);
}

/**
 * One row of the file, in the order of its columns: all of it text. `sayWhy` makes the sentences. Nothing that must
 * come back stands in a hidden column, a drop-down list or a second sheet: spreadsheet programs change those.
 */
export function writePlanFileRow(
  row: PlanRow,
  plan: Pick<Plan, 'constants'>,
  { crmFieldKeys }: PlanFileLayout,
  sayWhy: (row: PlanRow) => string,
): string[] {
  const last = row.attempts.at(-1);
  const crmActorType = row.crmActorType ?? row.found.record?.crmActorType ?? plan.constants.crmActorType;
  const texts: Record<PlanFileColumn, string> = {
    rowId: row.rowId,
    state: row.state,
    decision: planFile.decisions[row.decision ?? 'none'],
    reason: sayWhy(row),
    crmActorType: planFile.crmActorTypes[crmActorType],
    recordBy: row.record === null ? '' : planFile.recordBy[row.record.by],
    record: row.record?.text ?? '',
    postcode: row.record?.by === 'name-postcode' ? row.record.postcode : '',
    connection: row.found.connection?.name ?? row.connection ?? plan.constants.connectionName,
    erpActorType: row.erpActorType ?? plan.constants.erpActorType ?? '',
    erpKey: row.erpKey,
    note: row.note,
    at: last?.at ?? row.checkedAt ?? '',
    entryId: row.entryId ?? '',
    mark: markRow(row),
  };
  const valueOf = new Map(row.values.map(({ crmFieldKey, value }) => [crmFieldKey, value]));
  return [
    ...before.map((column) => texts[column]),
    ...crmFieldKeys.map((crmFieldKey) => valueOf.get(crmFieldKey) ?? ''),
    ...behind.map((column) => texts[column]),
    ...row.kept,
  ];
}

/** Where the columns of a file that came back stand. What somebody took out is not there; the first of a name counts. */
export interface FoundColumns {
  of: (column: PlanFileColumn) => number | null;
  /** By CRM field key as the file names it. */
  values: ReadonlyMap<string, number>;
}

/** Null where it is no link plan file: without row ids nobody can say which row is meant. */
export function findPlanFileColumns(headers: readonly string[]): FoundColumns | null {
  const places = new Map<string, number>();
  const values = new Map<string, number>();
  headers.forEach((header, column) => {
    const name = normalizeHeader(header);
    if (!places.has(name)) places.set(name, column);
    const crmFieldKey = valueName.exec(header)?.[1];
    if (crmFieldKey !== undefined && !values.has(crmFieldKey)) values.set(crmFieldKey, column);
  });
  const of = (column: PlanFileColumn) => places.get(normalizeHeader(names[column])) ?? null;
  return of('rowId') === null ? null : { of, values };
}

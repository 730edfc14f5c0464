import type { Plan } from '../link-plan/plan';
import type { PlanRow } from '../link-plan/plan-row';
import { normalizeHeader } from '../sheet/header-names';
import { common } from '../text/en/common';
import { planFile } from '../text/en/plan-file';
import { findGiven } from './given-cell';
import { writeMark } from './row-mark';

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
  return {
    crmFieldKeys,
    headers: [
      ...before.map((column) => names[column]),
      ...crmFieldKeys.map(nameValueColumn),
      ...behind.map((column) => names[column]),
      ...listKept(plan),
    ],
  };
}

/** The customer's own columns, as the file calls them. */
export function listKept({ columns }: Pick<Plan, 'columns'>): string[] {
  return columns.flatMap(({ use, header }) => (use === 'keep' ? [nameKept(header)] : []));
}

/** What the file says of how a row names its ends: also where the plan says it for all, or the check found it. */
export function describeNaming(row: PlanRow, { constants }: Pick<Plan, 'constants'>) {
  const crmActorType = row.crmActorType ?? row.found.record?.crmActorType ?? constants.crmActorType;
  const recordBy = row.record?.by ?? findGiven(row, 'record')?.by ?? null;
  return {
    crmActorType: findGiven(row, 'crmActorType')?.text ?? planFile.crmActorTypes[crmActorType],
    recordBy: recordBy === null ? '' : planFile.recordBy[recordBy],
    connection: row.found.connection?.name ?? row.connection ?? constants.connectionName,
    erpActorType: findGiven(row, 'erpActorType')?.text ?? row.erpActorType ?? constants.erpActorType ?? '',
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
  plan: Pick<Plan, 'planId' | 'constants'>,
  { crmFieldKeys }: PlanFileLayout,
  sayWhy: (row: PlanRow) => string,
): string[] {
  const last = row.attempts.at(-1);
  const told = {
    ...describeNaming(row, plan),
    state: common.state[row.state],
    reason: sayWhy(row),
    at: last?.at ?? row.checkedAt ?? '',
    entryId: row.entryId ?? '',
  };
  const texts: Record<PlanFileColumn, string> = {
    ...told,
    rowId: row.rowId,
    decision: row.decision
      ? planFile.decisions[row.decision]
      : (findGiven(row, 'decision')?.text ?? planFile.decisions.none),
    record: row.record?.text ?? findGiven(row, 'record')?.text ?? '',
    postcode: row.record?.by === 'name-postcode' ? row.record.postcode : '',
    erpKey: row.erpKey === '' ? (findGiven(row, 'erpKey')?.text ?? '') : row.erpKey,
    note: row.note,
    mark: writeMark(row, told, plan.planId),
  };
  const valueOf = new Map(row.values.map(({ crmFieldKey, value }) => [crmFieldKey, value]));
  return [
    ...before.map((column) => texts[column]),
    ...crmFieldKeys.map(
      (crmFieldKey) => valueOf.get(crmFieldKey) ?? findGiven(row, { crmFieldKey })?.text ?? '',
    ),
    ...behind.map((column) => texts[column]),
    ...row.kept,
  ];
}

/** Where the columns of a file that came back stand. What somebody took out is not there; the first of a name counts. */
export interface FoundColumns {
  of: (column: PlanFileColumn) => number | null;
  /** By CRM field key as the file names it. */
  values: ReadonlyMap<string, number>;
  /** Of the customer's own columns, in the order of the plan's; null = it was taken out. */
  kept: readonly (number | null)[];
  /** Columns that the file did not have when it was written, or that stand there twice. */
  strange: readonly number[];
}

/** Null where it is no link plan file: without row ids nobody can say which row is meant. `kept`: as `listKept` gives them. */
export function findPlanFileColumns(
  headers: readonly string[],
  kept: readonly string[] = [],
): FoundColumns | null {
  const places = new Map<string, number>();
  const values = new Map<string, number>();
  headers.forEach((header, column) => {
    const name = normalizeHeader(header);
    if (!places.has(name)) places.set(name, column);
    const crmFieldKey = valueName.exec(header)?.[1];
    if (crmFieldKey !== undefined && !values.has(crmFieldKey)) values.set(crmFieldKey, column);
  });
  const of = (column: PlanFileColumn) => places.get(normalizeHeader(names[column])) ?? null;
  if (of('rowId') === null) return null;
  const taken = new Set<number>(
    [...[...before, ...behind].map(of), ...values.values()].flatMap((at) => at ?? []),
  );
  // Two of them may have one name.
  const own = kept.map((name) => {
    const found = headers.findIndex((header, column) => !taken.has(column) && header.trim() === name.trim());
    taken.add(found);
    return found === -1 ? null : found;
  });
  const strange = headers.flatMap((_header, column) => (taken.has(column) ? [] : [column]));
  return { of, values, kept: own, strange };
}

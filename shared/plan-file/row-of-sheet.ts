import type { NewRow, PlanValue } from '../link-plan/plan-row';
import type { RecordAsGiven } from '../link-plan/record-as-given';
import { because, type RowReason, type RowReasonCode } from '../link-plan/row-reason';
import type { SheetMapping, SingleUse } from '../sheet/column-use';
import type { CellProblem, CellReading } from '../sheet/key-codes';
import type { MappedRow, RecordClaim } from '../sheet/map-row';
import type { SheetValue } from '../sheet/read-value-cell';
import { planFile } from '../text/en/plan-file';
import type { Direction } from '../value/direction';

/** Which reason of a plan's row a cell that cannot be taken as it stands is. */
const reasonOf: Record<CellProblem, RowReasonCode> = {
  'shown-differs': 'cell-two-meanings',
  'shown-unclear': 'cell-two-meanings',
  decimals: 'cell-two-meanings',
  'edge-space': 'cell-two-meanings',
  'too-many-digits': 'cell-digits-lost',
  'digits-lost': 'cell-digits-lost',
  'value-digits-lost': 'cell-digits-lost',
  date: 'cell-date',
  boolean: 'cell-true-false',
  'error-cell': 'cell-error',
  'error-text': 'cell-error',
  'no-result': 'cell-not-calculated',
  'key-too-long': 'cell-too-long',
  'invisible-character': 'cell-not-understood',
  'line-break': 'cell-not-understood',
  'formula-text': 'cell-not-understood',
  apostrophe: 'cell-not-understood',
  'not-an-id': 'record-not-understood',
  'id-too-large': 'record-not-understood',
  'other-record-type': 'record-not-understood',
};

/**
 * A row of a sheet as a row of a plan. A cell that was blocked leaves its part of the row empty and gives it a reason;
 * what is only empty is the check's matter. `directionOf`: where a value goes by the connection's mapping.
 */
export function makePlanRow(
  row: MappedRow,
  mapping: SheetMapping,
  rowId: string,
  directionOf: (crmFieldKey: string) => Direction,
): NewRow {
  const reasons: RowReason[] = [];
  const columnOf = (use: SingleUse) => mapping.columns.find((one) => one.use === use)?.header ?? '';
  const take = <T>(reading: CellReading<T>, about: string, column: string): T | null => {
    if (reading.kind === 'blocked') reasons.push(describe(reading, about, column));
    return reading.kind === 'found' ? reading.value : null;
  };
  const erpKey = take(row.erpKey, 'erpKey', columnOf('erp-key')) ?? '';
  const values = row.values.flatMap(({ crmFieldKey, direction, value }): PlanValue[] => {
    const taken = take<SheetValue>(value, 'values', crmFieldKey);
    const to = direction === 'as-mapped' ? directionOf(crmFieldKey) : direction;
    return taken === null ? [] : [{ crmFieldKey, value: taken.text, direction: to }];
  });
  const record = readRecord(row.record, (use, reading) => take(reading, 'record', columnOf(use)));
  for (const { use, text } of row.unread) {
    const about = {
      decision: 'decision',
      'crm-actor-type': 'crmActorType',
      'erp-actor-type': 'erpActorType',
    };
    reasons.push(because('cell-not-understood', { column: columnOf(use), shown: text, about: about[use] }));
  }
  return {
    rowId,
    sheetRow: row.number,
    record,
    crmActorType: row.crmActorType === mapping.crmActorType ? null : row.crmActorType,
    erpKey,
    erpActorType: row.erpActorType === mapping.erpActorType ? null : row.erpActorType,
    connection: row.connection === '' ? null : row.connection,
    values,
    decision: row.decision === 'none' ? null : row.decision,
    note: row.note,
    sheetReasons: reasons,
    kept: [],
    entryId: null,
  };
}

type Blocked = Extract<CellReading, { kind: 'blocked' }>;

function describe({ problem, params }: Blocked, about: string, column: string): RowReason {
  const said = ['shown', 'error', 'text', 'key', 'id', 'stored'].map((name) => params[name]);
  const shown = said.find((text) => text !== undefined) ?? '';
  // `key` beside a space or an apostrophe is what it would be without.
  const stored = params['stored'] ?? params['key'] ?? shown;
  return because(reasonOf[problem], { ...params, column, shown, stored, text: shown, about });
}

/** By what identifies a record best; what else the row says of it stands in the sheet. */
function readRecord(
  claim: RecordClaim,
  take: <T>(use: SingleUse, reading: CellReading<T>) => T | null,
): RecordAsGiven | null {
  const reference = take('crm-record', claim.reference);
  if (reference) {
    const { crmActorType, crmRecordId } = reference;
    const id = String(crmRecordId);
    // As our own screens print it, which every box for records reads.
    return crmActorType
      ? { by: 'address', text: `${planFile.crmActorTypes[crmActorType]} ${id}` }
      : { by: 'id', text: id };
  }
  const crmNumber = take('crm-number', claim.crmNumber);
  if (crmNumber !== null) return { by: 'number', text: crmNumber };
  const orgNumber = take('org-number', claim.orgNumber);
  if (orgNumber !== null) return { by: 'org-number', text: orgNumber };
  const email = take('email', claim.email);
  if (email !== null) return { by: 'email', text: email };
  const name = take('name', claim.name);
  if (name === null) return null;
  return { by: 'name-postcode', text: name, postcode: take('postcode', claim.postcode) ?? '' };
}

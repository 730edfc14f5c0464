import type { JoinedValue } from './joined-value';
import { fieldOf, type LinkPlan, type PlanField } from './plan';
import { isSameStored } from './same-stored';

/** What a write does to one value. */
export interface ValueEffect {
  /** SuperOffice's value changes. */
  crm: boolean;
  /** The ERP's value changes. */
  erp: boolean;
  /** The two sides differ afterwards; null = a side that is not written was not read, so nobody can say. */
  staysDifferent: boolean | null;
  /** A side that is written was not read, so nobody can say whether it changes. */
  notRead: boolean;
}

/** What a write does to the values of a record, in numbers of fields. */
export interface ValuesEffect {
  fields: number;
  crmWrites: number;
  erpWrites: number;
  staysDifferent: number;
  /** Fields that are written where the present value was not read. */
  notRead: number;
  /** Fields that are not written blindly, but of which nobody can say whether their sides differ afterwards. */
  notCompared: number;
}

/**
 * The effect on one value, on the assumption the whole program states: a switch that is on writes the value to that
 * side. INFERENCE: the WebAPI's documents leave this open.
 */
export function effectOfValue(row: JoinedValue, field: PlanField): ValueEffect {
  const { value, crm, erp, syncToCrm, syncToErp } = row;
  const crmAfter = syncToCrm ? value : crm?.value;
  const erpAfter = syncToErp ? value : erp?.value;
  return {
    crm: syncToCrm && crm !== null && !isSameStored(crm.value, value, field),
    erp: syncToErp && erp !== null && !isSameStored(erp.value, value, field),
    staysDifferent:
      crmAfter === undefined || erpAfter === undefined ? null : !isSameStored(crmAfter, erpAfter, field),
    notRead: (syncToCrm && crm === null) || (syncToErp && erp === null),
  };
}

/** Whether two sides that are not stored alike mean the same by the rules in use. */
export type IsCosmetic = (
  sides: Pick<JoinedValue, 'crmFieldKey' | 'crm' | 'erp'>,
  field: PlanField,
) => boolean;

/** Adds up the values of a record. Sides that differ in their looks only count as different where no rules are brought along. */
export function effectOfValues(
  rows: readonly JoinedValue[],
  plan: LinkPlan | null,
  isCosmetic: IsCosmetic = () => false,
): ValuesEffect {
  const sum: ValuesEffect = {
    fields: rows.length,
    crmWrites: 0,
    erpWrites: 0,
    staysDifferent: 0,
    notRead: 0,
    notCompared: 0,
  };
  for (const row of rows) {
    const field = fieldOf(plan, row.crmFieldKey);
    const one = effectOfValue(row, field);
    if (one.crm) sum.crmWrites += 1;
    if (one.erp) sum.erpWrites += 1;
    if (one.staysDifferent && !isCosmetic(sidesAfter(row), field)) sum.staysDifferent += 1;
    if (one.notRead) sum.notRead += 1;
    else if (one.staysDifferent === null) sum.notCompared += 1;
  }
  return sum;
}

/** What both sides hold once a value is written. */
export function sidesAfter({
  crmFieldKey,
  value,
  displayValue,
  syncToCrm,
  syncToErp,
  crm,
  erp,
}: JoinedValue) {
  const written = { value, displayValue };
  return { crmFieldKey, crm: syncToCrm ? written : crm, erp: syncToErp ? written : erp };
}

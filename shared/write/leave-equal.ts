import { valueOf, type RecordState } from '../record/record-state';
import type { FieldValue } from '../value/field-value';
import { joinValues, type JoinedValue } from './joined-value';
import { fieldOf, type PlanField } from './plan';
import { isSameStored } from './same-stored';
import type { Write } from './write';

/**
 * The write as it is sent: a side that holds an equal value in another spelling (an empty checkbox and `[B:0]`) is not
 * written, so that what the effect counts as kept is kept letter by letter. What was not read stays as it was chosen.
 */
export function leaveEqualValues(write: Write, now: RecordState): Write {
  if (!('values' in write) || write.values.length === 0) return write;
  const plan = valueOf(now.mapping);
  const rows = joinValues(write.values, plan, { crm: valueOf(now.crm), erp: valueOf(now.erp) });
  let isLeft = false;
  const values = write.values.map((given, index): FieldValue => {
    const row = rows[index];
    if (!row) return given;
    const field = fieldOf(plan, given.crmFieldKey);
    const leavesCrm = given.syncToCrm && isEqualOtherwiseSpelled(row, 'crm', field);
    const leavesErp = given.syncToErp && isEqualOtherwiseSpelled(row, 'erp', field);
    if (!leavesCrm && !leavesErp) return given;
    isLeft = true;
    return {
      ...given,
      syncToCrm: given.syncToCrm && !leavesCrm,
      syncToErp: given.syncToErp && !leavesErp,
    };
  });
  return isLeft ? { ...write, values } : write;
}

function isEqualOtherwiseSpelled(
  { value, ...sides }: JoinedValue,
  side: 'crm' | 'erp',
  field: PlanField,
): boolean {
  const held = sides[side];
  return held !== null && held.value !== value && isSameStored(held.value, value, field);
}

import { valueOf, type RecordState } from '../record/record-state';
import type { FieldValue } from '../value/field-value';
import { joinValues, type JoinedValue } from './joined-value';
import { fieldOf, type LinkPlan } from './plan';
import { holdsStored } from './same-stored';
import type { Write } from './write';

/** What became of the values that were to be written, in numbers of fields. */
export interface ValuesReadBack {
  /** A side that was to be written holds another value. */
  differ: number;
  /** A side that was to be written could not be read, and no other one differs. */
  notRead: number;
  /** Every side that was to be written holds the value, and one of them held another before. */
  arrived: number;
}

/** False where no value was to go to either side: then none can be said to be as chosen. */
export function hasWritten(write: Write): boolean {
  return 'values' in write && write.values.some(({ syncToCrm, syncToErp }) => syncToCrm || syncToErp);
}

/** Compares written values with what a look found, each by its type; without a mapping everything is text. */
export function readValuesBack(
  values: readonly FieldValue[],
  before: RecordState,
  after: RecordState,
): ValuesReadBack {
  const plan = valueOf(after.mapping) ?? valueOf(before.mapping);
  // Only where something has arrived: whoever did not look has nothing to compare.
  let was: JoinedValue[] | null = null;
  const sum: ValuesReadBack = { differ: 0, notRead: 0, arrived: 0 };
  joinState(values, plan, after).forEach((row, index) => {
    const held = holdsValue(row, plan);
    if (held === false) sum.differ += 1;
    else if (held === null) sum.notRead += 1;
    else {
      was ??= joinState(values, plan, before);
      if (holdsValue(was[index] ?? row, plan) === false) sum.arrived += 1;
    }
  });
  return sum;
}

function joinState(
  values: readonly FieldValue[],
  plan: LinkPlan | null,
  { crm, erp }: RecordState,
): JoinedValue[] {
  return joinValues(values, plan, { crm: valueOf(crm), erp: valueOf(erp) });
}

/** Does each side that is to be written hold the value? Null = nobody can say. */
function holdsValue(row: JoinedValue, plan: LinkPlan | null): boolean | null {
  const field = fieldOf(plan, row.crmFieldKey);
  let known: boolean | null = true;
  for (const side of ['crm', 'erp'] as const) {
    if (!(side === 'crm' ? row.syncToCrm : row.syncToErp)) continue;
    const held = row[side];
    const holds = held === null ? null : holdsStored(held.value, row.value, field);
    if (holds === false) return false;
    if (holds === null) known = null;
  }
  return known;
}

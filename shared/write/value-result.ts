import { effectOfValue, sidesAfter, type IsCosmetic } from './effect';
import type { JoinedValue } from './joined-value';
import type { PlanField } from './plan';
import { isSameStored } from './same-stored';

/** What becomes of one side of a value: written over, or left as it is. */
export type SideResult =
  | 'filled'
  | 'replaced'
  | 'cleared'
  | 'keeps'
  /** It is written, and what is there now was not read. */
  | 'may-change'
  /** It is not written and was not read. */
  | 'not-known';

/** What a write makes of one value, on both sides, before it is sent. */
export interface ValueResult {
  crm: SideResult;
  erp: SideResult;
  /** Null = nobody can say. */
  staysDifferent: boolean | null;
  /** The mapping writes this side; the switch is off because an empty value would clear it. */
  wouldClear: { crm: boolean; erp: boolean };
  /** The side that the taken value could be written to as well; null where it is written, or both hold it. */
  offers: 'crm' | 'erp' | null;
}

/** The result of one value for both sides. What differs in its looks only counts as different where no rules are brought along. */
export function resultOfValue(
  row: JoinedValue,
  field: PlanField,
  isCosmetic: IsCosmetic = () => false,
): ValueResult {
  const { staysDifferent } = effectOfValue(row, field);
  return {
    crm: sideResult(row, 'crm', field),
    erp: sideResult(row, 'erp', field),
    staysDifferent: staysDifferent && !isCosmetic(sidesAfter(row), field),
    wouldClear: {
      crm: field.syncToCrm && !row.syncToCrm && clears(row, 'crm'),
      erp: field.syncToErp && !row.syncToErp && clears(row, 'erp'),
    },
    offers: findOffer(row, field),
  };
}

function sideResult(row: JoinedValue, side: 'crm' | 'erp', field: PlanField): SideResult {
  const held = row[side];
  const isWritten = side === 'crm' ? row.syncToCrm : row.syncToErp;
  if (held === null) return isWritten ? 'may-change' : 'not-known';
  if (!isWritten || isSameStored(held.value, row.value, field)) return 'keeps';
  if (row.value === '') return 'cleared';
  return held.value === '' ? 'filled' : 'replaced';
}

/** Writing the value would take away what a side holds, or may hold. */
export function clears(
  { value, ...sides }: Pick<JoinedValue, 'value' | 'crm' | 'erp'>,
  side: 'crm' | 'erp',
): boolean {
  return value === '' && sides[side]?.value !== '';
}

function findOffer(row: JoinedValue, field: PlanField): ValueResult['offers'] {
  if (row.source === 'typed') return null;
  const other = row.source === 'crm' ? 'erp' : 'crm';
  const isWritten = other === 'crm' ? row.syncToCrm : row.syncToErp;
  const held = row[other];
  if (isWritten || held === null || isSameStored(held.value, row.value, field)) return null;
  return other === 'erp' && field.access === 'ReadOnly' ? null : other;
}

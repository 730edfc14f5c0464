import { isSameValue } from '../value/compare';
import { parseEncoded } from '../value/encoded-value';
import { identifyItem } from './list-values';
import type { PlanField } from './plan';

/** What has to be known of a field to hold two of its stored values against each other. */
type StoredField = Pick<PlanField, 'fieldType' | 'list'>;

/**
 * True where two stored values of a field mean the same, however each is written. Of a list the connection's own map
 * counts: a bare `5` is the ERP's item 5 where it has one, which is SuperOffice's item 5 (`[I:5]`) only if the two are
 * mapped to each other. Two items of the ERP stay two, also where both are mapped to one of SuperOffice.
 */
export function isSameStored(a: string, b: string, { fieldType, list }: StoredField): boolean {
  if (a === b) return true;
  if (fieldType !== 'List' || list === null) return isSameValue(a, b, fieldType);
  const names = list.names['erp-id'];
  if (names.has(a) && names.has(b)) return false;
  const item = identifyItem(list, a);
  return item !== null && item === identifyItem(list, b);
}

/**
 * The same for what a look found: null where nobody can say, because the items of the list are not known and one value
 * is SuperOffice's item while the other may be the ERP's.
 */
export function holdsStored(held: string, wanted: string, field: StoredField): boolean | null {
  if (isSameStored(held, wanted, field)) return true;
  const isUnnamed = field.fieldType === 'List' && field.list === null && held !== '' && wanted !== '';
  return isUnnamed && isMarked(held) !== isMarked(wanted) ? null : false;
}

function isMarked(value: string): boolean {
  return parseEncoded(value).marker !== null;
}

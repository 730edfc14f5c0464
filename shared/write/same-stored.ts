import { isSameValue } from '../value/compare';
import { parseEncoded } from '../value/encoded-value';
import { identifyItem, type ListValues } from './list-values';
import type { PlanField } from './plan';

/** What has to be known of a field to hold two of its stored values against each other. */
type StoredField = Pick<PlanField, 'fieldType' | 'list'>;

/**
 * True where two stored values of a field mean the same, however each is written. Of a list the connection's own map
 * counts, and two values are one only where both are known to be the same entry: a bare `5` is the ERP's item 5 where it
 * has one, which is SuperOffice's item 5 (`[I:5]`) only if the two are mapped to each other; where the ERP has none, see
 * `isBareGuess`. Two items of the ERP stay two, also where both are mapped to one of SuperOffice.
 */
export function isSameStored(a: string, b: string, { fieldType, list }: StoredField): boolean {
  if (a === b) return true;
  if (fieldType !== 'List' || list === null) return isSameValue(a, b, fieldType);
  const names = list.names['erp-id'];
  if (names.has(a) && names.has(b)) return false;
  if (isBareGuess(list, a, b) || isBareGuess(list, b, a)) return false;
  const item = identifyItem(list, a);
  return item !== null && item === identifyItem(list, b);
}

/**
 * A bare number that is an item of SuperOffice and none that the ERP is known to have, beside a value in brackets. A site
 * that writes SuperOffice's items in brackets may well mean an item of the ERP that its map does not name: INFERENCE.
 */
export function isBareGuess({ names }: ListValues, value: string, other: string): boolean {
  return !isMarked(value) && isMarked(other) && names.bare.has(value) && !names['erp-id'].has(value);
}

/**
 * The same for what a look found: null where nobody can say, because one value is SuperOffice's item while the other may
 * be one of the ERP that nobody named.
 */
export function holdsStored(held: string, wanted: string, field: StoredField): boolean | null {
  if (isSameStored(held, wanted, field)) return true;
  const { fieldType, list } = field;
  if (fieldType !== 'List' || held === '' || wanted === '') return false;
  const isOpen =
    list === null
      ? isMarked(held) !== isMarked(wanted)
      : isBareGuess(list, held, wanted) || isBareGuess(list, wanted, held);
  return isOpen ? null : false;
}

function isMarked(value: string): boolean {
  return parseEncoded(value).marker !== null;
}

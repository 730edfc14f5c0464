import { listValueForCrm, listValueForErp } from '../assumptions';
import type { ErpActor, ErpConnection, FieldMapping } from '../data/model';
import { storedValue } from '../data/store';
import { refuse } from '../http/refusal';
import { canonicalValue } from './encoded-values';
import type { MappedPair } from './field-lookup';

/** Where a value is about to be written. */
export type Side = 'crm' | 'erp';

const sideNames: Record<Side, string> = { crm: 'CRM', erp: 'the ERP system' };

function toStored(connection: ErpConnection, pair: MappedPair, side: Side, value: string): string {
  const { erpField, crmField } = pair;
  if (erpField.type !== 'List') {
    const stored = canonicalValue(erpField.type, value);
    if (stored === null)
      throw refuse(`'${value}' is not a valid ${erpField.type} value for ${crmField.key}.`);
    return stored;
  }
  const stored =
    side === 'crm' ? listValueForCrm(erpField, crmField, value) : listValueForErp(erpField, value);
  if (stored === null)
    throw refuse(`The list item '${value}' of ${crmField.key} has no mapped item in ${sideNames[side]}.`);
  const items = connection.lists[erpField.listName ?? ''] ?? [];
  if (side === 'erp' && stored !== '' && !items.some((item) => item.id === stored))
    throw refuse(
      `The list ${erpField.listName} of the ERP system has no item '${stored}'.`,
      'ArgumentException',
    );
  return stored;
}

/**
 * The form in which one side will store a value. Throws the refusal of the first rule it breaks: type, list
 * mapping, mandatory, maximum length (UTF-16 units), read-only (unless the ERP holds just that value already).
 */
export function checkValue(
  connection: ErpConnection,
  pair: MappedPair,
  side: Side,
  value: string,
  actor: ErpActor | null,
): string {
  const { erpField, crmField } = pair;
  const field = side === 'crm' ? crmField : erpField;
  const stored = toStored(connection, pair, side, value);
  const isSame = side === 'erp' && actor !== null && storedValue(actor, erpField.key) === stored;
  if (field.access === 'ReadOnly' && !isSame)
    throw refuse(`${field.key} is read-only in ${sideNames[side]}.`);
  if (field.access === 'Mandatory' && stored.trim() === '')
    throw refuse(`${field.key} is mandatory in ${sideNames[side]} and cannot be empty.`);
  const isText = field.type === 'Text' || field.type === 'Password';
  if (isText && field.maxLength > 0 && stored.length > field.maxLength)
    throw refuse(
      `${field.key} holds at most ${field.maxLength} characters in ${sideNames[side]}; ${stored.length} were given.`,
    );
  return stored;
}

/** The sides that a mapping feeds. */
export function mappedSides(mapping: Pick<FieldMapping, 'syncToCrm' | 'syncToErp'>): Side[] {
  const sides: Side[] = [];
  if (mapping.syncToCrm) sides.push('crm');
  if (mapping.syncToErp) sides.push('erp');
  return sides;
}

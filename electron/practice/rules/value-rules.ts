import { listValueForCrm, listValueForErp } from '../assumptions';
import type { CrmField, ErpActor, ErpConnection, ErpField } from '../data/model';
import { storedValue } from '../data/store';
import { refuse } from '../http/refusal';
import { canonicalValue } from './encoded-values';
import type { MappedPair } from './field-lookup';

/** Where a value is about to be written. */
export type Side = 'crm' | 'erp';

const sideNames: Record<Side, string> = { crm: 'CRM', erp: 'the ERP system' };

function requireListItem(connection: ErpConnection, field: ErpField, itemId: string): void {
  const items = connection.lists[field.listName ?? ''] ?? [];
  if (itemId !== '' && !items.some((item) => item.id === itemId))
    throw refuse(`The list ${field.listName ?? ''} of the ERP system has no item '${itemId}'.`);
}

function toCanonical(field: CrmField | ErpField, value: string): string {
  const stored = field.type === 'List' ? value : canonicalValue(field.type, value);
  if (stored === null) throw refuse(`'${value}' is not a valid ${field.type} value for ${field.key}.`);
  return stored;
}

function toStored(connection: ErpConnection, pair: MappedPair, side: Side, value: string): string {
  const { erpField, crmField } = pair;
  if (erpField.type !== 'List') return toCanonical(side === 'crm' ? crmField : erpField, value);
  const stored =
    side === 'crm' ? listValueForCrm(erpField, crmField, value) : listValueForErp(erpField, value);
  if (stored === null)
    throw refuse(`The list item '${value}' of ${crmField.key} has no mapped item in ${sideNames[side]}.`);
  if (side === 'erp') requireListItem(connection, erpField, stored);
  return stored;
}

/** Mandatory and maximum length, the two rules that a stored text can break. */
function checkContent(field: CrmField | ErpField, side: Side, stored: string): void {
  if (field.access === 'Mandatory' && stored.trim() === '')
    throw refuse(`${field.key} is mandatory in ${sideNames[side]} and cannot be empty.`);
  const isText = field.type === 'Text' || field.type === 'Password';
  if (isText && field.maxLength > 0 && stored.length > field.maxLength)
    throw refuse(
      `${field.key} holds at most ${field.maxLength} characters in ${sideNames[side]}; ${stored.length} were given.`,
    );
}

/**
 * The form in which one side will store a value. Throws the refusal of the first rule it breaks: type, list
 * mapping, read-only (unless the ERP holds just that value already), mandatory, maximum length (UTF-16 units).
 */
export function checkValue(
  connection: ErpConnection,
  pair: MappedPair,
  side: Side,
  value: string,
  actor: ErpActor | null,
): string {
  const field = side === 'crm' ? pair.crmField : pair.erpField;
  const stored = toStored(connection, pair, side, value);
  const isSame = side === 'erp' && actor !== null && storedValue(actor, field.key) === stored;
  if (field.access === 'ReadOnly' && !isSame)
    throw refuse(`${field.key} is read-only in ${sideNames[side]}.`);
  checkContent(field, side, stored);
  return stored;
}

/** The same for a value that is meant for the ERP alone, as when an actor is made. */
export function checkErpOnlyValue(connection: ErpConnection, field: ErpField, value: string): string {
  if (field.access === 'ReadOnly') throw refuse(`${field.key} is read-only in ${sideNames.erp}.`);
  const stored = toCanonical(field, value);
  if (field.type === 'List') requireListItem(connection, field, stored);
  checkContent(field, 'erp', stored);
  return stored;
}

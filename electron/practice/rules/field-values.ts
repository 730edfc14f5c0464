import { listValueFromErp } from '../assumptions';
import { findCrmListItem } from '../data/crm-lists';
import type { ActorTypeMapping, CrmField, CrmRecord, ErpActor, ErpConnection, ErpField } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { toCarrier } from '../http/answers';
import { inLanguage, type Language } from '../http/language';
import { writeInCulture } from './culture';
import { displayStoredValue, readInteger } from './encoded-values';
import { listMappedPairs, type MappedPair } from './field-lookup';

/** How a person reads what CRM stores in a field. */
export function displayCrmValue(field: CrmField, stored: string, language: Language): string {
  if (field.type !== 'List') return displayStoredValue(field.type, stored, language);
  const item = findCrmListItem(field.listName ?? '', readInteger(stored) ?? 0);
  return item ? inLanguage(item.name, language) : '';
}

/** How a person reads what the ERP stores in a field; an item that its list no longer has shows its id. */
export function displayErpValue(
  connection: ErpConnection,
  field: ErpField,
  stored: string,
  language: Language,
): string {
  if (field.type !== 'List') return displayStoredValue(field.type, stored, language);
  const item = connection.lists[field.listName ?? '']?.find((candidate) => candidate.id === stored);
  return item ? inLanguage(item.name, language) : stored;
}

const toFieldValue = (pair: MappedPair, value: string, displayValue: string, language: Language) =>
  toCarrier({
    DisplayName: inLanguage(pair.crmField.names, language),
    CrmFieldKey: pair.crmField.key,
    Value: value,
    DisplayValue: displayValue,
    SyncToCrm: pair.syncToCrm,
    SyncToErp: pair.syncToErp,
  });

/** Every field that some connection maps for this record type, once, with the switches joined by "or". */
function listPairsOfAllConnections(store: PracticeStore, record: CrmRecord): MappedPair[] {
  const pairs = new Map<string, MappedPair>();
  for (const { id } of store.connections)
    for (const mapping of store.findActorTypes(id, record.type))
      for (const pair of listMappedPairs(mapping)) {
        const known = pairs.get(pair.crmField.key);
        pairs.set(pair.crmField.key, {
          ...pair,
          syncToCrm: pair.syncToCrm || (known?.syncToCrm ?? false),
          syncToErp: pair.syncToErp || (known?.syncToErp ?? false),
        });
      }
  return [...pairs.values()];
}

/** The carriers of GetFieldValuesFromCrm. */
export function readCrmFieldValues(
  store: PracticeStore,
  record: CrmRecord,
  language: Language,
  culture: string | null = null,
) {
  return listPairsOfAllConnections(store, record).map((pair) => {
    const stored = storedValue(record, pair.crmField.key);
    const { type } = pair.crmField;
    const value = writeInCulture(type, stored, culture);
    const display = value === stored ? displayCrmValue(pair.crmField, stored, language) : value;
    return toFieldValue(pair, value, display, language);
  });
}

/** The carriers of GetFieldValuesFromErp: the fields that this connection maps for this actor type. */
export function readErpFieldValues(
  connection: ErpConnection,
  mapping: ActorTypeMapping,
  actor: ErpActor,
  language: Language,
  culture: string | null = null,
) {
  return listMappedPairs(mapping).map((pair) => {
    const { erpField, crmField } = pair;
    const stored = storedValue(actor, erpField.key);
    const value =
      erpField.type === 'List'
        ? listValueFromErp(erpField, stored)
        : writeInCulture(erpField.type, stored, culture);
    const display =
      erpField.type === 'List' && value.startsWith('[')
        ? displayCrmValue(crmField, value, language)
        : value === stored || erpField.type === 'List'
          ? displayErpValue(connection, erpField, stored, language)
          : value;
    return toFieldValue(pair, value, display, language);
  });
}

import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import type { ActorTypeMapping, CrmRecord, ErpActor, ErpConnection, ErpField } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { refuse } from '../http/refusal';
import { listMappedPairs, requireRecord } from './field-lookup';
import { requireTypePair, requireUnlinked } from './link-rules';
import { checkErpOnlyValue, checkValue } from './value-rules';

/** Is this field to be filled by the person who makes an actor, because CRM does not feed it? */
export function isAskedForNewActor({ access, firstSync, mapping }: ErpField): boolean {
  if (mapping?.syncToErp) return false;
  return access === 'Mandatory' || firstSync.mandatory || firstSync.promptUser;
}

/** The next free key of the series that the type's actors are numbered in. */
function nextKey(store: PracticeStore, connectionId: number, type: ErpActorType): string {
  const last = store.findLastKey(connectionId, type) ?? '1000';
  const [, prefix = '', number = '0'] = /^(.*?)(\d+)$/.exec(last) ?? [];
  for (let step = 1n; ; step += 1n) {
    const key = prefix + (BigInt(number) + step).toString().padStart(number.length, '0');
    if (!store.findActor(connectionId, type, key)) return key;
  }
}

function collectValues(
  connection: ErpConnection,
  mapping: ActorTypeMapping,
  record: CrmRecord,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of mapping.fields)
    if (field.firstSync.hasDefault) values[field.key] = field.firstSync.defaultValue;
  for (const pair of listMappedPairs(mapping)) {
    if (!pair.syncToErp) continue;
    const source = storedValue(record, pair.crmField.key);
    values[pair.erpField.key] = checkValue(connection, pair, 'erp', source, null);
  }
  for (const [key, value] of Object.entries(given)) {
    const field = mapping.fields.find((candidate) => candidate.key === key);
    if (!field) throw refuse(`The ERP system has no field '${key}' for ${mapping.erpType}.`);
    values[key] = checkErpOnlyValue(connection, field, value);
  }
  for (const field of mapping.fields) {
    const isNeeded = field.access === 'Mandatory' || field.firstSync.mandatory;
    if (isNeeded && (values[field.key] ?? '') === '')
      throw refuse(`${field.key} is mandatory in the ERP system and cannot be empty.`);
  }
  return values;
}

/**
 * Makes an ERP actor from a CRM record and links both: defaults first, then what CRM feeds, then the given
 * values by ERP field key. Throws the refusal of the first broken rule; then nothing was changed.
 */
export function createActorFromRecord(
  store: PracticeStore,
  input: { connectionId: number; crmType: CrmActorType; recordId: number; erpType: ErpActorType },
  given: Readonly<Record<string, string>>,
  now: Date,
): ErpActor {
  const { connectionId, crmType, recordId, erpType } = input;
  const { connection, mapping } = requireTypePair(store, connectionId, crmType, erpType);
  const record = requireRecord(store, crmType, recordId);
  requireUnlinked(store, connectionId, crmType, recordId);
  const values = collectValues(connection, mapping, record, given);
  const key = nextKey(store, connectionId, erpType);
  const numberField = mapping.fields.find((field) => field.access === 'ReadOnly' && field.showInSearch);
  if (numberField) values[numberField.key] = key;
  const at = now.toISOString();
  const actor = store.addActor({
    connectionId,
    type: erpType,
    key,
    values,
    parent: null,
    lastModified: at,
  });
  store.addLink({ connectionId, crmType, recordId, erpType, erpKey: key, mostRecentTimestamp: at });
  return actor;
}

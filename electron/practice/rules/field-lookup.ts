import {
  crmActorTypes,
  erpActorTypes,
  type CrmActorType,
  type ErpActorType,
} from '../../../shared/record/actor-types';
import { findCrmField } from '../data/crm-fields';
import type { ActorTypeMapping, CrmField, CrmRecord, ErpActor, ErpConnection, ErpField } from '../data/model';
import type { PracticeStore } from '../data/store';
import { refuse } from '../http/refusal';

/** An ERP field that is mapped, with its two partners. */
export interface MappedPair {
  erpField: ErpField;
  crmField: CrmField;
  syncToCrm: boolean;
  syncToErp: boolean;
}

const notFound = (message: string) => refuse(message, 'SoNotFoundException');

/** A CRM actor type that is not `Unknown`; otherwise throws a refusal. */
export function requireCrmType(name: string): CrmActorType {
  const type = crmActorTypes.find((candidate) => candidate === name);
  if (!type) throw refuse(`CrmActorType ${name} cannot be used here.`);
  return type;
}

/** An ERP actor type that is not `Unknown`; otherwise throws a refusal. */
export function requireErpType(name: string): ErpActorType {
  const type = erpActorTypes.find((candidate) => candidate === name);
  if (!type) throw refuse(`ErpActorType ${name} cannot be used here.`);
  return type;
}

/** Throws a refusal where the connection is unknown or deleted. */
export function requireConnection(store: PracticeStore, id: number): ErpConnection {
  const connection = store.findConnection(id);
  if (!connection || connection.deleted) throw notFound(`ERP connection ${id} was not found.`);
  return connection;
}

/** Throws a refusal where the connection is unknown, deleted or switched off. */
export function requireActiveConnection(store: PracticeStore, id: number): ErpConnection {
  const connection = requireConnection(store, id);
  if (!connection.active) throw refuse(`ERP connection ${id} is not active.`);
  return connection;
}

/** Throws a refusal where the connection does not map the ERP actor type. */
export function requireActorType(connection: ErpConnection, erpType: ErpActorType): ActorTypeMapping {
  const mapping = connection.actorTypes.find((candidate) => candidate.erpType === erpType);
  if (!mapping) throw refuse(`ERP connection ${connection.id} does not map the ERP actor type ${erpType}.`);
  return mapping;
}

export function requireRecord(store: PracticeStore, type: CrmActorType, id: number): CrmRecord {
  const record = store.findRecord(type, id);
  if (!record) throw notFound(`${type} id ${id} not found`);
  return record;
}

export function requireActor(
  store: PracticeStore,
  connectionId: number,
  type: ErpActorType,
  key: string,
): ErpActor {
  const actor = store.findActor(connectionId, type, key);
  if (!actor)
    throw notFound(`${type} with ERP key '${key}' was not found in ERP connection ${connectionId}.`);
  return actor;
}

/** A mapping never changes while a site runs. */
const pairsOfMappings = new WeakMap<ActorTypeMapping, readonly MappedPair[]>();

/** The mapped fields of an actor type, in the order of their rank. */
export function listMappedPairs(mapping: ActorTypeMapping): readonly MappedPair[] {
  const known = pairsOfMappings.get(mapping);
  if (known) return known;
  const pairs = mapping.fields.flatMap((erpField) => {
    if (!erpField.mapping) return [];
    const { crmFieldKey, syncToCrm, syncToErp } = erpField.mapping;
    const crmField = findCrmField(mapping.crmType, crmFieldKey);
    return crmField ? [{ erpField, crmField, syncToCrm, syncToErp }] : [];
  });
  pairsOfMappings.set(mapping, pairs);
  return pairs;
}

/** The list that the CRM side of a mapped list field uses, as `table=<name>`; '' otherwise. */
export function listReferenceOf(field: ErpField, mapping: ActorTypeMapping): string {
  const listName = findCrmField(mapping.crmType, field.mapping?.crmFieldKey ?? '')?.listName;
  return field.type === 'List' && listName ? `table=${listName}` : '';
}

/** The table numbers of the database (documented). */
export const tableNumbers: Record<CrmActorType, number> = { Contact: 5, Person: 6, Project: 11, Sale: 13 };

/** The table names of the database, as answers print them. */
export const tableNames: Record<CrmActorType, string> = {
  Contact: 'contact',
  Person: 'person',
  Project: 'project',
  Sale: 'sale',
};

import { z } from 'zod';
import type { ErpConnection, ErpLink } from '../../data/model';
import { storedValue, type PracticeStore } from '../../data/store';
import { toCarrier } from '../../http/answers';
import { inLanguage, type Language } from '../../http/language';
import { carrierSchema, id } from '../../http/member-binding';
import { refuse } from '../../http/refusal';
import {
  requireActiveConnection,
  requireActor,
  requireActorType,
  requireRecord,
} from '../../rules/field-lookup';
import { readCrmFieldValues, readErpFieldValues } from '../../rules/field-values';
import { requireCrmType, requireErpType } from '../../rules/field-lookup';
import { agentMethod, type AgentMethod } from '../agent-method';
import { toFieldMetadata } from './carriers';
import { crmTypeMember, erpTypeMember, ofRecord } from './members';

function toConnectionData(
  store: PracticeStore,
  connection: ErpConnection,
  crmType: ErpLink['crmType'],
  recordId: number,
  language: Language,
) {
  const mappings = store.findActorTypes(connection.id, crmType);
  const link = store.findLinkOfRecord(connection.id, crmType, recordId);
  const shown = mappings.find((mapping) => mapping.erpType === link?.erpType) ?? mappings[0];
  if (!shown) return [];
  return toCarrier({
    ErpConnectionId: connection.id,
    ConnectionName: inLanguage(connection.names, language),
    Connected: link !== null,
    ErpFields: shown.fields
      .filter((field) => field.showInGui)
      .map((field) => toFieldMetadata(field, language)),
    CrmActorType: crmType,
    ErpActorType: shown.erpType,
    ErpActorTypes: mappings.map((mapping) => mapping.erpType),
  });
}

/** The calls that read link states and field values. */
export const valueMethods: Record<string, AgentMethod> = {
  GetConnectionsAndDisplayFields: agentMethod(
    'The link state of one record over all connections',
    ofRecord,
    (input, { store, language }) => {
      const record = requireRecord(store, requireCrmType(input.CrmActorType), input.EntityId);
      return store.connections
        .filter((connection) => !connection.deleted)
        .flatMap((connection) => toConnectionData(store, connection, record.type, record.id, language));
    },
  ),
  GetErpFieldValues: agentMethod(
    'The ERP values of a linked record, in the order of the field keys',
    carrierSchema({
      ErpConnectionId: id,
      CrmActorType: crmTypeMember,
      EntityId: id,
      FieldKeys: z.array(z.string()),
    }),
    (input, { store }) => {
      const connection = requireActiveConnection(store, input.ErpConnectionId);
      const record = requireRecord(store, requireCrmType(input.CrmActorType), input.EntityId);
      const link = store.findLinkOfRecord(connection.id, record.type, record.id);
      if (!link)
        throw refuse(`${record.type} ${record.id} is not connected in ERP connection ${connection.id}.`);
      const actor = requireActor(store, connection.id, link.erpType, link.erpKey);
      return input.FieldKeys.map((key) => storedValue(actor, key));
    },
  ),
  GetFieldValuesFromCrm: agentMethod(
    'The values of the mapped fields of a CRM record',
    carrierSchema({ RecordId: id, ActorTypeCrm: crmTypeMember }),
    (input, { store, language, culture }) =>
      readCrmFieldValues(
        store,
        requireRecord(store, requireCrmType(input.ActorTypeCrm), input.RecordId),
        language,
        culture,
      ),
  ),
  GetFieldValuesFromErp: agentMethod(
    'The values of the mapped fields of an ERP actor, linked or not',
    carrierSchema({ ErpConnectionId: id, ActorTypeErp: erpTypeMember, ErpKey: z.string() }),
    (input, { store, language, culture }) => {
      const connection = requireActiveConnection(store, input.ErpConnectionId);
      const mapping = requireActorType(connection, requireErpType(input.ActorTypeErp));
      const actor = requireActor(store, connection.id, mapping.erpType, input.ErpKey);
      return readErpFieldValues(connection, mapping, actor, language, culture);
    },
  ),
};

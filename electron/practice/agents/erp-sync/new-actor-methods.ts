import { z } from 'zod';
import { carrierSchema, id } from '../../http/member-binding';
import { requireActiveConnection, requireActorType } from '../../rules/field-lookup';
import { createActorFromRecord, isAskedForNewActor } from '../../rules/create-actor';
import { requireCrmType, requireErpType } from '../../rules/field-lookup';
import { agentMethod, type AgentMethod } from '../agent-method';
import { isDone } from '../agent-method';
import { toFieldMetadata } from './carriers';
import { crmTypeMember, erpTypeMember } from './members';

/** The calls that make an ERP actor. Note that the member names differ from those of the other calls. */
export const newActorMethods: Record<string, AgentMethod> = {
  GetFieldsForNewErpActor: agentMethod(
    'The fields that must be filled to create an ERP actor',
    carrierSchema({ ErpConnectionId: id, ErpActorType: erpTypeMember }),
    (input, { store, language }) => {
      const connection = requireActiveConnection(store, input.ErpConnectionId);
      const { fields } = requireActorType(connection, requireErpType(input.ErpActorType));
      return fields.filter(isAskedForNewActor).map((field) => toFieldMetadata(field, language));
    },
  ),
  CreateErpActorFromCrm: agentMethod(
    'Create an ERP actor from a CRM record and link both',
    carrierSchema({
      ConnectionId: id,
      CrmEntityId: id,
      ErpActorType: erpTypeMember,
      CrmActorType: crmTypeMember,
      ErpFieldKeyValues: z.record(z.string(), z.string().nullable()).nullish(),
    }),
    (input, { store, now }) => {
      const ends = {
        connectionId: input.ConnectionId,
        crmType: requireCrmType(input.CrmActorType),
        recordId: input.CrmEntityId,
        erpType: requireErpType(input.ErpActorType),
      };
      const given = Object.entries(input.ErpFieldKeyValues ?? {}).map(([key, value]) => [key, value ?? '']);
      return isDone(() => createActorFromRecord(store, ends, Object.fromEntries(given), now()));
    },
  ),
};

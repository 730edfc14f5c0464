import type { z } from 'zod';
import type { CallContext } from '../../http/call-context';
import { carrierSchema, id } from '../../http/member-binding';
import { requireConnection, requireRecord } from '../../rules/field-lookup';
import { requireCrmType, requireErpType } from '../../rules/field-lookup';
import { carryOutLink, planLink, type FieldValueInput } from '../../rules/link-rules';
import { agentMethod, silentMethod, type AgentMethod } from '../agent-method';
import { isDone } from '../agent-method';
import { connectMember, crmTypeMember, linkMember } from './members';

function connect(
  input: z.output<typeof linkMember>,
  fieldValues: readonly FieldValueInput[],
  { store, now }: CallContext,
): void {
  const link = {
    ...input,
    CrmActorType: requireCrmType(input.CrmActorType),
    ErpActorType: requireErpType(input.ErpActorType),
  };
  carryOutLink(store, planLink(store, link, fieldValues), now());
}

const breakMember = carrierSchema({ ErpConnectionId: id, CrmRecordId: id, CrmActorType: crmTypeMember });

/** The calls that make and break links. */
export const linkMethods: Record<string, AgentMethod> = {
  ConnectActor: silentMethod(
    'Create a link between Erp and Crm and set default values',
    connectMember,
    (input, context) => connect(input, input.FieldValues, context),
  ),
  TryConnectActor: agentMethod(
    'Create a link between Erp and Crm and set default values',
    connectMember,
    (input, context) => isDone(() => connect(input, input.FieldValues, context)),
  ),
  CreateActorLink: agentMethod(
    'Create a link without setting any value; true = success',
    linkMember,
    (input, context) => isDone(() => connect(input, [], context)),
  ),
  BreakActorLink: agentMethod(
    'Remove the link of a CRM record; true = success',
    breakMember,
    (input, { store }) => {
      const { id: connectionId } = requireConnection(store, input.ErpConnectionId);
      const type = requireCrmType(input.CrmActorType);
      const link = store.findLinkOfRecord(connectionId, type, input.CrmRecordId);
      // The link of a record that is gone is a row like every other.
      if (link === null) requireRecord(store, type, input.CrmRecordId);
      else store.removeLink(link);
      return link !== null;
    },
  ),
};
